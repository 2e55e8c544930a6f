import type { Readable } from 'node:stream'

/** The bytes of a body, or null when there are more than that. */
export async function readBody(stream: Readable, mostBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    const part: unknown = chunk
    if (!Buffer.isBuffer(part)) throw new Error('A body came as text.')
    bytes += part.length
    if (bytes > mostBytes) return null
    chunks.push(part)
  }
  return Buffer.concat(chunks)
}
