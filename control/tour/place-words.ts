import type { Content } from '#shared/content.ts'
import { findExhibit } from '#shared/lookup.ts'
import { say } from '#shared/say.ts'
import type { Telling } from '../truth/scene-words.ts'
import type { Destination } from '#shared/tour-steps.ts'

/** The name a place goes by: an exhibit's title, or the phase. */
export function placeName(place: Destination, { content, texts, language }: Telling): string {
  if (place.kind === 'end') return texts.tour.endNow
  if (place.kind !== 'stop') return texts.phases[place.kind]
  const exhibit = content && findExhibit(content, place.stop.exhibit)
  return exhibit ? say(exhibit.title, language) : place.stop.id
}

/** The picture of a stop's exhibit, by its address; phases have none. */
export function placePicture(place: Destination, content: Content | null): string | null {
  if (place.kind !== 'stop' || !content) return null
  const picture = findExhibit(content, place.stop.exhibit)?.pictures[0]
  const file = picture && content.media[picture.media]
  return file && file.type !== 'video/mp4' ? `/media/${file.hash}` : null
}
