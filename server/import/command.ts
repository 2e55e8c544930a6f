import { existsSync } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { Content } from '#shared/content.ts'
import { openingBooth } from '#shared/opening.ts'
import { countsLine } from '#shared/import/preview.ts'
import { Bundles } from '../content/bundles.ts'
import { DurableJson } from '../content/durable-json.ts'
import { addSampleMedia, readSample } from '../content/sample.ts'
import { ContentStore } from '../content/store.ts'
import { readEnv, StartError } from '../env.ts'
import { AuditLog } from '../storage/audit-log.ts'
import { loadBooth, newEpoch, saveBooth } from '../storage/booth-record.ts'
import { openDatabase, type Database } from '../storage/database.ts'
import { rememberedHeadings } from '../storage/import-log.ts'
import { filesBelow } from './files.ts'
import { gather } from './gather.ts'
import { Importer, type ImportRefusal } from './importer.ts'
import { planImport } from './plan.ts'
import { printPreview } from './print.ts'

/** `npm run import -- --data DIR [--dry-run] FOLDER`: brings files into the draft. An approver publishes it in the panel. */
const usage = '用法 Usage: npm run import -- --data DIR [--dry-run] FOLDER'

type Wanted = { dataDir: string; dryRun: boolean; folder: string }

function wantedOf(args: string[]): Wanted {
  let parsed
  try {
    const options = { data: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } } as const
    parsed = parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
  const [folder, ...rest] = parsed.positionals
  if (!folder || rest.length > 0) throw new StartError(usage)
  const from = process.env['INIT_CWD'] ?? process.cwd() // npm runs a script in the project's folder, wherever it was called
  const dataDir = resolve(from, parsed.values.data ?? process.env['DATA_DIR'] ?? 'data')
  return { dataDir, dryRun: parsed.values['dry-run'], folder: resolve(from, folder) }
}

async function run({ dataDir, dryRun, folder }: Wanted): Promise<void> {
  const found = await stat(folder).catch(() => null)
  if (!found?.isDirectory())
    throw new StartError(`“${folder}”不是文件夹，请核对路径。“${folder}” is no folder: check the path.`)
  const env = readEnv({ ...process.env, DATA_DIR: dataDir })
  const log = pino({ level: env.logLevel }, pino.destination(2))
  const isNew = env.databaseUrl === null && !existsSync(join(dataDir, 'zhantai.db'))
  if (dryRun && isNew && !existsSync(join(dataDir, 'content.json'))) return tryOn(await readSample(), null, folder)
  if (!dryRun) await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const db = await openDatabase(dataDir, env.databaseUrl, log)
  try {
    if (dryRun) await tryOn(await draftOf(dataDir), db, folder)
    else await bringIn(dataDir, db, folder)
  } finally {
    await db.destroy()
  }
}

/** Says what would happen, and writes nothing. */
async function tryOn(content: Content, db: Database | null, folder: string): Promise<void> {
  const files = await filesBelow(folder)
  const headings = db ? await rememberedHeadings(db) : new Map<string, never>()
  const plan = await planImport(content, await gather(files), { headings, shelf: { db, bundles: null } })
  await files.close()
  printPreview(plan.preview)
  console.log(countsLine(plan.preview.counts))
}

async function bringIn(dataDir: string, db: Database, folder: string): Promise<void> {
  const bundles = await Bundles.open(dataDir)
  const sample = await readSample()
  await addSampleMedia(sample, bundles)
  const content = await ContentStore.open(dataDir, sample)
  await keepGate(db, bundles, content)
  const importer = new Importer({ db, content, audit: new AuditLog(db), now: Date.now })
  await importer.resume()
  const files = await filesBelow(folder)
  const gathered = await gather(files)
  const headings = await rememberedHeadings(db)
  const plan = await planImport(content.current, gathered, { headings, shelf: { db, bundles }, progress })
  await files.close()
  const done = await importer.apply(plan, 'command line', [folder])
  if (!done.ok) throw new StartError(refusalSentence(done.error))
  printPreview(plan.preview)
  console.log(countsLine(plan.preview.counts))
}

/** A booth that was never started opens with what is there before the import: its first start would publish the draft unseen. */
async function keepGate(db: Database, bundles: Bundles, content: ContentStore): Promise<void> {
  if (await loadBooth(db)) return
  const now = Date.now()
  await saveBooth(db, openingBooth(newEpoch(), await bundles.publish(content.current), now), now)
}

/** The draft as it lies there, read without touching anything. */
async function draftOf(dataDir: string): Promise<Content> {
  const stored = await new DurableJson(join(dataDir, 'content.json')).read().catch((cause: unknown) => {
    throw new StartError(refusalSentence({ why: 'content-broken', detail: String(cause) }))
  })
  if (stored === null) return readSample()
  const parsed = Content.safeParse(stored)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const detail = `content.json: ${issue?.path.map(String).join('.')} ${issue?.message}`
  throw new StartError(refusalSentence({ why: 'content-broken', detail }))
}

function progress(done: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r图片 Pictures ${done}/${of}${done === of ? '\n' : ''}`)
}

function refusalSentence(refusal: ImportRefusal): string {
  if (refusal.why === 'content-broken')
    return `草稿有误，什么都没有导入：${refusal.detail} The draft is broken, so nothing was imported: put this right first.`
  return '草稿刚被别处改动，什么都没有导入，请再运行一次。The draft was changed elsewhere just now, so nothing was imported: run it again.'
}

/** What a machine may refuse in the middle; the draft is as it was. */
const machineSentences: Record<string, string> = {
  ENOSPC:
    '磁盘已满，什么都没有导入。请腾出空间再试。The disk is full, so nothing was imported: make room and try again.',
  EACCES: '没有权限读写文件，什么都没有导入。A file may not be read or written, so nothing was imported.',
  EROFS: '磁盘是只读的，什么都没有导入。The disk is read-only, so nothing was imported.',
}

function sentenceOf(error: unknown): string | null {
  if (error instanceof StartError) return error.message
  return error instanceof Error && 'code' in error ? (machineSentences[String(error.code)] ?? null) : null
}

try {
  await run(wantedOf(process.argv.slice(2)))
} catch (error) {
  const sentence = sentenceOf(error)
  if (sentence === null) throw error
  console.error(sentence)
  process.exitCode = 1
}
