import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { z } from 'zod'
import { StartError } from '../env.ts'
import { chunksOf, paddingOf, tarEnd, tarEntries, tarHeader, type TarEntry } from './tar.ts'

/** What the file says of itself, before everything else in it. */
const Head = z.object({
  format: z.literal(1),
  kind: z.enum(['backup', 'content']),
  made: z.iso.datetime(),
  version: z.string(),
  database: z.enum(['sqlite', 'postgres', 'none']),
})
export type Head = z.infer<typeof Head>

const Listed = z.object({ name: z.string(), size: z.number(), sha256: z.string() })
const Manifest = z.object({ files: z.array(Listed) })
type Listed = z.infer<typeof Listed>

/** A file on disk and its name below `data/`. */
export type PackedFile = { name: string; path: string }

/** Whoever waits: told of every stretch of bytes, and able to call it off. */
export type Watch = { signal?: AbortSignal; progress?: (bytes: number) => void }

const headName = 'zhantai.json'
const headLimit = 10_000
const manifestLimit = 64_000_000
const isManifest = /^manifest-([0-9a-f]{64})\.json$/

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** Whether a name stays inside the folder it is unpacked into, on every system. */
const isPlain = (name: string): boolean =>
  !/[\\:\0]/.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')

/**
 * Writes head, files and at last a manifest with the SHA-256 of each, whose own hash is in its name. No file is taken into
 * memory; one that is gone by its turn is left out. Gives how many went in.
 */
export async function writeArchive(
  to: FileHandle,
  head: Head,
  { files, ...watch }: Watch & { files: Iterable<PackedFile> },
): Promise<number> {
  await writeSmall(to, headName, JSON.stringify(head, null, 2))
  const listed: Listed[] = []
  for (const file of files) {
    const done = await writeFile(to, file, watch)
    if (done) listed.push(done)
  }
  const manifest = JSON.stringify({ files: listed } satisfies z.infer<typeof Manifest>, null, 1)
  await writeSmall(to, `manifest-${sha256(manifest)}.json`, manifest)
  await to.writeFile(tarEnd())
  return listed.length
}

async function writeSmall(to: FileHandle, name: string, text: string): Promise<void> {
  const bytes = Buffer.from(text)
  await to.writeFile(Buffer.concat([tarHeader(name, bytes.length), bytes, paddingOf(bytes.length)]))
}

async function writeFile(to: FileHandle, { name, path }: PackedFile, watch: Watch): Promise<Listed | null> {
  if (!isPlain(name)) {
    throw new StartError(
      `“${path}”的文件名不能放进备份，请移走或改名。The name of “${path}” cannot go into a backup: move it away or rename it.`,
    )
  }
  const from = await openOrNull(path)
  if (!from) return null
  try {
    const { size } = await from.stat()
    await to.writeFile(tarHeader(`data/${name}`, size))
    const hash = createHash('sha256')
    let left = size
    for await (const chunk of chunksOf(from, 0, size)) {
      watch.signal?.throwIfAborted()
      hash.update(chunk)
      await to.writeFile(chunk)
      left -= chunk.length
      watch.progress?.(chunk.length)
    }
    if (left !== 0) {
      throw new StartError(
        `“${path}”在读取时变短了，没有做成备份，请再运行一次。“${path}” became shorter while it was read, so no backup was made: run it again.`,
      )
    }
    await to.writeFile(paddingOf(size))
    return { name, size, sha256: hash.digest('hex') }
  } finally {
    await from.close()
  }
}

async function openOrNull(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Takes one file as it is read. */
export type Keep = (name: string, bytes: AsyncIterable<Buffer>) => Promise<void>

/**
 * Hands each file to `keep` and compares what went by with the manifest. Only when this resolves may what was kept be used.
 * Throws `StartError` with the name of what is wrong.
 */
export async function readArchive(
  from: FileHandle,
  { kind, keep, ...watch }: Watch & { kind: Head['kind']; keep: Keep },
): Promise<Head> {
  let head: Head | null = null
  const seen = new Map<string, string>()
  for await (const entry of tarEntries(from)) {
    if (!head) head = await headOf(entry, kind)
    else if (isManifest.test(entry.name)) {
      compare(await manifestOf(entry), seen)
      return head
    } else seen.set(...(await passOn(entry, keep, watch)))
  }
  throw damaged('manifest.json')
}

const notOurs =
  '这不是展台的文件，或是更新版本做的，什么都没有动。This is no file of Zhantai, or a newer version made it. Nothing was changed.'
const otherKind: Record<Head['kind'], string> = {
  backup:
    '这是内容的文件，不是备份，什么都没有动：请用 npm run package 打开。This holds content and is no backup. Nothing was changed: open it with npm run package.',
  content:
    '这是整个展台的备份，不是内容的文件，什么都没有动：请用 npm run restore 恢复。This is the backup of a whole booth. Nothing was changed: restore it with npm run restore.',
}

async function headOf(entry: TarEntry, kind: Head['kind']): Promise<Head> {
  const parsed = entry.name === headName && entry.size <= headLimit ? Head.safeParse(await jsonOf(entry)) : null
  if (parsed?.success && parsed.data.kind === kind) return parsed.data
  throw new StartError(parsed?.success ? otherKind[kind] : notOurs)
}

async function passOn(entry: TarEntry, keep: Keep, watch: Watch): Promise<[name: string, sha256: string]> {
  const name = entry.name.replace(/^data\//, '')
  if (name === entry.name || !isPlain(name)) {
    throw new StartError(
      `文件里有不该有的“${entry.name}”，什么都没有动。The file holds “${entry.name}”, which does not belong there. Nothing was changed.`,
    )
  }
  const hash = createHash('sha256')
  await keep(name, watched(entry.bytes(), hash, watch))
  return [name, hash.digest('hex')]
}

async function* watched(bytes: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>, watch: Watch) {
  for await (const chunk of bytes) {
    watch.signal?.throwIfAborted()
    hash.update(chunk)
    yield chunk
    watch.progress?.(chunk.length)
  }
}

async function manifestOf(entry: TarEntry): Promise<Listed[]> {
  const text = entry.size <= manifestLimit ? await textOf(entry) : ''
  if (isManifest.exec(entry.name)?.[1] !== sha256(text)) throw damaged(entry.name)
  const parsed = Manifest.safeParse(parseJson(text))
  if (!parsed.success) throw damaged(entry.name)
  return parsed.data.files
}

function compare(listed: Listed[], seen: Map<string, string>): void {
  for (const { name, sha256: meant } of listed) if (seen.get(name) !== meant) throw damaged(`data/${name}`)
  if (seen.size === listed.length) return
  const names = new Set(listed.map(({ name }) => name))
  throw damaged(`data/${[...seen.keys()].find((name) => !names.has(name))}`)
}

async function textOf(entry: TarEntry): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of entry.bytes()) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const jsonOf = async (entry: TarEntry): Promise<unknown> => parseJson(await textOf(entry))

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // the schema refuses it
  }
}

const damaged = (name: string) =>
  new StartError(
    `“${name}”缺失或已损坏，什么都没有动，请重新拷贝备份文件。“${name}” is missing or damaged. Nothing was changed: copy the file again.`,
  )
