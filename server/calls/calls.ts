import type { Logger } from 'pino'
import type { Call, NewCall } from '#shared/calls.ts'
import type { KioskId } from '#shared/ids.ts'
import { findCall, openCalls, saveCall } from '../storage/call-log.ts'
import type { Database } from '../storage/database.ts'
import { Turns } from '../turns.ts'

const expiresMs = 15 * 60_000
const checkEveryMs = 15_000

type Parts = { now: () => number; log: Logger }
type Listener = (changed: Call) => void

/** The calls for an explainer. Each change is on disk before anybody hears of it, and they come one after another (R10). */
export class Calls {
  readonly #db: Database
  readonly #parts: Parts
  readonly #listeners = new Set<Listener>()
  #open: readonly Call[] = []
  readonly #turns = new Turns()

  private constructor(db: Database, parts: Parts) {
    this.#db = db
    this.#parts = parts
  }

  /** With the calls that were open when the server was last here. */
  static async open(db: Database, parts: Parts): Promise<Calls> {
    const calls = new Calls(db, parts)
    calls.#open = await openCalls(db)
    return calls
  }

  /** Those that are open, oldest first. */
  get list(): readonly Call[] {
    return this.#open
  }

  of(kiosk: KioskId): Call | null {
    return this.#open.find((call) => call.kiosk === kiosk) ?? null
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A call of this screen; sent again, or while another one of the screen is open, the one that there is. */
  add({ id, exhibit }: NewCall, kiosk: KioskId, rehearsal: boolean): Promise<Call> {
    return this.#turns.take(async () => {
      const known = this.of(kiosk) ?? (await findCall(this.#db, id))
      if (known) return known
      const unanswered = { accepted: null, by: null, arrived: null, closed: null, ending: null }
      return this.#keep({ id, kiosk, exhibit, called: this.#now(), ...unanswered, rehearsal })
    })
  }

  /** “I am going.” Who says it first goes; whoever is later is told who. Null: there is no such call. */
  accept(id: string, by: string): Promise<Call | null> {
    return this.#change(id, (call) => (call.by ? call : { ...call, by, accepted: this.#since(call) }))
  }

  /** “I am here”, which whoever says it has also gone for. */
  arrive(id: string, by: string): Promise<Call | null> {
    return this.#change(id, (call) => {
      const at = this.#since(call)
      const accepted = { by: call.by ?? by, accepted: call.accepted ?? at }
      return { ...call, ...accepted, arrived: at, closed: at, ending: 'arrived' }
    })
  }

  /** The visitor is gone, or needs nobody any more. */
  withdraw(id: string, kiosk: KioskId): Promise<Call | null> {
    return this.#change(id, (call) =>
      call.kiosk === kiosk ? { ...call, closed: this.#since(call), ending: 'left' } : null,
    )
  }

  /** Closes what nobody closed, now and then. Returns the stop. */
  start(): () => void {
    const check = () => {
      this.expire().catch((error: unknown) => this.#parts.log.error({ error }, 'a call could not be closed'))
    }
    const timer = setInterval(check, checkEveryMs)
    return () => clearInterval(timer)
  }

  /** Closes every call that is a quarter of an hour old: its screen may have died. */
  async expire(): Promise<void> {
    const old = this.#open.filter((call) => this.#now() - call.called >= expiresMs)
    for (const { id } of old) {
      await this.#change(id, (call) => ({ ...call, closed: this.#since(call), ending: 'expired' }))
    }
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    await this.#turns.settled()
  }

  #now(): number {
    return Math.round(this.#parts.now())
  }

  /** Now; a clock that was set back makes no answer come before its call. */
  #since(call: Call): number {
    return Math.max(this.#now(), call.accepted ?? call.called)
  }

  /** A call that is closed stays as it is. `next` gives null where it is none of the asker's business. */
  #change(id: string, next: (call: Call) => Call | null): Promise<Call | null> {
    return this.#turns.take(async () => {
      const call = await findCall(this.#db, id)
      if (!call || call.closed !== null) return call
      const changed = next(call)
      return changed && changed !== call ? this.#keep(changed) : changed
    })
  }

  async #keep(call: Call): Promise<Call> {
    await saveCall(this.#db, call)
    const others = this.#open.filter((other) => other.id !== call.id)
    this.#open = call.closed === null ? [...others, call].toSorted((a, b) => a.called - b.called) : others
    for (const listener of this.#listeners) listener(call)
    return call
  }
}
