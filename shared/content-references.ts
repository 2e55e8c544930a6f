import type { ContentShape } from './content.ts'
import { brokenRooms } from './room-references.ts'
import { brokenMedia } from './media-references.ts'

/** Every place where the document names something that it does not hold, as path and sentence. */
export function brokenReferences(content: ContentShape): { path: (string | number)[]; message: string }[] {
  const found: { path: (string | number)[]; message: string }[] = []
  const units = new Set<string>(content.units.map((unit) => unit.code))
  const exhibits = new Set<string>(content.exhibits.map((exhibit) => exhibit.id))
  const need = (held: boolean, path: (string | number)[], what: string) => {
    if (!held) found.push({ path, message: `names ${what}, which this content does not hold` })
  }
  const once = (ids: string[], list: string) =>
    ids.forEach((id, i) => {
      if (ids.indexOf(id) !== i) found.push({ path: [list, i], message: `repeats “${id}”` })
    })
  once(
    content.units.map((unit) => unit.code),
    'units',
  )
  once(
    content.exhibits.map((exhibit) => exhibit.id),
    'exhibits',
  )
  once(
    content.tours.map((tour) => tour.id),
    'tours',
  )
  once(
    content.screens.map((screen) => screen.kiosk),
    'screens',
  )
  once(
    content.categories.map((category) => category.id),
    'categories',
  )
  once(
    content.ceremony.items.map((item) => item.id),
    'ceremony.items',
  )
  once(
    content.emergency.map((text) => text.id),
    'emergency',
  )
  const cards = content.emergencyCards ?? []
  once(
    cards.map((card) => card.id),
    'emergencyCards',
  )
  once(
    (content.quiz ?? []).map((question) => question.id),
    'quiz',
  )
  cards.forEach(({ text }, i) =>
    need(!text || content.emergency.some(({ id }) => id === text), ['emergencyCards', i, 'text'], `text “${text}”`),
  )
  content.privacy?.exhibitors?.forEach(({ exhibit }, i) =>
    need(exhibits.has(exhibit), ['privacy', 'exhibitors', i, 'exhibit'], `exhibit “${exhibit}”`),
  )
  content.exhibits.forEach((exhibit, i) => {
    const at = (...rest: (string | number)[]) => ['exhibits', i, ...rest]
    need(units.has(exhibit.unit), at('unit'), `unit “${exhibit.unit}”`)
    if (exhibit.park) need(units.has(exhibit.park), at('park'), `park “${exhibit.park}”`)
    const { qr } = exhibit
    if (qr?.kind === 'image') need(Object.hasOwn(content.media, qr.media), at('qr', 'media'), `media “${qr.media}”`)
    exhibit.related.forEach((id, j) => need(exhibits.has(id), at('related', j), `exhibit “${id}”`))
    brokenMedia(content.media, exhibit).forEach(({ path, message }) => found.push({ path: at(...path), message }))
  })
  content.tours.forEach((tour, i) => {
    once(
      tour.stops.map((stop) => stop.id),
      `tours.${i}.stops`,
    )
    tour.stops.forEach((stop, j) =>
      need(exhibits.has(stop.exhibit), ['tours', i, 'stops', j, 'exhibit'], `exhibit “${stop.exhibit}”`),
    )
  })
  found.push(...brokenRooms(content))
  return found
}
