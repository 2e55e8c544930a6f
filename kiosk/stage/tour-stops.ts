import type { Content, Exhibit } from '#shared/content.ts'
import type { KioskId, TourId } from '#shared/ids.ts'
import { findExhibit, findTour, isMainAt } from '#shared/lookup.ts'
import type { Scene } from '#shared/scene.ts'

/** What a stop looks like on this screen. Two stops that look the same are one sheet. */
export type StopSheet = { key: string; exhibit: Exhibit; main: boolean }

export const sheetKey = (exhibit: Exhibit, main: boolean): string => `${exhibit.id} ${main ? 'main' : 'calm'}`

/** The sheets that a tour may ask of this screen, in its own order: laid out beforehand, so that Next only moves one in (O4). */
export function sheetsOf(tour: TourId | null, content: Content, kiosk: KioskId | null): StopSheet[] {
  const sheets = new Map<string, StopSheet>()
  for (const stop of (tour && findTour(content, tour)?.stops) ?? []) {
    const exhibit = findExhibit(content, stop.exhibit)
    const main = isMainAt(content, stop, kiosk)
    if (exhibit) sheets.set(sheetKey(exhibit, main), { key: sheetKey(exhibit, main), exhibit, main })
  }
  return [...sheets.values()]
}

/** And what is on the glass, where a freeze holds a stop of a tour that is over. The same array when nothing is missing. */
export function withGlass(sheets: readonly StopSheet[], glass: Scene | null): readonly StopSheet[] {
  if (glass?.name !== 'tour-stop') return sheets
  const { exhibit, main } = glass
  const key = sheetKey(exhibit, main)
  return sheets.some((sheet) => sheet.key === key) ? sheets : [...sheets, { key, exhibit, main }]
}

const bytesAPixel = 4
const memory = 160 * 1024 * 1024 // a share that a panel PC with 4 GB can spare: nineteen sheets of 1080×1920, four of 4K
const fewest = 3 // what is shown, the one after it and the one before

/** The sheets whose finished pixels are kept, nearest to the stop of now first and ahead before behind. */
export function layersFor(sheets: readonly StopSheet[], centre: number, pixels: number): ReadonlySet<string> {
  const count = Math.max(fewest, Math.floor(memory / (pixels * bytesAPixel)))
  const distance = (place: number) => (place >= centre ? 2 * (place - centre) - 0.5 : 2 * (centre - place))
  const nearest = sheets
    .map((sheet, place) => ({ key: sheet.key, distance: distance(place) }))
    .toSorted((a, b) => a.distance - b.distance)
  return new Set(nearest.slice(0, count).map(({ key }) => key))
}
