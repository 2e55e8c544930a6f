import type { Booth, Mode, Over } from './booth.ts'
import type { Content, EmergencyText, Exhibit, ProgrammeItem, Stop, Tour } from './content.ts'
import { courtesyLeftMs, restoreLeftMs, takes } from './handover.ts'
import type { KioskId } from './ids.ts'
import { findExhibit, findTour, isMainAt } from './lookup.ts'
import { strongest } from './opening.ts'
import { unreachable } from './result.ts'
import type { Page, Visit } from './visit.ts'
import type { Words } from './words.ts'

/** What one kiosk paints, with the data it needs. The name is what the screen's root carries as `data-scene`. */
export type Scene =
  | { name: 'attract' }
  | { name: 'browse'; page: Exclude<Page, { name: 'exhibit' }> }
  | { name: 'exhibit'; exhibit: Exhibit }
  | { name: 'ceremony'; items: readonly ProgrammeItem[]; now: ProgrammeItem | null; done: readonly ProgrammeItem[] }
  | { name: 'standby'; tour: Tour | null }
  | { name: 'tour-arrival'; welcome: Words } // the neutral one, unless an approved one was chosen
  | { name: 'tour-overview' }
  | { name: 'tour-stop'; tour: Tour; stop: Stop; exhibit: Exhibit; main: boolean; next: Exhibit | null }
  | { name: 'tour-closing' }
  | { name: 'closed' }
  | { name: 'freeze'; under: Scene }
  | { name: 'blank' }
  | { name: 'safe' }
  | { name: 'emergency'; text: EmergencyText }
export type SceneName = Scene['name'] | 'pairing'

/** `now`, booth time, matters only where screens change hands; without it nobody waits any longer. */
export type SceneInput = { booth: Booth; content: Content; kiosk: KioskId; visit: Visit | null; now?: number }

/** The scene of this kiosk now. Total: content that no longer holds what the state names falls back to something calm, never to nothing. */
export function sceneFor(input: SceneInput): Scene {
  const over = strongest(input.booth.over)
  return over ? overScene(over, input) : modeScene(input)
}

function overScene(over: Over, input: SceneInput): Scene {
  switch (over.name) {
    case 'emergency': {
      const texts = input.content.emergency
      const text = texts.find((candidate) => candidate.id === over.text) ?? texts[0]
      return text ? { name: 'emergency', text } : { name: 'safe' }
    }
    case 'freeze':
      return { name: 'freeze', under: modeScene(input) }
    case 'safe':
    case 'blank':
      return { name: over.name }
    default:
      return unreachable(over)
  }
}

function modeScene(input: SceneInput): Scene {
  const { booth, content, kiosk, now = Infinity } = input
  const { mode } = booth
  switch (mode.name) {
    case 'free':
      return restoreLeftMs(mode, kiosk, now) > 0 ? waitingScene(mode) : visitScene(input)
    case 'closed':
      return { name: mode.dark ? 'blank' : 'closed' }
    case 'ceremony': {
      const { items } = content.ceremony
      const done = items.filter((item) => mode.done.includes(item.id))
      return { name: 'ceremony', items, now: items.find((item) => item.id === mode.item) ?? null, done }
    }
    case 'standby':
      if (input.visit && courtesyLeftMs(booth, now) > 0) return visitScene(input)
      return { name: 'standby', tour: findTour(content, mode.tour) ?? null }
    case 'tour':
      return takes(mode, kiosk) ? tourScene(mode, input) : visitScene(input)
    default:
      return unreachable(mode)
  }
}

/** What guests last saw, until it is this screen's turn. */
const waitingScene = ({ restore }: Extract<Mode, { name: 'free' }>): Scene =>
  restore?.from === 'tour' ? { name: 'tour-closing' } : { name: 'standby', tour: null }

function visitScene({ content, visit }: SceneInput): Scene {
  const page = visit?.pages.at(-1)
  if (!page) return { name: 'attract' }
  if (page.name !== 'exhibit') return { name: 'browse', page }
  const exhibit = findExhibit(content, page.exhibit)
  return exhibit ? { name: 'exhibit', exhibit } : { name: 'browse', page: { name: 'home' } }
}

function tourScene(mode: Extract<Mode, { name: 'tour' }>, { content, kiosk }: SceneInput): Scene {
  if (mode.phase === 'arrival') {
    const named = content.welcomes.find((welcome) => welcome.id === mode.welcome)
    return { name: 'tour-arrival', welcome: named?.words ?? content.event.welcome }
  }
  if (mode.phase !== 'stop') return { name: `tour-${mode.phase}` }
  const tour = findTour(content, mode.tour)
  const stop = tour?.stops.find((candidate) => candidate.id === mode.stop)
  const exhibit = stop && findExhibit(content, stop.exhibit)
  if (!tour || !stop || !exhibit) return { name: 'tour-overview' }
  const following = tour.stops.find((candidate) => candidate.id === mode.ahead[0])
  const next = following ? (findExhibit(content, following.exhibit) ?? null) : null
  return { name: 'tour-stop', tour, stop, exhibit, main: isMainAt(content, stop, kiosk), next }
}

/** 'A kiosk cut off' (K7): after `limitMs` without the server a tour, standby or ceremony gives way to visitors. Emergencies stay. */
export function whileCutOff(booth: Booth, offlineMs: number, limitMs: number): Booth {
  const holds = booth.mode.name === 'tour' || booth.mode.name === 'standby' || booth.mode.name === 'ceremony'
  if (!holds || offlineMs < limitMs) return booth
  return { ...booth, mode: { name: 'free', since: booth.mode.since } }
}
