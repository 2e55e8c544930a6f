import { z } from 'zod'
import { Summary } from '#shared/summary.ts'
import { RangeQuery, rangeOf } from '../../exports/range.ts'
import { zonedText } from '../../zoned-time.ts'
import type { Figures, Task } from '../../summary/thread-messages.ts'
import { ProblemError, route, type Parts, type Route } from '../route.ts'
import { exporters, sendExport, withinOf } from '../send-export.ts'

const day = z.iso.date().refine((text) => /^(19|20|21)/.test(text), { error: 'a day such as 2023-05-20' })

/** The figures of one day for the panel. `behind`: batches not counted yet; `building`: everything is being counted anew. */
const DayFigures = z.object({
  day: z.iso.date(),
  days: z.array(z.iso.date()), // all that have figures
  behind: z.number().int().nonnegative(),
  building: z.boolean(),
  screens: z.array(
    z.object({
      kiosk: z.string(),
      name: z.string(),
      online: z.boolean(),
      /** Events that are still on the screen; null while it says nothing. */
      pending: z.number().int().nonnegative().nullable(),
      lastTouch: z.number().nullable(),
      heardAt: z.number().nullable(),
    }),
  ),
  summary: Summary,
})
export type DayFigures = z.infer<typeof DayFigures>

/** The figures of the summary, as a file and for the panel. They are counted in a thread of their own. */
export const summaryRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/exports/summary.json',
    who: exporters,
    summary:
      'The figures of the summary as JSON. The same events and content give the same bytes. Days and instants as for events.csv.',
    query: RangeQuery,
    answer: Summary,
    handle: async (parts, call) => {
      const within = withinOf(call.query, parts)
      const { summary } = await ask(parts, 'summary', within)
      const file = { name: 'summary', extension: 'json', type: 'application/json; charset=utf-8', filter: within }
      await sendExport(parts, call, file, once(`${summary}\n`))
    },
  }),
  route({
    method: 'get',
    path: '/api/figures',
    who: 'any-account',
    summary: 'The figures of one day, today without `day`, with what each screen still holds back.',
    query: z.object({ day: day.optional() }),
    answer: DayFigures,
    handle: async (parts, { query, response }) => {
      const { clock, env } = parts
      const today = query.day ?? zonedText(clock.now(), env.timeZone).slice(0, 10)
      const { summary, days, behind, building } = await ask(
        parts,
        'figures',
        rangeOf({ from: today, to: today }, env.timeZone),
      )
      const around = JSON.stringify({ day: today, days, behind, building, screens: screensOf(parts) })
      response
        .type('json')
        .set('Cache-Control', 'no-store')
        .send(`${around.slice(0, -1)},"summary":${summary}}`)
    },
  }),
]

export async function ask(
  { figures, booth, env, log }: Parts,
  kind: Task['kind'],
  { from = null, to = null }: { from?: number | null; to?: number | null },
): Promise<Figures> {
  const { bundle } = booth.current
  try {
    return await figures.ask({ kind, ends: { from, to }, bundle, linksKnown: env.publicUrl !== null })
  } catch (error) {
    log.error({ error }, 'the figures could not be counted')
    throw new ProblemError(503, '统计暂时不可用，请稍后再试。The figures cannot be counted now. Try again in a moment.')
  }
}

async function* once(text: string) {
  yield text
}

const screensOf = ({ presence }: Parts): DayFigures['screens'] =>
  presence.list().map(({ kiosk, name, online, status, heardAt }) => ({
    ...{ kiosk, name, online, heardAt },
    pending: status?.pending ?? null,
    lastTouch: status?.lastTouch ?? null,
  }))
