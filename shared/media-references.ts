import type { ContentShape } from './content.ts'

type Exhibit = Pick<ContentShape['exhibits'][number], 'pictures' | 'compare' | 'film'>
type Broken = { path: (string | number)[]; message: string }

/** Where an exhibit names a picture or a film that the media do not hold, or one of the other kind (D5). */
export function brokenMedia(media: ContentShape['media'], exhibit: Exhibit): Broken[] {
  const found: Broken[] = []
  const need = (key: string, path: Broken['path'], kind: 'picture' | 'film' | 'either') => {
    const file = Object.hasOwn(media, key) ? media[key] : undefined
    const isFilm = file?.type === 'video/mp4'
    if (!file) found.push({ path, message: `names media “${key}”, which this content does not hold` })
    else if (kind !== 'either' && isFilm !== (kind === 'film'))
      found.push({ path, message: `names media “${key}”, which is ${isFilm ? 'a film' : 'a picture'} and no ${kind}` })
  }
  exhibit.pictures.forEach((picture, i) => need(picture.media, ['pictures', i, 'media'], 'either'))
  if (exhibit.compare) {
    need(exhibit.compare.before, ['compare', 'before'], 'picture')
    need(exhibit.compare.after, ['compare', 'after'], 'picture')
  }
  if (exhibit.film) {
    need(exhibit.film.media, ['film', 'media'], 'film')
    if (exhibit.film.poster !== undefined) need(exhibit.film.poster, ['film', 'poster'], 'picture')
  }
  return found
}
