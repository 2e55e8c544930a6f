import type { Booth } from '#shared/booth.ts'
import type { Content } from '#shared/content.ts'
import { closedAt, withStep } from '#shared/follow-tour.ts'
import { RecordId } from '#shared/ids.ts'
import { recordSteps } from '#shared/record-steps.ts'
import type { FollowedTour } from '#shared/tour-record.ts'
import type { BoothChange } from '../booth.ts'
import type { Database } from '../storage/database.ts'
import { saveFollowed, unfinishedTours } from '../storage/tour-records.ts'
import { newId } from '../new-id.ts'

/**
 * Keeps the record of the tour that runs (R1). It hands out what has to be written, and the command that caused it writes
 * it in its own transaction: the record and the booth on disk always tell the same story.
 */
export class TourRecorder {
  #current: FollowedTour | null = null
  /** What is not on disk yet: what a failing disk did not take is written with the next change. */
  readonly #unsaved = new Map<RecordId, FollowedTour>()

  /** The tour that runs; null without one. */
  get current(): FollowedTour | null {
    return this.#current
  }

  /** Follows an accepted change; returns everything that is to be written along with it. */
  follow({ before, after, content, at }: BoothChange): FollowedTour[] {
    for (const step of recordSteps(before, after, at)) {
      const next = withStep(this.#current, step, content, RecordId.parse(newId(at)))
      if (!next || next === this.#current) continue
      this.#unsaved.set(next.id, next)
      this.#current = next.ended === null ? next : null
    }
    return [...this.#unsaved.values()]
  }

  /** These are on disk now. One that has changed since then is still to be written. */
  saved(records: readonly FollowedTour[]): void {
    for (const record of records) if (this.#unsaved.get(record.id) === record) this.#unsaved.delete(record.id)
  }

  /** At the start: goes on with the record of the tour that the booth is still in, and closes what nobody will end any more. */
  async resume(db: Database, booth: Booth, content: Content, now: number): Promise<void> {
    const { mode } = booth
    for (const { record, lastAt } of await unfinishedTours(db)) {
      const { category: _category, headCount: _headCount, log: _log, ...followed } = record
      if (mode.name === 'tour' && mode.tour === record.tour && mode.since === record.started) this.#current = followed
      else await saveFollowed(db, closedAt(followed, lastAt), lastAt)
    }
    if (mode.name !== 'tour' || this.#current) return
    // A tour that nobody recorded, such as one begun by an older version: its record begins here.
    const before: Booth = { ...booth, mode: { name: 'free', since: mode.since } }
    const at = Math.round(now)
    const records = this.follow({ before, after: booth, content, at })
    for (const record of records) await saveFollowed(db, record, at)
    this.saved(records)
  }
}
