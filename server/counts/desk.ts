import { countTotals, type DeskBody, type DeskEntry } from '#shared/hand-counts.ts'
import type { DeskId } from '#shared/ids.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { findEntry, readEntries, removeEntry, resolveEntry, saveEntry } from '../storage/count-log.ts'
import type { Database } from '../storage/database.ts'
import { Turns } from '../turns.ts'
import { zonedDay, zonedInstant, zonedText } from '../zoned-time.ts'

type Parts = { now: () => number; timeZone: string }
type Line = { id: DeskId; at: number; by: string; rehearsal: boolean; body: DeskBody }

export type DeskRefusal = 'below-nought' | 'ahead'

const aheadMs = 120_000 // a tablet's clock may be that much ahead
const readable = 2_000

/** What people enter by hand, one line after another, so that two thumbs never take the same visitor away twice (R13). */
export class Desk {
  readonly #db: Database
  readonly #parts: Parts
  readonly #turns = new Turns()

  constructor(db: Database, parts: Parts) {
    this.#db = db
    this.#parts = parts
  }

  /** Sent again, it answers with the line that there is. */
  add(line: Line): Promise<Result<DeskEntry, DeskRefusal>> {
    return this.#turns.take(async () => {
      const known = await findEntry(this.#db, line.id)
      if (known) return ok(known.entry)
      if (line.at > this.#parts.now() + aheadMs) return err('ahead')
      if (await this.#wouldBeBelowNought(line)) return err('below-nought')
      const entry: DeskEntry = { ...line, at: this.#countsAt(line), resolved: null }
      await saveEntry(this.#db, entry)
      return ok(entry)
    })
  }

  /** The lines of a day, newest first, with the media reports of all days, which are entered when somebody finds them. */
  async day(day: string): Promise<DeskEntry[]> {
    const { start: from, end: to } = zonedDay(day, this.#parts.timeZone)
    const media = await readEntries(this.#db, {}, 'media')
    const others = (await readEntries(this.#db, { from, to })).filter(({ body }) => body.kind !== 'media')
    return [...media, ...others].toReversed().slice(0, readable)
  }

  /** Takes a line back. False: there is none, or taking it would leave fewer than nought. */
  remove(id: DeskId, by: string): Promise<Result<boolean, DeskRefusal>> {
    return this.#turns.take(async () => {
      const found = await findEntry(this.#db, id)
      if (!found) return ok(false)
      if (found.removed) return ok(true)
      const { entry } = found
      const { body } = entry
      const back = body.kind === 'count' ? { ...entry, body: { ...body, change: -body.change } } : entry
      if (await this.#wouldBeBelowNought(back)) return err('below-nought')
      await removeEntry(this.#db, id, { by, at: Math.round(this.#parts.now()) })
      return ok(true)
    })
  }

  /** An incident is over. Null: there is no such incident. */
  resolve(id: DeskId): Promise<DeskEntry | null> {
    return this.#turns.take(async () => {
      const found = await findEntry(this.#db, id)
      if (!found || found.removed || found.entry.body.kind !== 'incident') return null
      await resolveEntry(this.#db, id, Math.round(this.#parts.now()))
      return (await findEntry(this.#db, id))?.entry ?? null
    })
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    await this.#turns.settled()
  }

  /** A report counts on the day on which it appeared, whenever it is entered. */
  #countsAt({ at, body }: Line): number {
    return body.kind === 'media' ? zonedInstant(body.day, '12:00', this.#parts.timeZone) : at
  }

  async #wouldBeBelowNought({ at, body, rehearsal }: Pick<Line, 'at' | 'body' | 'rehearsal'>): Promise<boolean> {
    if (body.kind !== 'count' || body.change > 0) return false
    const { timeZone } = this.#parts
    const { start: from, end: to } = zonedDay(zonedText(at, timeZone).slice(0, 10), timeZone)
    const same = (await readEntries(this.#db, { from, to }, 'count')).filter((entry) => entry.rehearsal === rehearsal)
    const totals = countTotals(same.map((entry) => ({ ...entry, rehearsal: false })))
    return (totals[body.what]?.value ?? 0) + body.change < 0
  }
}
