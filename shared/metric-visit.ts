import { bump, type Tally } from './metric-tally.ts'
import type { VisitEventType } from './visit-events.ts'

/** What one visit counts for. Pure: the same events give the same counters, in whatever order and however often they came. */

/** A stored visit event, as far as figures need it. */
export type LoggedEvent = {
  id: string
  at: number
  receivedAt: number
  kiosk: string
  visit: string | null
  audience: string
  rehearsal: boolean
  type: VisitEventType
  exhibit: string | null
  detail: EventDetail
}

export type EventDetail = {
  dwellMs?: number
  durationMs?: number
  liked?: boolean
  correct?: boolean
  question?: string
  right?: number
  of?: number
  language?: string
  count?: number
}

/** Whose activity it was. Only `visitor` is in the visitors' figures; the others are shown apart (F3). */
export const visitClasses = ['visitor', 'tour', 'staff', 'rehearsal'] as const
export type VisitClass = (typeof visitClasses)[number]

/** The day and the hour of an instant on the clocks of the booth. */
export type PlaceOf = (instant: number) => { day: string; hour: number }

export type CountedVisit = {
  key: string // the visit, or the event's own id where it belongs to none
  kiosk: string
  started: number
  day: string
  class: VisitClass
  tally: Tally
}

/** A screen's clock is in doubt when it is this far ahead of the server, or further behind than a night without a network explains. */
export const clockLimits = { aheadMs: 2 * 60_000, behindMs: 36 * 3_600_000 }
/** From here on an event came late: the screen was cut off. */
export const lateMs = 10 * 60_000

export const viewMs = 2_000
export const longestDwellSeconds = 180
const effectiveActions = 3
const effectiveMs = 10_000

/** These are written by the clock, and not by a touch. */
const untouched: ReadonlySet<VisitEventType> = new Set(['exhibit-closed', 'searched', 'visit-ended'])
/** These are touches, but ask for nothing: beginning, landing on the first page, going home, staying on. */
const aimless: ReadonlySet<VisitEventType> = new Set(['visit-started', 'home-opened', 'visit-extended'])
const isMeaningful = ({ type }: LoggedEvent): boolean => !untouched.has(type) && !aimless.has(type)

const isDoubtful = ({ at, receivedAt }: LoggedEvent): boolean =>
  at - receivedAt > clockLimits.aheadMs || receivedAt - at > clockLimits.behindMs

/**
 * Counts the events of one visit, or of one event that belongs to none. The visit belongs to the day and hour of its first
 * event; where a clock is in doubt, to those of its first receipt (F5, F6).
 */
export function countVisit(unsorted: readonly LoggedEvent[], placeOf: PlaceOf): CountedVisit {
  const events = unsorted.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const [first] = events
  if (!first) throw new Error('A visit without an event cannot be counted.')
  const doubtful = events.some(isDoubtful)
  const started = doubtful ? Math.min(...events.map(({ receivedAt }) => receivedAt)) : first.at
  const { day, hour } = placeOf(started)
  const tally: Tally = new Map()
  const key = first.visit ?? first.id
  countGaps(events, tally)
  const session = events.filter(({ type, visit }) => type !== 'events-dropped' && visit !== null)
  if (session.length > 0) countSession(session, hour, doubtful, tally)
  return { key, kiosk: first.kiosk, started, day, class: classOf(events), tally }
}

/** One touch of staff or of a rehearsal takes the whole visit out of the visitors' figures. */
function classOf(events: readonly LoggedEvent[]): VisitClass {
  if (events.some(({ rehearsal }) => rehearsal)) return 'rehearsal'
  const has = (audience: string) => events.some((event) => event.audience === audience)
  return has('staff') ? 'staff' : has('tour') ? 'tour' : 'visitor'
}

/** What was lost, what came late, and what belongs to no visit. */
function countGaps(events: readonly LoggedEvent[], tally: Tally): void {
  for (const event of events) {
    const { type, visit, at, receivedAt } = event
    if (type === 'events-dropped') bump(tally, 'dropped', event.detail.count ?? 0)
    else if (visit === null) bump(tally, 'stray')
    if (receivedAt - at > lateMs && !isDoubtful(event)) bump(tally, `late:${Math.floor(at / 60_000)}`)
  }
}

function countSession(events: readonly LoggedEvent[], hour: number, doubtful: boolean, tally: Tally): void {
  const effective = isEffective(events)
  bump(tally, 'sessions')
  bump(tally, `hour:${hour}`)
  bump(tally, `language:${languageOf(events)}`)
  if (effective) {
    bump(tally, 'effective')
    bump(tally, `hour-effective:${hour}`)
  }
  if (doubtful) {
    bump(tally, 'doubtful')
    bump(tally, `hour-doubtful:${hour}`)
  }
  countExhibits(events, tally)
  countLikes(events, tally)
  countQuiz(events, tally)
}

/** By its actions as they are stored, or by the time from the first touch to the last. */
function isEffective(events: readonly LoggedEvent[]): boolean {
  if (events.filter(isMeaningful).length >= effectiveActions) return true
  const told = events.findLast(({ type }) => type === 'visit-ended')?.detail.durationMs
  if (told !== undefined) return told >= effectiveMs
  const touches = events.filter(({ type }) => !untouched.has(type))
  return (touches.at(-1)?.at ?? 0) - (touches[0]?.at ?? 0) >= effectiveMs
}

function languageOf(events: readonly LoggedEvent[]): string {
  const told = events.findLast(({ type }) => type === 'visit-ended') ?? events.findLast(({ detail }) => detail.language)
  return told?.detail.language ?? 'unknown'
}

function countExhibits(events: readonly LoggedEvent[], tally: Tally): void {
  let before: string | null = null
  for (const { type, exhibit, detail } of events) {
    if (!exhibit) continue
    if (type === 'qr-shown') bump(tally, `qr:${exhibit}`)
    if (type === 'exhibit-opened') {
      if (before !== null && before !== exhibit) bump(tally, `flow:${before}:${exhibit}`)
      before = exhibit
    }
    const dwellMs = detail.dwellMs ?? 0
    if (type === 'exhibit-closed' && dwellMs >= viewMs) {
      bump(tally, `view:${exhibit}`)
      bump(tally, `dwell:${exhibit}:${Math.min(longestDwellSeconds, Math.floor(dwellMs / 1_000))}`)
    }
  }
}

/** The last word on each exhibit counts. */
function countLikes(events: readonly LoggedEvent[], tally: Tally): void {
  const liked = new Map<string, boolean>()
  for (const { type, exhibit, detail } of events) {
    if (type === 'exhibit-liked' && exhibit) liked.set(exhibit, detail.liked ?? false)
  }
  for (const [exhibit, stands] of liked) if (stands) bump(tally, `like:${exhibit}`)
}

function countQuiz(events: readonly LoggedEvent[], tally: Tally): void {
  if (events.some(({ type }) => type === 'quiz-started')) bump(tally, 'quiz-started')
  for (const { type, detail } of events) {
    if (type === 'quiz-finished') {
      bump(tally, 'quiz-finished')
      bump(tally, 'quiz-right', detail.right ?? 0)
      bump(tally, 'quiz-of', detail.of ?? 0)
    }
    if (type === 'quiz-answered' && detail.question) {
      bump(tally, `question:${detail.question}`)
      if (detail.correct) bump(tally, `question-right:${detail.question}`)
    }
  }
}
