import type { Booth } from '#shared/booth.ts'
import { findExhibit, findStop, findTour } from '#shared/lookup.ts'
import { say } from '#shared/say.ts'
import type { Telling } from './scene-words.ts'

/** Beside the mode's name: which tour and which stop, which item of the programme. */
export function boothDetail({ mode }: Booth, { content, texts, language }: Telling): string | null {
  if (!content) return null
  if (mode.name === 'standby') return nameOf(findTour(content, mode.tour)?.name)
  if (mode.name === 'ceremony') return nameOf(content.ceremony.items.find((item) => item.id === mode.item)?.name)
  if (mode.name !== 'tour') return null
  const tour = findTour(content, mode.tour)
  if (mode.phase !== 'stop') return texts.phases[mode.phase]
  const stop = findStop(content, mode.tour, mode.stop)
  const exhibit = stop && findExhibit(content, stop.exhibit)
  if (!tour || !stop || !exhibit) return null
  return `${texts.tour.stopOf(tour.stops.indexOf(stop) + 1, tour.stops.length)} ${texts.quoted(say(exhibit.title, language))}`

  function nameOf(words: Parameters<typeof say>[0] | undefined): string | null {
    return words ? say(words, language) : null
  }
}
