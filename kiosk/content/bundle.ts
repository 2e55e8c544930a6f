import type { Content } from '#shared/content.ts'
import type { BundleHash } from '#shared/ids.ts'
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

const usualPixels = 1_920

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
