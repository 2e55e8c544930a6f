import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Content } from '#shared/content.ts'
import { Summary } from '#shared/summary.ts'
import { nameOf } from '../../callers.ts'
import { RangeQuery } from '../../exports/range.ts'
import { WorkError } from '../../summary/work/works.ts'
import type { WordInput } from '../../summary/word/thread.ts'
import { zonedText } from '../../zoned-time.ts'
import { ProblemError, route, steererOf, type Call, type Parts, type Route } from '../route.ts'
import { exporters, withinOf } from '../send-export.ts'
import { ask as askFigures } from './summary.ts'

const yes = z.enum(['0', '1']).transform((text) => text === '1')

const WordQuery = RangeQuery.extend({
  /** Names of the fonts: those of offices (仿宋_GB2312 …), or those that Windows has of itself. */
  fonts: z.enum(['gb2312', 'system']).default('gb2312'),
  /** Whether prose says 1200余 for 1247. Tables are always exact. */
  rounded: yes.default(false),
  /** The title in the lines in which it is to be set, one a line. */
  title: z
    .string()
    .max(200)
    .transform((text) => text.split('\n').map((line) => line.trim()))
    .pipe(z.array(z.string().min(1).max(40)).min(1).max(6))
    .optional(),
})
type WordQuery = z.infer<typeof WordQuery>

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The summary as a Word file, and what long work is under way. */
export const summaryWordRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/exports/summary.docx',
    who: exporters,
    summary:
      'The summary (总结) as a Word file laid out to GB/T 9704-2012. Days and instants as for events.csv; `title` holds the title’s lines, parted by line breaks.',
    query: WordQuery,
    answer: wordType,
    handle: sendWord,
  }),
  route({
    method: 'get',
    path: '/api/work',
    who: exporters,
    summary: 'Long work that is under way or waits for its turn: what, for whom, how far in per cent, and with what.',
    answer: z.object({
      work: z.array(
        z.object({
          id: z.uuid(),
          what: z.string(),
          by: z.string(),
          percent: z.number(),
          step: z.enum(['waiting', 'figures', 'charts', 'pictures', 'table', 'file']),
        }),
      ),
    }),
    handle: ({ works }) => ({ work: works.list() }),
  }),
  route({
    method: 'delete',
    path: '/api/work/:id',
    who: exporters,
    summary: 'Calls off long work; whoever waits for its file is told. Calling off what is finished changes nothing.',
    status: 204,
    handle: ({ works }, { params }) => {
      works.cancel(params['id'] ?? '')
    },
  }),
]

async function sendWord(parts: Parts, call: Call<undefined, WordQuery>): Promise<void> {
  const { audit, bundles, booth, clock, env } = parts
  const { fonts, rounded, title } = call.query
  const within = withinOf(call.query, parts)
  const content = await bundles.load(booth.current.bundle)
  if (!content) throw new ProblemError(503, '已发布的内容无法读取。The published content cannot be read.')
  const { summary } = await askFigures(parts, 'summary', within)
  const figures = Summary.parse(JSON.parse(summary))
  const day = zonedText(clock.now(), env.timeZone).slice(0, 10)
  const input: WordInput = {
    ...{ summary: figures, content, fonts },
    options: { day, rounded, ...(title && { title }) },
  }
  const file = await make(parts, call, input)
  try {
    const actor = nameOf(steererOf(call.caller))
    await audit.append({ at: clock.now(), actor, action: 'exported:summary.docx', detail: within })
    call.response.set({ 'Content-Type': wordType, 'Cache-Control': 'no-store' })
    call.response.attachment(fileName(content, figures))
    await pipeline(createReadStream(file.path), call.response)
  } finally {
    await file.remove()
  }
}

/** Whoever goes away calls the work off. */
async function make({ works, log }: Parts, { caller, response }: Call<undefined, WordQuery>, input: WordInput) {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  try {
    return await works.run({
      ...{ what: 'summary.docx', by: nameOf(steererOf(caller)), input, signal: gone.signal },
      script: new URL('../../summary/word/thread.ts', import.meta.url),
    })
  } catch (error) {
    throw workProblem(error, log)
  }
}

function workProblem(error: unknown, log: Parts['log']): unknown {
  if (!(error instanceof WorkError)) return error
  if (error.kind === 'cancelled')
    return new ProblemError(409, '导出已取消。The export was called off.', { reason: 'cancelled' })
  log.error({ error: error.message }, 'a file could not be made')
  return new ProblemError(
    500,
    `文件没有生成（${error.message}），请重试；仍不行请联系技术员。` +
      `The file was not made (${error.message}). Try again; if that does not help, call the technician.`,
  )
}

function fileName({ event }: Content, { window: { days } }: Summary): string {
  const [first, last] = [days[0], days.at(-1)].map((day) => day?.replaceAll('-', ''))
  const when = !first ? '' : first === last ? `_${first}` : `_${first}-${last}`
  return `${event.booth.zh}工作总结${when}.docx`
}
