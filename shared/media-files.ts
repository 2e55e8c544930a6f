import type { Content } from './content.ts'
import type { MediaFile, StoredMedia } from './media.ts'

/** Questions asked of media. No schema here: screens import this file and stay small. */

/** Every file that the content needs, smaller copies included: what a bundle holds, a server serves and a screen fetches. */
export const filesOf = (content: Pick<Content, 'media'>): StoredMedia[] =>
  Object.values(content.media).flatMap((file) => [file, ...(file.smaller ?? [])])

/** The smallest copy whose longer side has this many pixels, else the largest there is. A drawing has no pixels: it is its own copy. */
export function copyFor(file: MediaFile, pixels: number): StoredMedia {
  const longer = (copy: StoredMedia) => Math.max(copy.width, copy.height)
  const enough = (file.smaller ?? []).filter((copy) => longer(copy) >= pixels)
  return enough.toSorted((a, b) => longer(a) - longer(b))[0] ?? file
}
