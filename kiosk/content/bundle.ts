import type { Content, MediaFile, Picture } from '#shared/content.ts'
import type { BundleHash } from '#shared/ids.ts'

/** Published content with every one of its media at hand. */
export type Bundle = {
  readonly hash: BundleHash
  readonly content: Content
  /** Object URLs by media hash: the same road on secure and plain origins. */
  readonly urls: ReadonlyMap<string, string>
}

/** A picture as a scene needs it. */
export type Shot = { src: string; type: MediaFile['type']; width: number; height: number }

/** Null when the bundle does not hold the file; a scene then leaves the place out. */
export function shotOf(bundle: Bundle, picture: Pick<Picture, 'media'> | undefined): Shot | null {
  const file = picture && bundle.content.media[picture.media]
  const src = file && bundle.urls.get(file.hash)
  return src ? { src, type: file.type, width: file.width, height: file.height } : null
}
