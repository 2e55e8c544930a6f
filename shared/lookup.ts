import type { Content, Exhibit, Stop, Tour, Unit } from './content.ts'
import type { ExhibitId, KioskId, StopId, TourId, UnitCode } from './ids.ts'

/** Questions asked of content. No schema here: screens import this file and stay small. */

export const findExhibit = (content: Pick<Content, 'exhibits'>, id: ExhibitId): Exhibit | undefined =>
  content.exhibits.find((exhibit) => exhibit.id === id)

export const findUnit = (content: Content, code: UnitCode): Unit | undefined =>
  content.units.find((unit) => unit.code === code)

export const findTour = (content: Content, id: TourId): Tour | undefined => content.tours.find((tour) => tour.id === id)

export const findStop = (content: Content, tour: TourId, stop: StopId | null): Stop | undefined =>
  findTour(content, tour)?.stops.find((candidate) => candidate.id === stop)

/** Whether this kiosk is where the group stands. A stop that names no screen, or none that is there, is on all of them. */
export function isMainAt(content: Content, stop: Stop, kiosk: KioskId | null): boolean {
  const named = stop.kiosk === undefined ? [] : [stop.kiosk].flat()
  const there = named.filter((name) => content.screens.some((screen) => screen.kiosk === name))
  return there.length === 0 || (kiosk !== null && there.includes(kiosk))
}

/** The official order: division code, parks last. No other order is ever shown to visitors. */
export const unitsInOrder = (content: Content): Unit[] => content.units.toSorted((a, b) => a.order - b.order)

/** The exhibits as official lists have them: by unit in the official order, within one by number. */
export function exhibitsInOrder(content: Content): Exhibit[] {
  const order = new Map(content.units.map(({ code, order }) => [code, order]))
  const place = ({ unit }: Exhibit) => order.get(unit) ?? 0
  return content.exhibits.toSorted((a, b) => place(a) - place(b) || a.no.localeCompare(b.no, 'en', { numeric: true }))
}

/** The exhibits under a tile. A park's tile shows its exhibits too; they count once, under their unit. */
export const exhibitsOf = (content: Content, unit: UnitCode): Exhibit[] =>
  content.exhibits.filter((exhibit) => exhibit.unit === unit || exhibit.park === unit)
