import type { VisitEvent } from '#shared/visit-events.ts'
import type { KioskDatabase } from '../storage/database.ts'

export type Waiting = { key: number; event: VisitEvent }

/** Visit events waiting for the server. One key an event, so adding never rewrites the rest (V6). */
export class Outbox {
  readonly #db: KioskDatabase
  readonly #limit: number
  #pending = 0

  private constructor(db: KioskDatabase, limit: number) {
    this.#db = db
    this.#limit = limit
  }

  static async open(db: KioskDatabase, limit = 50_000): Promise<Outbox> {
    const outbox = new Outbox(db, limit)
    outbox.#pending = await db.count('events')
    return outbox
  }

  /** Events not yet settled, as of the last write. */
  get pending(): number {
    return this.#pending
  }

  /** On disk when it resolves. When the outbox is full the oldest go, and their number is remembered (V8). */
  async add(event: VisitEvent): Promise<void> {
    const change = this.#db.transaction(['events', 'dropped'], 'readwrite', { durability: 'strict' })
    const events = change.objectStore('events')
    await events.add(event)
    const count = await events.count()
    const excess = count - this.#limit
    if (excess > 0) {
      const oldest = await events.getAllKeys(null, excess)
      for (const key of oldest) await events.delete(key)
      const dropped = change.objectStore('dropped')
      await dropped.put(((await dropped.get('count')) ?? 0) + excess, 'count')
    }
    await change.done
    this.#pending = Math.min(count, this.#limit)
  }

  /** The oldest events, in order. `notice` makes the event that tells how many were dropped since the last one. */
  async next(limit: number, notice: (count: number) => VisitEvent): Promise<Waiting[]> {
    if (await this.#db.get('dropped', 'count')) await this.#tellOfDropped(notice)
    const read = this.#db.transaction('events')
    const [keys, events] = await Promise.all([read.store.getAllKeys(null, limit), read.store.getAll(null, limit)])
    await read.done
    return keys.flatMap((key, i) => {
      const event = events[i]
      return event ? [{ key, event }] : []
    })
  }

  async remove(keys: readonly number[]): Promise<void> {
    const change = this.#db.transaction('events', 'readwrite', { durability: 'strict' })
    await Promise.all(keys.map((key) => change.store.delete(key)))
    this.#pending = await change.store.count()
    await change.done
  }

  /** The count becomes an event of its own: from then on its id and number are fixed, however often it is sent. */
  async #tellOfDropped(notice: (count: number) => VisitEvent): Promise<void> {
    const change = this.#db.transaction(['events', 'dropped'], 'readwrite', { durability: 'strict' })
    const dropped = change.objectStore('dropped')
    const count = await dropped.get('count')
    if (count) {
      await change.objectStore('events').add(notice(count))
      await dropped.delete('count')
    }
    await change.done
  }
}
