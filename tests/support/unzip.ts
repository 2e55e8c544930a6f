import { inflateRawSync } from 'node:zlib'

/** The files of a zip by name, as text, read from its own table of contents. */
export function unzipped(zip: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(zip)
  const files = new Map<string, string>()
  const end = bytes.lastIndexOf('PK\u0005\u0006')
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
    const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
    const name = bytes.toString('utf8', at + 46, at + 46 + lengths[0]!)
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(from, from + size)
    files.set(name, (method === 0 ? packed : inflateRawSync(packed)).toString('utf8'))
    at += 46 + lengths[0]! + lengths[1]! + lengths[2]!
  }
  return files
}
