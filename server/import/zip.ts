import { crc32, inflateRawSync } from 'node:zlib'

/** Bytes that are read where they lie: a file of two gigabytes is not taken into memory to look at its directory. */
export type Source = { size: number; read: (at: number, length: number) => Promise<Buffer> }

export type ZipEntry = {
  name: string
  size: number
  read: () => Promise<Buffer>
}

/** A ZIP that is not opened. The code says why; the sentence is in `file-reasons.ts`. */
export class ZipTrouble extends Error {
  readonly why: 'broken-zip' | 'locked-zip' | 'zip-bomb' | 'unsafe-path'

  constructor(why: ZipTrouble['why']) {
    super(why)
    this.why = why
  }
}

const mostEntries = 20_000
const mostRatio = 200 // text packs 20 to 1; what unpacks to more than this is made to fill a disk
const smallEnough = 1_000_000 // below this a ratio says nothing

/** The files in a ZIP, checked as a whole before any of them is unpacked. `mostBytes`: what all of them may unpack to. */
export async function openZip(source: Source, mostBytes: number): Promise<ZipEntry[]> {
  const { at, length, count } = await directoryOf(source)
  if (count > mostEntries) throw new ZipTrouble('zip-bomb')
  const directory = await source.read(at, length)
  const entries: ZipEntry[] = []
  let total = 0
  for (let here = 0; here + 46 <= directory.length && directory.readUInt32LE(here) === 0x02014b50;) {
    const entry = entryAt(source, directory, here)
    here += entry.directoryBytes
    if (entry.name.endsWith('/')) continue
    total += entry.size
    if (total > mostBytes || (entry.size > smallEnough && entry.size > entry.packed * mostRatio))
      throw new ZipTrouble('zip-bomb')
    if (isUnsafe(entry.name)) throw new ZipTrouble('unsafe-path')
    entries.push(entry)
  }
  return entries
}

async function directoryOf(source: Source): Promise<{ at: number; length: number; count: number }> {
  const tail = Math.min(source.size, 65_557) // the end record and the longest comment
  const end = await source.read(source.size - tail, tail)
  const here = end.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (here < 0 || here + 22 > end.length) throw new ZipTrouble('broken-zip')
  const [count, length, at] = [end.readUInt16LE(here + 10), end.readUInt32LE(here + 12), end.readUInt32LE(here + 16)]
  if (at === 0xffffffff || at + length > source.size) throw new ZipTrouble('broken-zip') // over 4 GB, or cut off
  return { at, length, count }
}

type PackedEntry = ZipEntry & { packed: number; directoryBytes: number }

function entryAt(source: Source, directory: Buffer, here: number): PackedEntry {
  const flags = directory.readUInt16LE(here + 8)
  const method = directory.readUInt16LE(here + 10)
  const checksum = directory.readUInt32LE(here + 16)
  const packed = directory.readUInt32LE(here + 20)
  const size = directory.readUInt32LE(here + 24)
  const [nameBytes, extra, comment] = [28, 30, 32].map((at) => directory.readUInt16LE(here + at))
  const header = directory.readUInt32LE(here + 42)
  const rawName = directory.subarray(here + 46, here + 46 + (nameBytes ?? 0))
  const read = async () => {
    if (flags & 1) throw new ZipTrouble('locked-zip')
    if (method !== 0 && method !== 8) throw new ZipTrouble('broken-zip')
    const local = await source.read(header, 30)
    if (local.length < 30) throw new ZipTrouble('broken-zip')
    const data = await source.read(header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28), packed)
    return unpacked(data, { method, size, checksum })
  }
  const name = nameOf(rawName, (flags & 0x800) !== 0)
  return { name, size, packed, read, directoryBytes: 46 + (nameBytes ?? 0) + (extra ?? 0) + (comment ?? 0) }
}

/** What the directory says of the size is a limit: a file that lies about it is not unpacked any further. */
function unpacked(
  data: Buffer,
  { method, size, checksum }: { method: number; size: number; checksum: number },
): Buffer {
  let plain: Buffer
  try {
    plain = method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, size) })
  } catch (cause) {
    const tooMuch = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
    throw new ZipTrouble(tooMuch ? 'zip-bomb' : 'broken-zip')
  }
  if (plain.length !== size || crc32(plain) !== checksum) throw new ZipTrouble('broken-zip')
  return plain
}

/** Chinese Windows writes names in GBK and says nothing of it. */
function nameOf(bytes: Buffer, isUtf8: boolean): string {
  for (const encoding of isUtf8 ? ['utf-8'] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replaceAll('\\', '/')
    } catch {
      // the next encoding
    }
  }
  return new TextDecoder().decode(bytes).replaceAll('\\', '/')
}

const isUnsafe = (name: string): boolean =>
  name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..') || name.includes('\0')

/** A source over bytes that are in memory already. */
export const sourceOf = (bytes: Uint8Array): Source => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { size: buffer.length, read: async (at, length) => buffer.subarray(at, at + length) }
}
