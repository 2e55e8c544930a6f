import type { Content, Exhibit } from '#shared/content.ts'
import type { BundleHash } from '#shared/ids.ts'
import { findExhibit } from '#shared/lookup.ts'
import { copyFor } from '#shared/media-files.ts'
import type { Picture, StoredMedia } from '#shared/media.ts'

/** Published content with every one of its media at hand. */
export type Bundle = {
  readonly hash: BundleHash
  readonly content: Content
  /** Object URLs by media hash: the same road on secure and plain origins. */
  readonly urls: ReadonlyMap<string, string>
  /** Fonts cut for this content, by hash; older bundles have none. */
  readonly fonts?: ReadonlyMap<string, Blob>
  /** Pixels along the longer side of the screen that it is for; a 1080p panel where nobody says. */
  readonly pixels?: number
}

/** A picture as a scene needs it. */
export type Shot = { src: string; type: StoredMedia['type']; width: number; height: number; focus?: string }

/** A 1080p panel's longer side. */
export const usualPixels = 1_920

/** What part of the screen's longer side a picture takes at most, by the place where it stands. */
const shares = { card: 0.3, page: 0.66, whole: 1.25 } as const // looked at closely, a picture is drawn larger than the screen
export type Place = keyof typeof shares

/** Null when the bundle does not hold the file; a scene then leaves the place out. */
export function shotOf(
  bundle: Bundle,
  picture: Pick<Picture, 'media' | 'focus'> | undefined,
  at: Place = 'page',
): Shot | null {
  const file = picture && bundle.content.media[picture.media]
  if (!file) return null
  const copy = copyFor(file, (bundle.pixels ?? usualPixels) * shares[at])
  const src = bundle.urls.get(copy.hash)
  if (!src) return null
  const { focus } = picture
  const { type, width, height } = copy
  return { src, type, width, height, ...(focus && { focus: `${focus.x * 100}% ${focus.y * 100}%` }) }
}

/** Pictures that one touch on the page of an exhibit may bring, the likeliest first. Its first one is there already. */
export function nextShots(bundle: Bundle, exhibit: Exhibit): Shot[] {
  const { pictures, compare, film } = exhibit
  const key = (media: string | undefined) => (media === undefined ? undefined : { media })
  const [first, ...others] = pictures
  const related = exhibit.related.flatMap((id) => findExhibit(bundle.content, id)?.pictures[0] ?? [])
  const wanted = [
    ...pictures.map((picture) => shotOf(bundle, picture, 'card')),
    ...[...others, key(film?.poster), key(compare?.before), key(compare?.after)].map((picture) =>
      shotOf(bundle, picture),
    ),
    ...related.map((picture) => shotOf(bundle, picture, 'card')),
    shotOf(bundle, first, 'whole'),
  ]
  return wanted.filter((shot) => shot !== null)
}
