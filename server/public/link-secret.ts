import { createHmac, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mac } from '#shared/short-link.ts'
import { writeDurably } from '../content/durable-json.ts'
import { StartError } from '../env.ts'

const fileName = 'links.key'
const secretBytes = 32

/** Each screen's own key for the marks of its short links. All come from one secret, so that they are the same after a restart. */
export type LinkSecret = { keyOf: (screen: number) => string; macOf: (screen: number) => Mac }

/** Reads the secret from `DATA_DIR`, or makes it: a file that only the server's user may read. */
export async function openLinkSecret(dataDir: string): Promise<LinkSecret> {
  const path = join(dataDir, fileName)
  const secret = (await readSecret(path)) ?? (await makeSecret(path))
  const keyOf = (screen: number) => createHmac('sha256', secret).update(`screen ${screen}`).digest('hex')
  return { keyOf, macOf: (screen) => (text) => createHmac('sha256', keyOf(screen)).update(text).digest() }
}

async function readSecret(path: string): Promise<Buffer | null> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  const secret = Buffer.from(text.trim(), 'hex')
  if (secret.length === secretBytes) return secret
  throw new StartError(
    `${fileName} in DATA_DIR is damaged: put it back from a backup, or delete it to have a new one made (codes that were photographed before will not open any more).`,
  )
}

async function makeSecret(path: string): Promise<Buffer> {
  const secret = randomBytes(secretBytes)
  await writeDurably(path, `${secret.toString('hex')}\n`)
  return secret
}
