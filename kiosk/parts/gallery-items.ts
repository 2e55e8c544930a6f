import type { Exhibit } from '#shared/content.ts'
import type { Compare, Film, Picture } from '#shared/media.ts'
import { shotOf, type Bundle, type Shot } from '../content/bundle.ts'

/** What the frame of a gallery can show, with everything it needs at hand. `thumb` is how it looks in the row under it. */
export type GalleryItem =
  | { kind: 'picture'; thumb: Shot; picture: Picture; place: number; shot: Shot } // `place` among the exhibit's pictures
  | { kind: 'film'; thumb: Shot | null; film: Film; src: string; poster: Shot | null }
  | { kind: 'compare'; thumb: Shot; compare: Compare; before: Shot; after: Shot }

/** Pictures first, then what is touched to be understood. A file that the bundle does not hold leaves its place out. */
export function galleryOf(bundle: Bundle, exhibit: Exhibit): GalleryItem[] {
  const pictures = exhibit.pictures.flatMap((picture, place): GalleryItem[] => {
    const shot = shotOf(bundle, picture)
    const thumb = shotOf(bundle, picture, 'card')
    return shot && thumb ? [{ kind: 'picture', thumb, picture, place, shot }] : []
  })
  return [...pictures, ...filmOf(bundle, exhibit), ...compareOf(bundle, exhibit)]
}

function filmOf(bundle: Bundle, { film, pictures }: Exhibit): GalleryItem[] {
  const shot = film && shotOf(bundle, film)
  if (!film || !shot) return []
  const cover = film.poster === undefined ? pictures[0] : { media: film.poster }
  const [poster, thumb] = [shotOf(bundle, cover), shotOf(bundle, cover, 'card')]
  return [{ kind: 'film', thumb, film, src: shot.src, poster }]
}

function compareOf(bundle: Bundle, { compare }: Exhibit): GalleryItem[] {
  if (!compare) return []
  const [before, after] = [shotOf(bundle, { media: compare.before }), shotOf(bundle, { media: compare.after })]
  const thumb = shotOf(bundle, { media: compare.after }, 'card')
  return before && after && thumb ? [{ kind: 'compare', thumb, compare, before, after }] : []
}
