import { createHash } from 'node:crypto'
import type { MediaFile } from '#shared/media.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { Words } from '#shared/words.ts'
import type { Bundles } from '../content/bundles.ts'
import { importFilm } from '../content/media/film.ts'
import { importPicture } from '../content/media/picture.ts'
import { mediaRefusals } from '../content/media/refusals.ts'
import type { Database } from '../storage/database.ts'
import { knownPicture, rememberPicture } from '../storage/import-log.ts'
import { fileReasons } from './file-reasons.ts'
import type { ImportFile } from './files.ts'
import { ZipTrouble } from './zip.ts'

const mostPictureBytes = 80_000_000
const mostFilmBytes = 400_000_000

/** Where pictures of an import are put. Without `bundles` they are only tried: nothing is written. */
export type Shelf = { db: Database | null; bundles: Bundles | null }

/** The picture as the booth keeps it. One that came before, under whatever name, is not worked out again. */
export async function shelve(file: ImportFile, { db, bundles }: Shelf): Promise<Result<MediaFile, Words>> {
  if (file.size > mostPictureBytes) return err(mediaRefusals['too-large'])
  const bytes = await bytesOf(file)
  if (!bytes.ok) return bytes
  const hash = createHash('sha256').update(bytes.value).digest('hex')
  const known = db && (await knownPicture(db, hash))
  if (known) return ok(known)
  const imported = await importPicture(bytes.value)
  if (!imported.ok) return err(mediaRefusals[imported.error])
  for (const data of bundles ? imported.value.data.values() : []) await bundles?.addMedia(data)
  if (db && bundles) await rememberPicture(db, hash, imported.value.file)
  return ok(imported.value.file)
}

/** Why a film is left. One that could be played still needs captions, which no folder brings. */
export async function filmLeft(file: ImportFile): Promise<Words> {
  if (file.size > mostFilmBytes) return mediaRefusals['too-large']
  const bytes = await bytesOf(file)
  if (!bytes.ok) return bytes.error
  const film = importFilm(bytes.value)
  return film.ok ? fileReasons['film-without-captions'] : mediaRefusals[film.error]
}

async function bytesOf(file: ImportFile): Promise<Result<Buffer, Words>> {
  try {
    return ok(await file.bytes())
  } catch (error) {
    if (error instanceof ZipTrouble) return err(fileReasons[error.why])
    throw error
  }
}
