import type { BundleHash, EventId, KioskId, VisitId } from '#shared/ids.ts'
import { timeOrderedId } from '#shared/time-ordered-id.ts'
import type { Audience, VisitEvent, VisitEventDetail } from '#shared/visit-events.ts'
import type { Outbox } from './outbox.ts'

/** What is true at the moment of a touch, beside the touch itself. */
export type Circumstances = {
  kiosk: KioskId
  audience: Audience
  rehearsal: boolean
  bundle: BundleHash | null
}

export type RecorderParts = {
  outbox: Pick<Outbox, 'add'>
  now: () => number // booth time
  random: () => Uint8Array // at least 16 bytes from `crypto.getRandomValues`
  circumstances: () => Circumstances
  onrecorded?: () => void
}

const correctedMs = 1_000 // booth time may glide back by fractions; a clock that was set back is another matter

/** Turns what a visitor does into events on disk. It never makes a touch wait. */
export class Recorder {
  readonly #parts: RecorderParts
  #unsaved: VisitEvent[] = []
  #saving: Promise<void> = Promise.resolve()
  #lastAt = -Infinity
  #sequence = 0 // within one millisecond

  constructor(parts: RecorderParts) {
    this.#parts = parts
  }

  newId(): string {
    return timeOrderedId(this.#parts.now(), this.#parts.random())
  }

  record(visit: VisitId, detail: VisitEventDetail): void {
    this.#unsaved.push(this.#event(visit, detail))
    this.#saving = this.#saving.then(() => this.#save())
  }

  /** The event for a full outbox that had to let `count` of the oldest go. */
  readonly notice = (count: number): VisitEvent => this.#event(null, { type: 'events-dropped', count })

  /** Resolves when everything recorded so far is on disk, or could not be written. */
  saved(): Promise<void> {
    return this.#saving
  }

  #event(visit: VisitId | null, detail: VisitEventDetail): VisitEvent {
    const at = this.#moment()
    const random = Uint8Array.from(this.#parts.random())
    random.set([this.#sequence >> 5, this.#sequence % 32])
    // Made by `timeOrderedId`, which is what the brand stands for.
    const id = timeOrderedId(at, random) as EventId
    return { id, at, visit, ...this.#parts.circumstances(), ...detail }
  }

  /** Never a little earlier than the event before, and events of one millisecond are counted: sorted by time and id they are in order (V6). */
  #moment(): number {
    const now = Math.round(this.#parts.now())
    const at = this.#lastAt - now < correctedMs ? Math.max(now, this.#lastAt) : now
    this.#sequence = at === this.#lastAt ? (this.#sequence + 1) % 1_024 : 0
    this.#lastAt = at
    return at
  }

  /** In order, and a failed write is tried again with the next event: a full disk may be emptied. */
  async #save(): Promise<void> {
    try {
      for (let event = this.#unsaved[0]; event; event = this.#unsaved[0]) {
        await this.#parts.outbox.add(event)
        this.#unsaved.shift()
      }
      this.#parts.onrecorded?.()
    } catch (error) {
      console.error(`${this.#unsaved.length} visit events could not be written to this screen’s disk.`, error)
    }
  }
}
