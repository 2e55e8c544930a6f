import { createHash } from 'node:crypto'
import type { DraftMedia } from '#shared/draft/wire.ts'
import type { MediaFile } from '#shared/media.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { Words } from '#shared/words.ts'
import type { Bundles } from '../content/bundles.ts'
import type { ContentStore } from '../content/store.ts'
import type { Database } from '../storage/database.ts'

const mp4 = /^.{4}ftyp/s

/** Takes a picture or a film in for the draft, as the screens need it; under its key items may name it. */
export async function takeMedia(
  bytes: Buffer,
  { db, bundles, content }: { db: Database; bundles: Bundles; content: ContentStore },
): Promise<Result<DraftMedia, Words>> {
  const film = mp4.test(bytes.subarray(0, 12).toString('latin1'))
  // What reads pictures is large: a start without an upload does not wait for it.
  const file = film ? await takeFilm(bytes, bundles) : await takePicture(bytes, { db, bundles })
  if (!file.ok) return file
  const key = `${film ? 'film' : 'picture'}-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`
  const problem = await content.update((draft) => void (draft.media[key] = file.value))
  if (problem) return err({ zh: problem.detail, en: problem.detail })
  const { width, height } = file.value
  return ok({ key, width, height, film })
}

async function takePicture(
  bytes: Buffer,
  shelf: { db: Database; bundles: Bundles },
): Promise<Result<MediaFile, Words>> {
  const { shelve } = await import('../import/picture-shelf.ts')
  const all = async () => bytes
  return shelve({ path: '', size: bytes.length, head: all, bytes: all }, shelf)
}

async function takeFilm(bytes: Buffer, bundles: Bundles): Promise<Result<MediaFile, Words>> {
  const { importFilm } = await import('../content/media/film.ts')
  const { mediaRefusals } = await import('../content/media/refusals.ts')
  const film = importFilm(bytes)
  if (!film.ok) return err(mediaRefusals[film.error])
  for (const data of film.value.data.values()) await bundles.addMedia(data)
  return ok(film.value.file)
}
