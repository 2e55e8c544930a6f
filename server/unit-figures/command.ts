import { access, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pino from 'pino'
import type { UnitPreview } from '#shared/unit-figures.ts'
import type { Words } from '#shared/words.ts'
import { Bundles } from '../content/bundles.ts'
import { readEnv, StartError, type Env } from '../env.ts'
import { AuditLog } from '../storage/audit-log.ts'
import { loadBooth } from '../storage/booth-record.ts'
import { openDatabase } from '../storage/database.ts'
import { UnitDesk } from './desk.ts'

/** `npm run import-figures -- --data DIR [--dry-run] FOLDER`: what units report, into the store of a booth. */
const usage = '用法 Usage: npm run import-figures -- --data DIR [--dry-run] FOLDER'

type Wanted = { env: Env; dryRun: boolean; folder: string }

async function wantedOf(args: string[]): Promise<Wanted> {
  let parsed
  try {
    const options = { data: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } } as const
    parsed = parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
  const [given, ...rest] = parsed.positionals
  if (!given || rest.length > 0) throw new StartError(usage)
  const from = process.env['INIT_CWD'] ?? process.cwd() // npm runs a script in the project's folder, wherever it was called
  const folder = resolve(from, given)
  const there = await stat(folder).catch(() => null)
  if (!there?.isDirectory())
    throw new StartError(`“${folder}”不是文件夹，请核对路径。“${folder}” is no folder: check the path.`)
  const dataDir = resolve(from, parsed.values.data ?? process.env['DATA_DIR'] ?? 'data')
  return { env: readEnv({ ...process.env, DATA_DIR: dataDir }), dryRun: parsed.values['dry-run'], folder }
}

async function run({ env, dryRun, folder }: Wanted): Promise<void> {
  const { dataDir, databaseUrl, timeZone } = env
  if (databaseUrl === null) await access(join(dataDir, 'zhantai.db')).catch(() => Promise.reject(noBooth(dataDir)))
  const db = await openDatabase(dataDir, databaseUrl, pino({ level: env.logLevel }, pino.destination(2)))
  try {
    const booth = await loadBooth(db)
    const content = booth && (await (await Bundles.open(dataDir)).load(booth.bundle))
    if (!content) throw noBooth(dataDir)
    const desk = new UnitDesk({ db, audit: new AuditLog(db), now: Date.now, timeZone })
    const plan = await desk.plan(folder, content)
    print(plan.preview)
    if (!dryRun) await desk.write(plan, 'command line') // nothing to write is no failure
    const { counts } = plan.preview
    console.log(
      Object.entries(counts)
        .map(([outcome, count]) => `${count} ${outcome}`)
        .join(', '),
    )
  } finally {
    await db.destroy()
  }
}

const noBooth = (dataDir: string) =>
  new StartError(
    `--data “${dataDir}” 里没有展台数据。--data “${dataDir}” holds no booth: name the DATA_DIR of a server.`,
  )

function print({ rows, left }: UnitPreview): void {
  for (const { file, says } of left) console.log(`未读 left  ${file}: ${both(says)}`)
  for (const { file, sheet, row, what, outcome, problems, notes } of rows) {
    const where = `${file} ${sheet} 第 ${row} 行 row ${row}  ${what.zh}`
    if (outcome === 'refused')
      console.log(
        `退回 refused  ${where}  ${problems.map(({ column, says }) => `${column}: ${both(says)}`).join(' · ')}`,
      )
    for (const { column, says } of notes) console.log(`留意 note  ${where}  ${column}: ${both(says)}`)
  }
}

const both = ({ zh, en }: Words) => `${zh} ${en}`

try {
  await run(await wantedOf(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
