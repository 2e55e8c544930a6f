import { ExportQuery } from '../../exports/range.ts'
import type { EventsInput } from '../../exports/xlsx/thread.ts'
import { zonedText } from '../../zoned-time.ts'
import { route, type Route } from '../route.ts'
import { exporters, withinOf } from '../send-export.ts'
import { publishedContent, sendWork } from '../send-work.ts'

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The visit log as a workbook, written in a thread, for whoever counts again in Excel. */
export const eventsXlsxRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/exports/events.xlsx',
    who: exporters,
    summary:
      'Visit events as an Excel workbook with the columns of events.csv; times, numbers and text are typed. Days and instants as for events.csv.',
    query: ExportQuery,
    answer: workbookType,
    handle: async (parts, call) => {
      const { env, clock } = parts
      const { kiosk, lang } = call.query
      const filter = { ...withinOf(call.query, parts), ...(kiosk && { kiosk }) }
      const { dataDir, databaseUrl, timeZone } = env
      const content = await publishedContent(parts)
      const input: EventsInput = { dataDir, databaseUrl, timeZone, content, filter, lang }
      await sendWork(parts, call, {
        ...{ what: 'events.xlsx', input, type: workbookType, filter },
        script: new URL('../../exports/xlsx/thread.ts', import.meta.url),
        fileName: `events-${zonedText(clock.now(), timeZone).slice(0, 10)}.xlsx`,
      })
    },
  }),
]
