import type { Booth } from '#shared/booth.ts'
import type { Call, NewCall } from '#shared/calls.ts'
import type { CallId, ExhibitId } from '#shared/ids.ts'

const lateMs = 60_000
const longestWaitMs = 180_000

/** What the visitor sees of a call: nothing yet, on its way to the server, stored, not answered, somebody comes, failed. */
export type HelpState = 'none' | 'sending' | 'called' | 'late' | 'coming' | 'failed'

type HelpParts = {
  online: () => boolean
  now: () => number // booth time
  newId: () => string
  /** Resolves with the call as it is on the server's disk; null when it could not be stored. */
  post: (call: NewCall) => Promise<Call | null>
  withdraw: (id: CallId) => Promise<void>
}

/** 请讲解员来 at this screen (K40, K41). It waits for the server: nobody is thanked for what is not stored. */
export class Help {
  #open = $state(false)
  #sending = $state.raw<CallId | null>(null)
  #call = $state.raw<Call | null>(null)
  #failed = $state(false)
  #late = $state(false)
  readonly #parts: HelpParts

  constructor(parts: HelpParts) {
    this.#parts = parts
  }

  /** May be called: visitors have the booth, nothing lies over it, and the server is there. */
  get offered(): boolean {
    return this.#open && this.#parts.online()
  }
  get state(): HelpState {
    if (this.#sending) return 'sending'
    if (this.#failed) return 'failed'
    if (!this.#call) return 'none'
    if (this.#call.accepted !== null) return 'coming'
    return this.#late ? 'late' : 'called'
  }
  /** Somebody stands here and waits: not a screen that was left. */
  get waiting(): boolean {
    return this.#call !== null && this.#parts.now() - this.#call.called < longestWaitMs
  }

  /** The booth that comes onto the glass. */
  follow({ mode, over }: Pick<Booth, 'mode' | 'over'>): void {
    this.#open = mode.name === 'free' && over.length === 0
  }

  ask = async (exhibit: ExhibitId): Promise<void> => {
    if (!this.offered || this.#sending || this.#call) return
    // Made by `timeOrderedId`, which is what the brand stands for.
    const id = this.#parts.newId() as CallId
    this.#failed = false
    this.#sending = id
    const call = await this.#parts.post({ id, exhibit })
    const wanted = this.#sending === id
    if (wanted) this.#sending = null
    if (!wanted) this.#takeBack(call)
    else if (call && call.closed === null) this.#keep(call)
    else this.#failed = true
  }

  /** What the server says of this screen's call. One that nobody here waits for is taken back. */
  heard(call: Call | null): void {
    if (!call) return this.#forget()
    const own = call.id === this.#call?.id || call.id === this.#sending
    if (!own && call.closed === null && !this.#sending) this.#takeBack(call)
    if (!own || !this.#call) return
    if (call.closed === null) this.#call = call
    else this.#forget()
  }

  /** The visitor needs nobody any more, or is gone. */
  leave = (): void => {
    const call = this.#call
    this.#sending = null
    this.#failed = false
    this.#forget()
    this.#takeBack(call)
  }

  /** To be called a few times a second. */
  tick(): void {
    this.#late = this.#call !== null && this.#parts.now() - this.#call.called >= lateMs
  }

  #keep(call: Call): void {
    this.#call = call
    this.#late = false
  }

  #forget(): void {
    this.#call = null
    this.#late = false
  }

  #takeBack(call: Call | null): void {
    if (!call || call.closed !== null) return
    // The server closes it later by itself, and tells this screen of it when they meet again.
    this.#parts.withdraw(call.id).catch((error: unknown) => console.warn('A call could not be taken back.', error))
  }
}
