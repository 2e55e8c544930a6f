import { parseArgs } from 'node:util'
import { readEnv, StartError } from '../env.ts'
import { openPackage, pack } from './content-package.ts'
import { pathFrom, runCommand } from './run-command.ts'

/** `npm run package`: content and media from one booth to another, in one file. */
const usage =
  '用法 Usage: npm run package -- --data DIR --out FILE（打包 pack）· npm run package -- --data DIR FILE（打开 open）'

function wantedOf(args: string[]) {
  try {
    const options = { data: { type: 'string' }, out: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const dataDir = pathFrom(values.data ?? process.env['DATA_DIR'] ?? 'data')
    const [file] = positionals
    if (values.out && !file) return { dataDir, out: pathFrom(values.out) }
    if (!values.out && file && positionals.length === 1) return { dataDir, file: pathFrom(file) }
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
  throw new StartError(usage)
}

await runCommand(async (watch) => {
  const { dataDir, out, file } = wantedOf(process.argv.slice(2))
  const place = { env: readEnv({ ...process.env, DATA_DIR: dataDir }), now: Date.now() }
  if (out !== undefined) {
    const { files, bytes } = await pack({ ...place, out }, watch)
    console.log(`${files} 个文件 files，${bytes} 字节 bytes → ${out}`)
    return
  }
  const { made, exhibits, media } = await openPackage({ ...place, file }, watch)
  console.log(`${made} 打的包 packed：${exhibits} 个展项 exhibits，${media} 个媒体文件 media files → ${dataDir}`)
  console.log(
    '已进入草稿；在控制台审核、发布之后才上屏。It is the draft now; approve and publish it in the panel to show it.',
  )
})
