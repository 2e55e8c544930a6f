import type { ExhibitId, KioskId } from '#shared/ids.ts'
import type { VisitEventDetail } from '#shared/visit-events.ts'
import type { Visit } from '#shared/visit.ts'
import type { Language } from '#shared/words.ts'
import type { Help } from './help.svelte.ts'
import type { Recorder } from './recorder.ts'

/** What a visitor needs of the screen. */
export type VisitorParts = {
  recorder: Pick<Recorder, 'record' | 'newId'>
  now: () => number // booth time
  kiosk: () => KioskId
  resumeSeconds: () => number
  onmove?: () => void // another page is on the glass, by the visitor's own doing
  help?: Help
}

/** What lies large over the page of an exhibit: its code, one of its pictures, or nothing. */
export type Enlarged = 'code' | number | null

/** What a visit leaves behind when it is cut short: the page, and how it was read. */
export type Left = {
  pages: Visit['pages']
  language: Language
  large: boolean
  low: boolean
  scrollTop: number
  enlarged: Enlarged
  typed: string
  liked: ReadonlySet<ExhibitId>
}

export type Via = Extract<VisitEventDetail, { type: 'visit-started' }>['via']
export type Ending = Extract<VisitEventDetail, { type: 'visit-ended' }>['reason']
