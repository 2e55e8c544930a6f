import { z } from 'zod'
import { refusalSentences } from '#shared/refusals.ts'
import type { Role } from '#shared/rights.ts'
import { TourFacts, TourRecord } from '#shared/tour-record.ts'
import { RangeQuery } from '../../exports/range.ts'
import { findTourRecord, newestTours, saveFacts } from '../../storage/tour-records.ts'
import { personOf, ProblemError, route, type Parts, type Route } from '../route.ts'
import { withinOf } from '../send-export.ts'

/** Who leads groups, and keeps the record of it. */
export const recorders: readonly Role[] = ['administrator', 'approver', 'staff', 'explainer']
export const recordReaders: readonly Role[] = [...recorders, 'viewer']
export const listLimit = 500

/** The tours that were given, and what people add to them afterwards. */
export const tourRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/tours',
    who: recordReaders,
    summary: 'The tour record, newest first, 500 tours at most, by when they began.',
    query: RangeQuery,
    answer: z.array(TourRecord),
    handle: (parts, { query }) => newestTours(parts.db, withinOf(query, parts), listLimit),
  }),
  route({
    method: 'get',
    path: '/api/tours/:id',
    who: recordReaders,
    summary: 'One tour; `current` is the one that runs.',
    answer: TourRecord,
    handle: (parts, { params }) => knownTour(parts, params['id'] === 'current' ? runningTour(parts) : params['id']),
  }),
  route({
    method: 'patch',
    path: '/api/tours/:id',
    who: recorders,
    summary: 'Fills in the category of the group and its head count.',
    body: TourFacts,
    answer: TourRecord,
    handle: async (parts, { params, body, caller }) => {
      const { id } = await knownTour(parts, params['id'])
      const { audit, clock } = parts
      const entry = { at: clock.now(), actor: personOf(caller).name, action: 'tour-filled-in' }
      await audit.append({ ...entry, detail: { record: id, ...body } }, (tx) => saveFacts(tx, id, body))
      return knownTour(parts, id)
    },
  }),
]

/** The id of the tour that runs, or the booth's no. */
export function runningTour({ tours }: Parts): string {
  if (tours.current) return tours.current.id
  const { zh, en } = refusalSentences['no-tour-running']
  throw new ProblemError(409, `${zh} ${en}`, { reason: 'no-tour-running' })
}

async function knownTour({ db }: Parts, id: string | undefined): Promise<TourRecord> {
  const record = /^[0-9a-z]{26}$/.test(id ?? '') ? await findTourRecord(db, id ?? '') : null
  if (record) return record
  throw new ProblemError(404, '没有这份巡馆记录。There is no such tour in the record.')
}
