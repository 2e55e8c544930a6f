import type { FileHandle } from 'node:fs/promises'
import { StartError } from '../env.ts'

/** The plain tar of POSIX, so that any machine can look into a backup without this program. */

const block = 512
const chunkBytes = 1_048_576
const mostBytes = 8 ** 11 - 1 // eleven octal digits: 8 GiB

/** One file in a tar. Its bytes are read while they are iterated, and only then. */
export type TarEntry = { name: string; size: number; bytes: () => AsyncGenerator<Buffer> }

/** The block before a file's bytes. Throws `StartError` for a name or a size that tar cannot hold. */
export function tarHeader(name: string, size: number): Buffer {
  const split = splitName(name)
  if (!split || size > mostBytes) {
    throw new StartError(
      `“${name}”装不进备份：文件名过长或文件超过 8 GiB，请移走或改名。“${name}” does not fit into the file: its name is too long or it is over 8 GiB. Move it away or rename it.`,
    )
  }
  const header = Buffer.alloc(block)
  header.write(split.name, 0)
  header.write('0000600\0', 100)
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        0', 148) // the checksum is taken over blanks; then the kind: a file
  header.write('ustar\x0000', 257)
  header.write(split.prefix, 345)
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** What fills a file up to whole blocks. */
export const paddingOf = (size: number): Buffer => Buffer.alloc((block - (size % block)) % block)

/** The two empty blocks at the end. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * block)

/** The files in a tar, in their order. Throws `StartError` naming the place where it is cut off or damaged. */
export async function* tarEntries(file: FileHandle): AsyncGenerator<TarEntry> {
  const { size: whole } = await file.stat()
  let before = ''
  for (let at = 0; ;) {
    const header = await readAt(file, at, block)
    if (header.length < block) throw cutOff(before)
    if (header.every((byte) => byte === 0)) return
    const entry = entryAt(header)
    if (!entry) throw damagedAfter(before)
    const { name, size } = entry
    if (at + block + size > whole) throw cutOff(name)
    const begins = at + block
    yield { name, size, bytes: () => chunksOf(file, begins, size) }
    at = begins + size + paddingOf(size).length
    before = name
  }
}

function entryAt(header: Buffer): { name: string; size: number } | null {
  const sum = Number.parseInt(text(header, 148, 8), 8)
  const blank = Buffer.from(header)
  blank.write('        ', 148)
  const size = Number.parseInt(text(header, 124, 12), 8)
  if (sum !== sumOf(blank) || header.toString('latin1', 156, 157) !== '0' || !(size >= 0)) return null
  const prefix = text(header, 345, 155)
  return { name: `${prefix && `${prefix}/`}${text(header, 0, 100)}`, size }
}

/** So many bytes of a file from there on, in pieces; fewer where the file ends before. */
export async function* chunksOf(file: FileHandle, begins: number, size: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < size;) {
    const chunk = await readAt(file, begins + done, Math.min(chunkBytes, size - done))
    if (chunk.length === 0) return
    done += chunk.length
    yield chunk
  }
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

/** A name over 100 bytes is cut at a slash: what stands before it goes into the prefix. */
function splitName(path: string): { prefix: string; name: string } | null {
  if (Buffer.byteLength(path) <= 100) return { prefix: '', name: path }
  for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
    const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)]
    if (Buffer.byteLength(prefix) <= 155 && Buffer.byteLength(name) <= 100) return { prefix, name }
  }
  return null
}

const text = (header: Buffer, at: number, length: number): string =>
  header.toString('utf8', at, at + length).replace(/\0.*$/s, '')

const sumOf = (header: Buffer): number => header.reduce((sum, byte) => sum + byte, 0)

const cutOff = (name: string) =>
  new StartError(
    name === ''
      ? '文件是空的或不完整，什么都没有动。The file is empty or cut off. Nothing was changed.'
      : `文件不完整，断在“${name}”处，什么都没有动，请重新拷贝。The file is cut off at “${name}”. Nothing was changed: copy it again.`,
  )

const damagedAfter = (name: string) =>
  new StartError(
    name === ''
      ? '这不是展台的备份文件，什么都没有动。This is no file of Zhantai’s. Nothing was changed.'
      : `文件已损坏，坏在“${name}”之后，什么都没有动，请重新拷贝。The file is damaged after “${name}”. Nothing was changed: copy it again.`,
  )
