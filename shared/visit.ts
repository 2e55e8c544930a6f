import type { CategoryId } from './content.ts'
import type { ExhibitId, UnitCode, VisitId } from './ids.ts'
import type { Language } from './words.ts'

/** Where a visitor is. Pages are addresses, so that going back and being restored are the same thing. */
export type Page =
  | { name: 'home' }
  | { name: 'category'; category: CategoryId }
  | { name: 'unit'; unit: UnitCode }
  | { name: 'exhibit'; exhibit: ExhibitId }

/** One visitor's session at one kiosk, from first touch to idle. It lives only there. */
export type Visit = {
  id: VisitId
  startedAt: number
  language: Language
  pages: readonly [Page, ...Page[]] // the way back; the last one is on the screen
}
