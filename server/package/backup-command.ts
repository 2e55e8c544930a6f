import { parseArgs } from 'node:util'
import { readEnv, StartError } from '../env.ts'
import { backUp } from './backup.ts'
import { pathFrom, runCommand } from './run-command.ts'

/** `npm run backup -- --data DIR --out FILE`: everything in one file, while the server runs. */
const usage = '用法 Usage: npm run backup -- --data DIR --out FILE'

function wantedOf(args: string[]) {
  try {
    const { values } = parseArgs({ args, options: { data: { type: 'string' }, out: { type: 'string' } } })
    if (values.out)
      return { dataDir: pathFrom(values.data ?? process.env['DATA_DIR'] ?? 'data'), out: pathFrom(values.out) }
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
  throw new StartError(usage)
}

await runCommand(async (watch, total) => {
  const { dataDir, out } = wantedOf(process.argv.slice(2))
  const { databaseUrl } = readEnv({ ...process.env, DATA_DIR: dataDir })
  const { files, bytes } = await backUp({ dataDir, databaseUrl, out, now: Date.now() }, { ...watch, total })
  console.log(`${files} 个文件 files，${bytes} 字节 bytes → ${out}`)
  console.log(
    '里面有口令的哈希、登录会话、意向的号码及其密钥：像保管原件一样保管它。It holds PIN hashes, sessions, visitors’ numbers and their key: keep it as you keep the original.',
  )
  if (databaseUrl === null) return
  console.log(
    '数据库在 PostgreSQL 里，不在这个文件中：请另用 pg_dump 备份。The database is in PostgreSQL and not in this file: back it up with pg_dump as well.',
  )
})
