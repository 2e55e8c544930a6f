import { byteOrderMark, csvLine } from '../../exports/csv.ts'
import { TourExportQuery } from '../../exports/range.ts'
import { tourHeaders, tourRow } from '../../exports/tour-rows.ts'
import { readTours } from '../../storage/tour-records.ts'
import { route, type Route } from '../route.ts'
import { exporters, sendExport, withinOf } from '../send-export.ts'

/** The tour record as a file. */
export const tourExportRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/exports/tours.csv',
    who: exporters,
    summary: 'Tours as CSV (UTF-8 with BOM), one a line, by when they began. Days and instants as for events.csv.',
    query: TourExportQuery,
    answer: 'text/csv',
    handle: async (parts, call) => {
      const { lang } = call.query
      const within = withinOf(call.query, parts)
      async function* lines() {
        yield byteOrderMark + csvLine(tourHeaders[lang])
        for await (const page of readTours(parts.db, within)) {
          yield page.map((record) => csvLine(tourRow(record, lang, parts.env.timeZone))).join('')
        }
      }
      const file = { name: 'tours', extension: 'csv', type: 'text/csv; charset=utf-8', filter: within }
      await sendExport(parts, call, file, lines())
    },
  }),
]
