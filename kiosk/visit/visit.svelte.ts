import type { Booth } from '#shared/booth.ts'
import type { CategoryId } from '#shared/content.ts'
import { courtesyLeftMs, visitsAllowed } from '#shared/handover.ts'
import type { ExhibitId, KioskId, UnitCode, VisitId } from '#shared/ids.ts'
import type { VisitEventDetail } from '#shared/visit-events.ts'
import type { Page, Visit } from '#shared/visit.ts'
import type { Language } from '#shared/words.ts'
import type { Help } from './help.svelte.ts'
import type { LeadDesk } from './lead-desk.ts'
import type { ShortLinks } from './short-links.svelte.ts'
import type { QuizTurn } from './quiz.ts'
import { openedEvent } from './opened-event.ts'
import { Reading } from './reading.svelte.ts'
import { since } from './since.ts'
import { Watching } from './watching.svelte.ts'
import type { Ending, Left, Via, VisitorParts } from './visitor-parts.ts'

type Pages = Visit['pages']

const home: Page = { name: 'home' }
const longestWayBack = 30
const first: Language = 'zh' // each visit begins in Chinese

/** The visitor at this screen: begins with a touch, ends when they finish, leave or are interrupted (V9). */
export class Visitor {
  #visit = $state.raw<Visit | null>(null)
  #left = $state.raw<Left | null>(null) // interrupted, and not yet offered again
  #offered = $state.raw<{ left: Left; until: number } | null>(null)
  readonly reading = new Reading()
  readonly watching: Watching // films and comparisons
  readonly help: Help | undefined // 请讲解员来, where the screen has it
  readonly links: ShortLinks | undefined // where scans can be counted
  readonly leads: LeadDesk | undefined // 我想对接, where the screen has it
  #secondsToGuests = $state<number | null>(null)
  #guestsAt: number | null = null // when a courtesy ends
  #opened: { exhibit: ExhibitId; at: number } | null = null
  #lastTouch = 0
  #actions = 0
  readonly #parts: VisitorParts

  constructor(parts: VisitorParts) {
    this.#parts = parts
    this.help = parts.help
    this.watching = new Watching({
      now: () => parts.now(),
      kiosk: () => parts.kiosk(),
      guestsComing: () => this.#secondsToGuests !== null,
      act: (detail) => this.#act(detail),
    })
    this.links = parts.links
    this.leads = parts.leads
  }

  /** A visit is going on. */
  get busy(): boolean {
    return this.#visit !== null
  }
  /** The pages on the glass: of the visit, or of the one that may be continued. */
  get visit(): Visit | null {
    if (this.#visit || !this.#offered) return this.#visit
    const { pages, language } = this.#offered.left
    return { id: '' as VisitId, startedAt: 0, language, pages } // only shown: a touch gives it an id of its own
  }
  /** "Continue?" is asked. */
  get resuming(): boolean {
    return this.#offered !== null
  }
  get language(): Language {
    return this.visit?.language ?? first
  }
  /** Counts down while guests are announced and this visit may still go on (K16). */
  get secondsToGuests(): number | null {
    return this.#secondsToGuests
  }
  get page(): Page {
    return this.visit?.pages.at(-1) ?? home
  }

  /** Which screen this is, and what time it is at the booth: a page may show both. */
  get kiosk(): KioskId {
    return this.#parts.kiosk()
  }
  now = (): number => this.#parts.now()

  /** The first touch. It opens what was touched. */
  start(via: Exclude<Via, 'resumed'>, exhibit?: ExhibitId): void {
    this.#begin(via, exhibit ? [home, { name: 'exhibit', exhibit }] : [home], first)
    this.#recordPage(via)
  }

  /** A touch on the page that waited: a new visit, there. */
  resume(): void {
    if (!this.#offered) return
    const { pages, language } = this.#offered.left
    this.#begin('resumed', pages, language)
    this.#recordPage('resumed')
  }

  openCategory = (category: CategoryId): void => this.#goTo({ name: 'category', category }, 'home')
  openUnit = (unit: UnitCode): void => this.#goTo({ name: 'unit', unit }, 'home')
  openSearch = (): void => {
    this.#goTo({ name: 'search' }, this.page.name)
    this.reading.typing.clear()
  }
  openExhibit = (exhibit: ExhibitId, from?: string): void =>
    this.#goTo({ name: 'exhibit', exhibit }, from ?? this.page.name)

  /** Any other page, from the one that is on the glass. */
  open = (page: Page): void => this.#goTo(page, this.page.name)
  openQuiz = (): void => {
    const seed = this.#visit?.id
    if (seed) this.#goTo({ name: 'quiz', seed, answers: [], step: 0 }, this.page.name)
  }
  openLead = (exhibit: ExhibitId): void => this.#goTo({ name: 'lead', exhibit }, this.page.name)
  leadSent = (exhibit: ExhibitId): void => this.#act({ type: 'lead-sent', exhibit })
  like = (exhibit: ExhibitId): void =>
    this.#act({ type: 'exhibit-liked', exhibit, liked: this.reading.likes.turn(exhibit) })

  back = (): void => {
    const pages = this.#visit?.pages
    if (pages && pages.length > 1) this.#turnTo([pages[0], ...pages.slice(1, -1)], 'back')
  }
  goHome = (): void => this.#turnTo([home], 'home')

  /** The quiz goes on upon the same page: what was answered is part of it (K44). */
  turnQuiz = (turn: QuizTurn | null): void => {
    if (!turn || !this.#visit) return
    if (turn.detail) this.#act(turn.detail)
    this.stay(turn.page)
  }

  /** The same page in another state; going back still leads to the one before it. */
  stay = (page: Page): void => {
    if (!this.#visit) return
    const [root, ...rest] = this.#visit.pages
    this.#visit = { ...this.#visit, pages: [root, ...rest.slice(0, -1), page] }
    this.reading.scrollTop = 0
    this.#parts.onmove?.()
  }

  chooseLanguage = (language: Language): void => {
    if (!this.#visit) return
    this.#visit = { ...this.#visit, language }
    this.#act({ type: 'language-chosen', language })
  }
  setLarge = (large: boolean): void => {
    this.reading.large = large
    this.#act({ type: 'text-size-chosen', large })
  }
  setLow = (low: boolean): void => {
    this.reading.low = low
    this.#act({ type: 'low-controls-chosen', low })
  }
  enlargePicture = (exhibit: ExhibitId, picture: number): void => {
    this.reading.enlarged = picture
    this.#act({ type: 'picture-enlarged', exhibit })
  }
  enlargeCode = (exhibit: ExhibitId): void => {
    this.reading.enlarged = 'code'
    this.#act({ type: 'qr-shown', exhibit })
  }
  putAway = (): void => {
    this.reading.enlarged = null
  }
  extended = (): void => this.#record({ type: 'visit-extended' })
  finish = (): void => this.#end('finished')
  leave = (): void => this.#end('idle')

  /** Any touch, whether or not it does something: the visit lasts until the last one. */
  touched(): void {
    if (this.#visit) this.#lastTouch = this.#parts.now()
  }

  /** Called just before this booth is on the glass, while the one before still tells whose touch it was. */
  beforeShow(booth: Booth, now: number = this.#parts.now()): void {
    this.help?.follow(booth)
    this.watching.follow(booth)
    const allowed = visitsAllowed(booth, this.#parts.kiosk(), now)
    const courtesy = courtesyLeftMs(booth, now)
    if (!allowed && courtesy === 0 && this.#visit) this.#left = this.#interrupt(this.#visit)
    else if (!allowed && this.#offered) {
      this.#left = this.#offered.left
      this.#offered = null
      this.reading.clear()
    }
    this.#guestsAt = courtesy > 0 && this.#visit ? now + courtesy : null
    this.#countDown()
    if (booth.mode.name === 'closed') this.#left = null // nobody continues yesterday's visit
    if (allowed && this.#left) this.#offer(this.#left)
  }

  /** Counts down, and takes the offer to continue back when its time is over. */
  tick(): void {
    this.help?.tick()
    this.leads?.tick()
    this.#countDown()
    if (!this.#offered || this.#parts.now() < this.#offered.until) return
    this.#offered = null
    this.reading.clear()
    this.#parts.onmove?.()
  }

  #offer(left: Left): void {
    this.#left = null
    this.reading.restore(left.reading)
    this.#offered = { left, until: this.#parts.now() + this.#parts.resumeSeconds() * 1_000 }
  }

  #interrupt(visit: Visit): Left {
    const { pages, language } = visit
    const reading = this.reading.keep()
    this.#end('interrupted')
    return { pages, language, reading }
  }

  #countDown(): void {
    const left = this.#visit && this.#guestsAt !== null ? this.#guestsAt - this.#parts.now() : 0
    this.#secondsToGuests = left > 0 ? Math.ceil(left / 1_000) : null
  }

  #begin(via: Via, pages: Pages, language: Language): void {
    const startedAt = this.#parts.now()
    // Made by `timeOrderedId`, which is what the brand stands for.
    const id = this.#parts.recorder.newId() as VisitId
    this.#offered = null
    this.#left = null
    this.#visit = { id, startedAt, language, pages }
    this.#lastTouch = startedAt
    this.#actions = 0
    this.#record({ type: 'visit-started', via, language })
  }

  #goTo(page: Page, from: string): void {
    const pages = this.#visit?.pages
    if (!pages) return
    const [root, ...rest] = pages
    this.#turnTo([root, ...rest.slice(1 - longestWayBack), page], from)
  }

  #turnTo(pages: Pages, from: string): void {
    if (!this.#visit) return
    this.#closePage()
    this.#visit = { ...this.#visit, pages }
    this.reading.turn()
    this.watching.turn()
    this.#recordPage(from)
  }

  #recordPage(from: string): void {
    const page = this.page
    if (page.name === 'exhibit') this.#opened = { exhibit: page.exhibit, at: this.#parts.now() }
    this.#act(openedEvent(page, from))
    this.#parts.onmove?.()
  }

  #closePage(): void {
    const searched = this.reading.typing.told()
    if (searched) this.#record({ type: 'searched', ...searched })
    if (!this.#opened) return
    const { exhibit, at } = this.#opened
    this.#opened = null
    this.#record({ type: 'exhibit-closed', exhibit, dwellMs: since(at, this.#parts.now()) })
  }

  #end(reason: Ending): void {
    const visit = this.#visit
    if (!visit) return
    this.#closePage()
    const durationMs = since(visit.startedAt, this.#lastTouch)
    this.#record({ type: 'visit-ended', reason, language: visit.language, durationMs, actions: this.#actions })
    this.#visit = null
    this.help?.leave()
    this.#guestsAt = null
    this.#countDown()
    this.reading.clear()
    // An interruption is part of a booth that is being shown: the stage sees to the rest.
    if (reason !== 'interrupted') this.#parts.onmove?.()
  }

  #act(detail: VisitEventDetail): void {
    if (!this.#visit) return
    this.#actions += 1
    this.#record(detail)
  }

  #record(detail: VisitEventDetail): void {
    if (this.#visit) this.#parts.recorder.record(this.#visit.id, detail)
  }
}
