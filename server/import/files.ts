import { open, readdir, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { fileReasons, type FileReason } from './file-reasons.ts'
import type { LeftFile } from '#shared/import/preview.ts'
import { openZip, ZipTrouble, type Source, type ZipEntry } from './zip.ts'

/** One file that came in, from a folder or out of a ZIP. Its bytes are read when they are needed, one file at a time. */
export type ImportFile = { path: string; size: number; head: () => Promise<Buffer>; bytes: () => Promise<Buffer> }

/** All files of an import, in the order of their names. `close` lets go of the ZIPs that are open. */
export type Files = { files: ImportFile[]; left: LeftFile[]; close: () => Promise<void> }

const mostFiles = 5_000
const mostUnpacked = 8_000_000_000 // a thousand pictures from good cameras
const headBytes = 4_096
const clutter = /(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/iu

/** Everything below a folder. Links are not followed, and a ZIP counts as the folder that it is. */
export async function filesBelow(folder: string): Promise<Files> {
  const found: Files = { files: [], left: [], close: async () => {} }
  const zips: FileHandle[] = []
  const leave = (path: string, why: FileReason) => void found.left.push({ file: path, says: fileReasons[why] })
  const paths = await pathsBelow(folder, leave)
  for (const path of paths) {
    if (found.files.length >= mostFiles) {
      leave(path, 'too-many-files')
      break
    }
    if (isZip(await headOf(join(folder, path)))) {
      const handle = await open(join(folder, path))
      zips.push(handle)
      if (await addZip(handle, path, { found, leave })) continue
    }
    found.files.push(await fileOnDisk(folder, path))
  }
  found.close = async () => {
    for (const handle of zips) await handle.close()
  }
  return found
}

type Leave = (path: string, why: FileReason) => void

async function pathsBelow(folder: string, leave: Leave): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name)
      .slice(folder.length)
      .replace(/^[\\/]+/, '')
      .replaceAll('\\', '/')
    if (clutter.test(path) || entry.isDirectory()) return []
    if (entry.isFile()) return path
    leave(path, 'link')
    return []
  })
  return paths.toSorted()
}

async function fileOnDisk(folder: string, path: string): Promise<ImportFile> {
  const whole = join(folder, path)
  return {
    path,
    size: await withFile(whole, async (handle) => (await handle.stat()).size),
    head: () => headOf(whole),
    bytes: () => withFile(whole, (handle) => handle.readFile()),
  }
}

const headOf = (path: string): Promise<Buffer> =>
  withFile(path, async (handle) => {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  })

/** Adds what is in a ZIP, or says why not. False: it is a workbook or a document, which only looks like one. */
async function addZip(
  handle: FileHandle,
  path: string,
  { found, leave }: { found: Files; leave: Leave },
): Promise<boolean> {
  try {
    const entries = await openZip(sourceOfFile(handle, (await handle.stat()).size), mostUnpacked)
    if (entries.some(({ name }) => name === '[Content_Types].xml')) return false
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) addEntry(entry, path, { found, leave })
  } catch (error) {
    if (!(error instanceof ZipTrouble)) throw error
    if (/\.(?:xls|doc|ppt)[xm]$/i.test(path)) return false // its own reader says what is wrong with it
    leave(path, error.why)
  }
  return true
}

function addEntry(entry: ZipEntry, zip: string, { found, leave }: { found: Files; leave: Leave }): void {
  if (clutter.test(entry.name)) return
  const path = `${zip}/${entry.name}`
  if (/\.zip$/i.test(entry.name)) leave(path, 'zip-in-zip')
  else if (found.files.length >= mostFiles) leave(path, 'too-many-files')
  else {
    const head = async () => (await entry.read()).subarray(0, headBytes)
    found.files.push({ path, size: entry.size, head, bytes: entry.read })
  }
}

function sourceOfFile(handle: FileHandle, size: number): Source {
  return {
    size,
    read: async (at, length) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
      return buffer.subarray(0, bytesRead)
    },
  }
}

export const isZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 0) <= 8

async function withFile<Answer>(path: string, act: (handle: FileHandle) => Promise<Answer>): Promise<Answer> {
  const handle = await open(path)
  try {
    return await act(handle)
  } finally {
    await handle.close()
  }
}
