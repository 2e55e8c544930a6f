import { createHash } from 'node:crypto'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Sha256 } from '#shared/ids.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { writeDurably } from '../content/durable-json.ts'
import type { MediaRefusal } from '../content/media/refusals.ts'

/** Where the original of a picture lies, and where its small copy without what the camera wrote into it. */
export const pictureFiles = (dataDir: string, hash: string) => ({
  original: join(dataDir, 'pictures', hash),
  preview: join(dataDir, 'pictures', `${hash}.webp`),
})

/** Keeps the original as it came, named by its content, with a small copy. Judged by its bytes first (R16). */
export async function keepPicture(dataDir: string, bytes: Uint8Array): Promise<Result<string, MediaRefusal>> {
  const { importPicture } = await import('../content/media/picture.ts') // large: a start does not wait for it
  const imported = await importPicture(bytes)
  if (!imported.ok) return imported
  const { file, data } = imported.value
  if (file.type !== 'image/webp') return err('not-a-picture') // a drawing is no photograph of what happened
  const preview = data.get(file.smaller?.at(-1)?.hash ?? file.hash)
  if (!preview) throw new Error('A picture was imported without its copies.')
  const hash = Sha256.parse(createHash('sha256').update(bytes).digest('hex'))
  const files = pictureFiles(dataDir, hash)
  await mkdir(join(dataDir, 'pictures'), { recursive: true, mode: 0o700 })
  if (!(await exists(files.original))) await writeDurably(files.original, bytes)
  if (!(await exists(files.preview))) await writeDurably(files.preview, preview)
  return ok(hash)
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
