import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartError } from '../env.ts'
import type { Keep } from './archive.ts'

/** The file that somebody named. Throws `StartError` where it cannot be opened. */
export function openFile(file: string): Promise<FileHandle> {
  return open(file, 'r').catch((error: unknown) => {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new StartError(`“${file}”打不开（${why}）。“${file}” cannot be opened (${why}).`)
  })
}

/** Keeps what is read below `folder`, each file synced and its owner’s alone; `folders` gathers what is to be synced after. */
export const unpackInto =
  (folder: string, folders = new Set<string>()): Keep =>
  async (name, bytes) => {
    const path = join(folder, name)
    const parent = dirname(path)
    if (!folders.has(parent)) await mkdir(parent, { recursive: true, mode: 0o700 })
    folders.add(parent)
    const to = await open(path, 'wx', 0o600)
    try {
      for await (const chunk of bytes) await to.writeFile(chunk)
      await to.sync()
    } finally {
      await to.close()
    }
  }
