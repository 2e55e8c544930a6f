import { z } from 'zod'
import { KioskId } from '#shared/ids.ts'
import { zonedDay } from '../zoned-time.ts'

const day = /^\d{4}-\d{2}-\d{2}$/
const century = /^(19|20|21)/ // the zone's arithmetic needs four digits, before and after

const moment = z
  .string()
  .refine(
    (text) =>
      century.test(text) &&
      (day.test(text)
        ? z.iso.date().safeParse(text).success
        : z.iso.datetime({ offset: true }).safeParse(text).success),
    {
      error: 'an ISO instant such as 2023-05-20T09:00:00+08:00, or a day such as 2023-05-20',
    },
  )

/** `from` and `to`: instants (`to` exclusive), or whole days in the booth's time zone, both included. */
export const RangeQuery = z.object({ from: moment.optional(), to: moment.optional() })
export type RangeQuery = z.infer<typeof RangeQuery>

export const TourExportQuery = RangeQuery.extend({ lang: z.enum(['zh', 'en']).default('zh') })
export type TourExportQuery = z.infer<typeof TourExportQuery>

export const ExportQuery = RangeQuery.extend({
  kiosk: KioskId.optional(),
  lang: z.enum(['zh', 'en']).default('zh'),
})
export type ExportQuery = z.infer<typeof ExportQuery>

/** The instants that a query means, epoch milliseconds. */
export function rangeOf(query: RangeQuery, timeZone: string): { from?: number; to?: number } {
  const { from, to } = query
  return {
    ...(from !== undefined && { from: day.test(from) ? zonedDay(from, timeZone).start : Date.parse(from) }),
    ...(to !== undefined && { to: day.test(to) ? zonedDay(to, timeZone).end : Date.parse(to) }),
  }
}
