import type { KioskId } from '#shared/ids.ts'
import type { VisitEventDetail } from '#shared/visit-events.ts'
import type { Visit } from '#shared/visit.ts'
import type { Language } from '#shared/words.ts'
import type { Help } from './help.svelte.ts'
import type { LeadDesk } from './lead-desk.ts'
import type { ReadingKept } from './reading.svelte.ts'
import type { Recorder } from './recorder.ts'
import type { ShortLinks } from './short-links.svelte.ts'

/** What a visitor needs of the screen. */
export type VisitorParts = {
  recorder: Pick<Recorder, 'record' | 'newId'>
  now: () => number // booth time
  kiosk: () => KioskId
  resumeSeconds: () => number
  onmove?: () => void // another page is on the glass, by the visitor's own doing
  help?: Help
  links?: ShortLinks
  leads?: LeadDesk
}

/** What a visit leaves behind when it is cut short: the page, and how it was read. */
export type Left = { pages: Visit['pages']; language: Language; reading: ReadingKept }

export type Via = Extract<VisitEventDetail, { type: 'visit-started' }>['via']
export type Ending = Extract<VisitEventDetail, { type: 'visit-ended' }>['reason']
