import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmod, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../env.ts'
import { writeDurably } from '../content/durable-json.ts'

const keyBytes = 32
const ivBytes = 12
const tagBytes = 16
const codeDigits = 9

/**
 * What seals a number, and what makes the codes. It lies in a file of its own beside the database, so that a copy of the
 * database alone opens nothing (P5); with PostgreSQL it is not on the database's machine at all.
 */
export class LeadKey {
  readonly #seal: Uint8Array
  readonly #code: Uint8Array
  readonly #find: Uint8Array

  private constructor(key: Uint8Array) {
    const derive = (use: string) => new Uint8Array(hkdfSync('sha256', key, '', `zhantai leads ${use}`, keyBytes))
    this.#seal = derive('seal')
    this.#code = derive('code')
    this.#find = derive('find')
  }

  /** The key of this folder; a new one where there is none. Throws `StartError` for a file that is no key. */
  static async open(dataDir: string): Promise<LeadKey> {
    const path = join(dataDir, 'leads.key')
    const stored = await readKey(path)
    if (stored === null) {
      const fresh = randomBytes(keyBytes)
      await writeDurably(path, fresh)
      return new LeadKey(fresh)
    }
    if (stored.length !== keyBytes) {
      throw new StartError(
        `The key ${path} is damaged (${stored.length} bytes, not ${keyBytes}). Nothing was changed: restore it from a copy, or move it away; numbers that were left under it can then not be read any more.`,
      )
    }
    await chmod(path, 0o600) // a copy that was put back may have come with other rights
    return new LeadKey(stored)
  }

  /** AES-256-GCM. The row's id is authenticated with it: a sealed number that is moved to another row does not open. */
  seal(id: string, text: string): string {
    const iv = randomBytes(ivBytes)
    const cipher = createCipheriv('aes-256-gcm', this.#seal, iv).setAAD(aadOf(id))
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
  }

  /** Null: it was sealed with another key, for another row, or was changed since. */
  unseal(id: string, sealed: string): string | null {
    const bytes = Buffer.from(sealed, 'base64')
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#seal, bytes.subarray(0, ivBytes))
      decipher.setAAD(aadOf(id)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
      const text = decipher.update(bytes.subarray(ivBytes + tagBytes))
      return Buffer.concat([text, decipher.final()]).toString('utf8')
    } catch {
      return null // the only thing that a wrong key, row or byte leads to
    }
  }

  /** The code of this lead, always the same one, so that a reply that was lost can be given again. `attempt`: where codes meet. */
  codeOf(id: string, attempt: number): string {
    const bytes = createHmac('sha256', this.#code).update(`${id} ${attempt}`).digest().subarray(0, codeDigits)
    return [...bytes].map((byte) => 2 + (byte % 8)).join('') // no 0 and no 1
  }

  /** What is stored of a code, and found by it. */
  hashOf(code: string): string {
    return createHmac('sha256', this.#find).update(code).digest('hex')
  }
}

const aadOf = (id: string): Buffer => Buffer.from(`zhantai lead ${id}`, 'utf8')

async function readKey(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new StartError(`The key ${path} cannot be read (${String(error)}). Nothing was changed.`)
  }
}
