import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { StartError } from '../env.ts'
import { restore } from './restore.ts'
import { pathFrom, runCommand } from './run-command.ts'

/** `npm run restore -- --data DIR FILE`: a backup into an empty folder, from which a server then starts. */
const usage = '用法 Usage: npm run restore -- --data DIR FILE'

function wantedOf(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options: { data: { type: 'string' } }, allowPositionals: true })
    const [file, ...rest] = positionals
    if (values.data && file && rest.length === 0) return { dataDir: pathFrom(values.data), file: pathFrom(file) }
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
  throw new StartError(usage)
}

await runCommand(async (watch, total) => {
  const { dataDir, file } = wantedOf(process.argv.slice(2))
  total((await stat(file).catch(() => null))?.size ?? 0)
  const log = pino({ level: 'warn' }, pino.destination(2))
  const { made, database } = await restore({ file, dataDir, now: Date.now(), log }, watch)
  console.log(`${made} 的备份已恢复 backup restored → ${dataDir}`)
  if (database === 'sqlite') return
  console.log(
    '数据库不在这个文件里：请用 pg_restore 恢复 PostgreSQL，再以同一个 DATABASE_URL 启动。The database is not in this file: restore PostgreSQL with pg_restore, then start with its DATABASE_URL.',
  )
})
