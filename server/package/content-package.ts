import { readFile, rename, rm, mkdir, stat, type FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import pino from 'pino'
import { Content } from '#shared/content.ts'
import { filesOf } from '#shared/media-files.ts'
import { BrokenMedia, Bundles } from '../content/bundles.ts'
import { codeChecker } from '../content/codes.ts'
import { syncFolder } from '../content/durable-json.ts'
import { checkPalette } from '../content/palette.ts'
import { readSample } from '../content/sample.ts'
import { ContentStore } from '../content/store.ts'
import { StartError, type Env } from '../env.ts'
import { AuditLog } from '../storage/audit-log.ts'
import { openDatabase } from '../storage/database.ts'
import { version } from '../version.ts'
import { readArchive, writeArchive, type Watch } from './archive.ts'
import { clearUnfinished, unfinished } from './unfinished.ts'
import { openFile, unpackInto } from './unpack.ts'
import { checkBooth, checkPlaces, writeWhole, type Made } from './whole-file.ts'

const draftName = 'content.json'
type Place = { env: Env; now: number }

/**
 * The draft with every picture and film that it names, in one file: prepared in one town, opened in another. Nothing of
 * accounts, visitors or logs is in it, and what is not used stays at home.
 */
export async function pack({ env, now, out }: Place & { out: string }, watch: Watch = {}): Promise<Made> {
  await checkPlaces(env.dataDir, draftName, out)
  const content = parsed(await readFile(join(env.dataDir, draftName), 'utf8'), join(env.dataDir, draftName))
  const bundles = await Bundles.open(env.dataDir)
  const hashes = hashesOf(content)
  for (const hash of hashes) await needs(bundles.mediaPath(hash), hash)
  const files = [
    { name: draftName, path: join(env.dataDir, draftName) },
    ...hashes.map((hash) => ({ name: `media/${hash}`, path: bundles.mediaPath(hash) })),
  ]
  const head = { format: 1, kind: 'content', made: new Date(now).toISOString(), version, database: 'none' } as const
  const write = (to: FileHandle) => writeArchive(to, head, { files, ...watch })
  return writeWhole(out, write, async () => {})
}

/** What came in, and when it was packed. */
export type Opened = { made: string; exhibits: number; media: number }

/**
 * A package into the draft of a booth, running or not: checked as a whole beside it, then its media, then the draft in one
 * write. It is shown when it has been approved and published here; the draft before it is in the history, field by field.
 */
export async function openPackage({ env, now, file }: Place & { file: string }, watch: Watch = {}): Promise<Opened> {
  const { dataDir } = env
  await checkBooth(dataDir, draftName)
  const beside = join(dataDir, 'package')
  await clearUnfinished(beside)
  const temporary = unfinished(beside)
  const from = await openFile(file)
  try {
    await mkdir(temporary, { mode: 0o700 })
    const { made } = await readArchive(from, { kind: 'content', keep: unpackInto(temporary), ...watch })
    const content = await checked(temporary)
    await moveMedia(temporary, dataDir, hashesOf(content))
    const opened = { made, exhibits: content.exhibits.length, media: hashesOf(content).length }
    await takeOver(content, { env, now, detail: { file: basename(file), ...opened } })
    return opened
  } finally {
    await from.close()
    await rm(temporary, { recursive: true, force: true })
  }
}

const hashesOf = (content: Content): string[] => [...new Set(filesOf(content).map(({ hash }) => hash))]

function parsed(text: string, file: string): Content {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    throw broken(file, 'JSON')
  }
  const result = Content.safeParse(data)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw broken(file, `${issue?.path.map(String).join('.')} ${issue?.message}`)
}

const broken = (file: string, detail: string) =>
  new StartError(
    `“${file}”有误（${detail}），什么都没有动，请先改正。“${file}” is not right (${detail}). Nothing was changed: put it right first.`,
  )

async function needs(path: string, hash: string): Promise<void> {
  if ((await stat(path).catch(() => null))?.isFile()) return
  throw new StartError(
    `草稿用到的媒体文件 ${hash} 不见了，没有做成。The media file ${hash} that the draft uses is missing, so nothing was made.`,
  )
}

/** The same questions as before publishing: everything is there, is what it says, and may be shown. */
async function checked(folder: string): Promise<Content> {
  const content = parsed(await readFile(join(folder, draftName), 'utf8').catch(() => ''), draftName)
  try {
    await (await Bundles.open(folder)).publish(content)
  } catch (error) {
    if (error instanceof BrokenMedia) throw broken(draftName, error.message)
    throw error
  }
  return content
}

/** Media are named by their bytes: what is there already is the same, and what is added disturbs nothing. */
async function moveMedia(from: string, dataDir: string, hashes: string[]): Promise<void> {
  const [source, bundles] = [await Bundles.open(from), await Bundles.open(dataDir)]
  for (const hash of hashes) await rename(source.mediaPath(hash), bundles.mediaPath(hash))
  await syncFolder(join(dataDir, 'media'))
}

async function takeOver(content: Content, { env, now, detail }: Place & { detail: Record<string, unknown> }) {
  const bundles = await Bundles.open(env.dataDir)
  const codes = codeChecker({ mediaPath: (hash) => bundles.mediaPath(hash), publicUrl: env.publicUrl })
  const store = await ContentStore.open(env.dataDir, await readSample(), async (draft, file) => {
    const result = await codes(draft, file)
    return 'problem' in result ? result : checkPalette(result.content, file)
  })
  if (store.problem) throw broken(join(env.dataDir, draftName), `${store.problem.path} ${store.problem.detail}`)
  const log = pino({ level: env.logLevel }, pino.destination(2))
  const db = await openDatabase(env.dataDir, env.databaseUrl, log)
  try {
    const problem = await store.update((draft) => {
      for (const key of Object.keys(draft)) Reflect.deleteProperty(draft, key)
      Object.assign(draft, content)
    })
    if (problem) throw broken(draftName, `${problem.path} ${problem.detail}`)
    await new AuditLog(db).append({ at: now, actor: 'command line', action: 'package-opened', detail })
  } finally {
    await db.destroy()
  }
}
