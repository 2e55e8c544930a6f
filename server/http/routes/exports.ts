import { byteOrderMark, csvLine } from '../../exports/csv.ts'
import { detailOf, eventRow, headers } from '../../exports/event-rows.ts'
import { ExportQuery } from '../../exports/range.ts'
import type { Tables } from '../../storage/tables.ts'
import { readVisitEvents, type VisitLogFilter } from '../../storage/visit-log.ts'
import { ProblemError, route, type Call, type Parts, type Route } from '../route.ts'
import { exporters, sendExport, withinOf } from '../send-export.ts'

/** The visit log as files, streamed a page at a time, so that a year of events needs no more memory than a day. */
export const exportRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/exports/events.csv',
    who: exporters,
    summary:
      'Visit events as CSV (UTF-8 with BOM). Days are whole days in TZ, both included; instants have `to` exclusive.',
    query: ExportQuery,
    answer: 'text/csv',
    handle: async (parts, call) => {
      const content = await parts.bundles.load(parts.booth.current.bundle)
      if (!content) throw new ProblemError(503, 'The published content cannot be read.')
      const { lang } = call.query
      const row = (event: Tables['visit_events']) => csvLine(eventRow(event, content, lang, parts.env.timeZone))
      async function* lines(filter: VisitLogFilter) {
        yield byteOrderMark + csvLine(headers[lang])
        for await (const page of readVisitEvents(parts.db, filter)) {
          yield page.map(row).join('')
        }
      }
      await send(parts, call, 'csv', 'text/csv; charset=utf-8', lines)
    },
  }),
  route({
    method: 'get',
    path: '/api/exports/events.ndjson',
    who: exporters,
    summary: 'Visit events as one JSON object a line.',
    query: ExportQuery,
    answer: 'application/x-ndjson',
    handle: async (parts, call) => {
      async function* lines(filter: VisitLogFilter) {
        for await (const page of readVisitEvents(parts.db, filter)) {
          yield page
            .map(({ detail: _text, rehearsal, received_at, ...event }) => {
              const detail = detailOf({ ...event, detail: _text, rehearsal, received_at })
              return `${JSON.stringify({ ...event, receivedAt: received_at, rehearsal: rehearsal === 1, ...detail })}\n`
            })
            .join('')
        }
      }
      await send(parts, call, 'ndjson', 'application/x-ndjson; charset=utf-8', lines)
    },
  }),
]

function send(
  parts: Parts,
  call: Call<undefined, ExportQuery>,
  extension: string,
  type: string,
  lines: (filter: VisitLogFilter) => AsyncGenerator<string>,
): Promise<void> {
  const { kiosk } = call.query
  const filter: VisitLogFilter = { ...withinOf(call.query, parts), ...(kiosk && { kiosk }) }
  return sendExport(parts, call, { name: 'events', extension, type, filter }, lines(filter))
}
