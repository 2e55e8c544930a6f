import { createContext } from 'svelte'
import type { Booth } from '#shared/booth.ts'
import type { Call } from '#shared/calls.ts'
import type { Tour } from '#shared/content.ts'
import type { TourId } from '#shared/ids.ts'
import type { Command, CommandType } from '#shared/commands.ts'
import type { KioskPresence } from '#shared/presence.ts'
import type { Due } from '#shared/schedule.ts'
import { refusalSentences, type Refusal } from '#shared/refusals.ts'
import type { Result } from '#shared/result.ts'
import type { Warning } from '#shared/warnings.ts'
import { Connection } from '#shared/web/connection.svelte.ts'
import type { CommandReply, Publication, TabletSocket } from '#shared/wire.ts'
import { PublishedContent } from './content.svelte.ts'
import { whyNot } from './gate.ts'
import { problemSentence, type CallProblem } from './http.ts'
import { Notices } from './notices.svelte.ts'
import type { Preferences } from './preferences.svelte.ts'
import { send } from './send.ts'
import { Sender } from './sender.svelte.ts'
import { Session } from './session.svelte.ts'
import { en } from './texts/en.ts'
import { zh, type Texts } from './texts/zh.ts'
import { Ticker } from './ticker.svelte.ts'
import { BoothMemory } from './truth/booth-memory.ts'

/** Everything the panel's pages read and do. Made once in `main.ts` and handed down as context. */
export class Panel {
  readonly preferences: Preferences
  readonly connection = new Connection('/control', () => ({}))
  readonly session = new Session()
  readonly content = new PublishedContent()
  readonly notices = new Notices()
  readonly memory = new BoothMemory()
  readonly ticker = new Ticker(this.connection.clock)
  readonly sender = new Sender((command) => send(this.connection, command))
  #kiosks = $state.raw<KioskPresence[]>([])
  #warnings = $state.raw<Warning[]>([])
  #publication = $state.raw<Publication | null>(null)
  #due = $state.raw<Due | null>(null)
  #calls = $state.raw<readonly Call[]>([])
  #chosenTour = $state.raw<TourId | null>(null)

  constructor(preferences: Preferences) {
    this.preferences = preferences
    const socket: TabletSocket = this.connection.socket // its vocabulary, named
    this.connection.onbooth = (booth) => {
      this.memory.remember(booth)
      this.sender.seen(booth)
      this.content.follow(booth.bundle)
    }
    socket.on('kiosks', (kiosks) => (this.#kiosks = kiosks))
    socket.on('warnings', (warnings) => (this.#warnings = warnings))
    socket.on('publication', (publication) => (this.#publication = publication))
    socket.on('timetable', (due) => (this.#due = due))
    socket.on('calls', (calls) => (this.#calls = calls))
    socket.on('conditions', (live) => this.content.knowConditions(live))
    socket.on('identity', (identity) => this.session.know(identity))
    socket.on('signed-out', () => this.session.end(true))
    socket.on('disconnect', () => this.sender.reset())
    // A refused handshake is not tried again by the socket: either the session is over, or the server was starting.
    socket.on('connect_error', () => {
      if (!socket.active) void this.session.ask().then(() => setTimeout(() => socket.connect(), 1_000))
    })
  }

  get booth(): Booth | null {
    return this.connection.booth
  }
  get online(): boolean {
    return this.connection.online
  }
  get kiosks(): readonly KioskPresence[] {
    return this.#kiosks
  }
  get warnings(): readonly Warning[] {
    return this.#warnings
  }
  get publication(): Publication | null {
    return this.#publication
  }
  /** Open calls for an explainer, oldest first. */
  get calls(): readonly Call[] {
    return this.#calls
  }
  /** What the timetable says; null until the server has said it. */
  get due(): Due | null {
    return this.#due
  }
  /** The tour that “stand by” and “start tour” mean: the one chosen here, else the booth's own, else the first. */
  get chosenTour(): Tour | null {
    const tours = this.content.current?.tours ?? []
    const mode = this.booth?.mode
    const running = mode?.name === 'tour' || mode?.name === 'standby' ? mode.tour : null
    const wanted = this.#chosenTour ?? running
    return tours.find((tour) => tour.id === wanted) ?? tours[0] ?? null
  }
  chooseTour(tour: TourId): void {
    this.#chosenTour = tour
  }
  get texts(): Texts {
    return this.preferences.language === 'zh' ? zh : en
  }
  get language() {
    return this.preferences.language
  }
  get steering(): boolean {
    const { identity } = this.session
    return identity !== null && this.booth?.lease?.session === identity.session
  }

  whyNot(type: CommandType): Refusal | null {
    return whyNot(type, { online: this.online, booth: this.booth, identity: this.session.identity })
  }

  sentence(refusal: Refusal): string {
    return refusalSentences[refusal][this.language]
  }

  /** Sends one command; a no is shown and read out. `quiet` where the caller shows it itself. */
  async send(command: Command, { quiet = false } = {}): Promise<CommandReply> {
    const reply = await this.sender.send(command)
    if (!reply.ok && !quiet) this.notices.show('refused', this.sentence(reply.error))
    return reply
  }

  /** Shows what came of an HTTP call. */
  tell<Answer>(answer: Result<Answer, CallProblem>, done: string): boolean {
    if (answer.ok) this.notices.show('done', done)
    else this.notices.show('refused', problemSentence(answer.error, this.texts))
    return answer.ok
  }
}

export const [usePanel, providePanel] = createContext<Panel>()
