import { open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Adapter } from 'lowdb'

/** Writes of one file wait for one another: two into one temporary file would mix. */
const underWay = new Map<string, Promise<void>>()

/**
 * Replaces a file so that after a power cut there is the old one or the new one, whole: temporary file, fsync, rename,
 * fsync of the folder. (lowdb's own `JSONFile` renames but never fsyncs.)
 */
export async function writeDurably(path: string, data: string | Uint8Array): Promise<void> {
  const before = underWay.get(path)
  const written = (before ?? Promise.resolve()).catch(() => {}).then(() => replace(path, data)) // who began `before` hears of its failure
  underWay.set(path, written)
  try {
    await written
  } finally {
    if (underWay.get(path) === written) underWay.delete(path)
  }
}

async function replace(path: string, data: string | Uint8Array): Promise<void> {
  const temporary = `${path}.new`
  const file = await open(temporary, 'w', 0o600)
  try {
    await file.writeFile(data)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
  await syncFolder(dirname(path))
}

/** Makes the names in a folder last through a power cut. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return // a folder cannot be opened there; NTFS journals the rename
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** lowdb's two-method port over a durable file. `read` gives what is in the file, unchecked: null when there is none. */
export class DurableJson implements Adapter<unknown> {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  async read(): Promise<unknown> {
    let text: string
    try {
      text = await readFile(this.path, 'utf8')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    }
    return JSON.parse(text)
  }

  async write(data: unknown): Promise<void> {
    await writeDurably(this.path, `${JSON.stringify(data, null, 2)}\n`)
  }
}
