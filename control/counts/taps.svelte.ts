import type { DeskEntry, HandCount } from '#shared/hand-counts.ts'
import type { call } from '../http.ts'
import { entryId } from './entry-id.ts'

type Tap = { id: string; at: number; what: HandCount; change: number; source: string }

const key = 'zhantai-taps'

/** Taps that the server does not have yet. They outlive the page, keep their own time, and their ids make each count once (R13). */
export class Taps {
  readonly #call: typeof call
  readonly #storage: Storage
  #waiting = $state.raw<readonly Tap[]>([])
  #refused = $state(0)
  #last = $state.raw<Tap | null>(null)
  #sending = false

  constructor(over: typeof call, storage: Storage) {
    this.#call = over
    this.#storage = storage
    this.#waiting = read(storage)
  }

  get waiting(): readonly Tap[] {
    return this.#waiting
  }
  /** How many the server did not accept. */
  get refused(): number {
    return this.#refused
  }
  /** The newest tap of this page, which may be taken back. */
  get last(): Tap | null {
    return this.#last
  }

  /** What waits here of this kind, to be added to what the server tells. */
  ahead(what: HandCount, known: readonly DeskEntry[]): number {
    return this.#waiting
      .filter((tap) => tap.what === what && !known.some(({ id }) => id === tap.id))
      .reduce((sum, { change }) => sum + change, 0)
  }

  async add(tap: Omit<Tap, 'id'>): Promise<void> {
    const at = Math.round(tap.at)
    this.#last = { ...tap, at, id: entryId(at) }
    this.#keep([...this.#waiting, this.#last])
    await this.send()
  }

  /** Hands in what waits, in the order of the taps; goes on when the server is back. */
  async send(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    for (let tap = this.#waiting[0]; tap; tap = this.#waiting[0]) {
      const { id, at, what, change, source } = tap
      const answer = await this.#call('POST', '/api/desk', { id, at, body: { kind: 'count', what, change, source } })
      if (!answer.ok && isLater(answer.error.status)) break
      if (!answer.ok) this.#refused++
      this.#keep(this.#waiting.filter((other) => other.id !== id))
    }
    this.#sending = false
  }

  /** A tap that never left is simply gone; one that the server has is taken back there. */
  async undo(): Promise<boolean> {
    const last = this.#last
    if (!last) return false
    await this.send()
    if (!this.#waiting.some(({ id }) => id === last.id)) {
      const answer = await this.#call('DELETE', `/api/desk/${last.id}`)
      if (!answer.ok && answer.error.status !== 404) return false
    }
    this.#keep(this.#waiting.filter(({ id }) => id !== last.id))
    this.#last = null
    return true
  }

  #keep(waiting: readonly Tap[]): void {
    this.#waiting = waiting
    try {
      this.#storage.setItem(key, JSON.stringify(waiting))
    } catch {
      // Private mode or a full disk: they are held until the page is closed.
    }
  }
}

/** Not reached, signed out, or the server in trouble: no answer to the tap itself. */
const isLater = (status: number): boolean => status === 0 || status === 401 || status === 429 || status >= 500

function read(storage: Storage): Tap[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? (kept as Tap[]) : [] // only this class writes under this name
  } catch {
    return []
  }
}
