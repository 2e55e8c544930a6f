import type { Logger } from 'pino'
import type { Actor } from '#shared/actor.ts'
import { nextDue, type Due, type DueItem } from '#shared/schedule.ts'
import type { LiveBooth } from './booth.ts'
import type { Bundles } from './content/bundles.ts'
import { zonedInstant } from './zoned-time.ts'

const timetable: Actor = { kind: 'timetable' }
const longestSleepMs = 60_000 // looks again at least this often: a clock that was set must not make it oversleep

type Parts = { booth: LiveBooth; bundles: Bundles; now: () => number; timeZone: string; log: Logger }

/** One timer, set anew on every change, that does what the timetable says is due (D6). People's choices stand until the next item. */
export class Timetable {
  #due: Due = { now: null, waiting: null, reminder: null, next: null }
  #timer: NodeJS.Timeout | undefined
  #stopped = false
  readonly #listeners = new Set<(due: Due) => void>()
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get due(): Due {
    return this.#due
  }

  subscribe(listener: (due: Due) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Deals with what was missed while the server was off, then follows the clock. Returns the stop. */
  start(): () => void {
    const stop = this.#parts.booth.subscribe(() => void this.#look())
    void this.#look()
    return () => {
      this.#stopped = true
      stop()
      clearTimeout(this.#timer)
    }
  }

  async #look(): Promise<void> {
    const { booth, bundles, now, log } = this.#parts
    const content = await bundles.load(booth.current.bundle)
    if (this.#stopped || !content) return
    const items = content.timetable.map((item): DueItem => ({ ...item, dueAt: this.#instantOf(item) }))
    const due = nextDue(booth.current, items, now())
    this.#tell(due)
    clearTimeout(this.#timer)
    const sleep = due.next ? Math.min(longestSleepMs, Math.max(0, due.next.dueAt - now())) : longestSleepMs
    this.#timer = setTimeout(() => void this.#look(), sleep)
    if (!due.now || due.now.does === 'remind') return
    const { id, does, dueAt } = due.now
    log.info({ item: id, does, lateMs: Math.round(now() - dueAt) }, 'the timetable is followed')
    const result = await booth.dispatch({ type: 'follow-timetable', does, until: dueAt }, timetable)
    if (!result.ok) log.warn({ item: id, reason: result.error }, 'the timetable has to wait')
  }

  #instantOf({ date, time }: { date: string; time: string }): number {
    return zonedInstant(date, time, this.#parts.timeZone)
  }

  #tell(due: Due): void {
    if (JSON.stringify(due) === JSON.stringify(this.#due)) return
    this.#due = due
    for (const listener of this.#listeners) listener(due)
  }
}
