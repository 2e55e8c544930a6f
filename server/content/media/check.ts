import type { StoredMedia } from '#shared/media.ts'
import { drawingRefusal } from './drawing.ts'
import { importFilm } from './film.ts'
import { kindOf, type Kind } from './kinds.ts'
import type { MediaRefusal } from './refusals.ts'

const kinds: Record<StoredMedia['type'], Kind> = {
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
}

/** Why a file that the content names may not be published as what it is called there, however it came among the media (D36). */
export function mediaRefusal(type: StoredMedia['type'], bytes: Uint8Array): MediaRefusal | null {
  if (type === 'video/mp4') {
    const film = importFilm(bytes)
    return film.ok ? null : film.error
  }
  const kind = kindOf(bytes)
  if (kind !== kinds[type]) return 'not-a-picture'
  return kind === 'svg' ? drawingRefusal(new TextDecoder().decode(bytes)) : null
}
