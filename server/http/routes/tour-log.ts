import { LogEntry, NewLogEntry, type FollowedTour } from '#shared/tour-record.ts'
import { addLogEntry, findLogEntry, removeLogEntry } from '../../storage/tour-records.ts'
import { personOf, ProblemError, route, type Parts, type Route } from '../route.ts'
import { recorders, runningTour } from './tours.ts'

const undoWithinMs = 60_000 // ten seconds on the glass, and a network that was away in between

/** 随手记: what an explainer notes while a tour runs. */
export const tourLogRoutes = (): Route[] => [
  route({
    method: 'post',
    path: '/api/tours/current/log',
    who: recorders,
    summary:
      'Notes a question, an instruction, praise or an offer on the tour that runs. Sending it twice stores it once.',
    body: NewLogEntry,
    answer: LogEntry,
    handle: async (parts, { body, caller }) => {
      const { audit, db, tours } = parts
      const stored = await findLogEntry(db, body.id)
      if (stored) return LogEntry.parse(stored)
      const record = runningTour(parts)
      const entry = entryOf(body, parts, tours.current, personOf(caller).name)
      // The words stay out of the audit, which can never forget.
      const detail = { record, entry: entry.id, kind: entry.kind }
      await audit.append({ at: parts.clock.now(), actor: entry.by, action: 'tour-noted', detail }, (tx) =>
        addLogEntry(tx, record, entry),
      )
      return entry
    },
  }),
  route({
    method: 'delete',
    path: '/api/tours/current/log/:id',
    who: recorders,
    summary: 'Takes a note back, within a minute, by whoever wrote it.',
    handle: async ({ audit, clock, db }, { params, caller }) => {
      const { name } = personOf(caller)
      const stored = /^[0-9a-z]{26}$/.test(params['id'] ?? '') ? await findLogEntry(db, params['id'] ?? '') : null
      if (!stored) throw new ProblemError(404, '没有这条记录。There is no such note.')
      if (stored.by !== name)
        throw new ProblemError(403, '只能撤销自己的记录。Only whoever wrote a note may take it back.')
      if (clock.now() - stored.at > undoWithinMs) {
        throw new ProblemError(409, '已经过了撤销的时间。It is too late to take this note back.', {
          reason: 'too-late',
        })
      }
      const detail = { record: stored.record, entry: stored.id, kind: stored.kind }
      await audit.append({ at: clock.now(), actor: name, action: 'tour-note-undone', detail }, (tx) =>
        removeLogEntry(tx, stored.id),
      )
    },
  }),
]

/** A line written while the server was away keeps its own time, within the tour. */
function entryOf(body: NewLogEntry, { booth, clock }: Parts, tour: FollowedTour | null, by: string): LogEntry {
  const { mode } = booth.current
  const here = mode.name === 'tour' && mode.phase === 'stop' ? mode.stop : null
  const now = Math.round(clock.now())
  const at = Math.min(now, Math.max(tour?.started ?? now, body.at ?? now))
  return { id: body.id, at, kind: body.kind, text: body.text, stop: body.stop === undefined ? here : body.stop, by }
}
