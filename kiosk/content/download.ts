import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

const sliceBytes = 1 << 20 // hashed in steps, so that a film of 100 MB never blocks a frame for long
const limitMs = 120_000 // a film of 100 MB on the hall's worst link; then the library asks again

/** SHA-256 in JavaScript: `crypto.subtle` does not exist on plain HTTP in a hall's network. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const hash = sha256.create()
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    hash.update(bytes.subarray(at, at + sliceBytes))
    if (bytes.length > sliceBytes) await new Promise((resume) => setTimeout(resume))
  }
  return bytesToHex(hash.digest())
}

/** Fetches a file that is named by its hash. Throws when it is not there or its bytes are not the named ones. */
export async function download(path: string, hash: string, token: string): Promise<Blob> {
  const response = await fetch(path, {
    headers: { Authorization: `Bearer ${token}` },
    cache: 'no-store',
    signal: AbortSignal.timeout(limitMs),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`)
  const blob = await response.blob()
  const found = await sha256Hex(new Uint8Array(await blob.arrayBuffer()))
  if (found !== hash) throw new Error(`${path} is damaged: its SHA-256 is ${found.slice(0, 12)}….`)
  return blob
}
