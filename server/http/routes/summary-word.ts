import { z } from 'zod'
import { Summary } from '#shared/summary.ts'
import { RangeQuery } from '../../exports/range.ts'
import { paperOptions } from '../../summary/edit/options.ts'
import type { WordInput } from '../../summary/word/thread.ts'
import { zonedText } from '../../zoned-time.ts'
import { route, type Call, type Parts, type Route } from '../route.ts'
import { exporters, withinOf } from '../send-export.ts'
import { publishedContent, sendWork, summaryFileName } from '../send-work.ts'
import { ask as askFigures } from './summary.ts'

const yes = z.enum(['0', '1']).transform((text) => text === '1')

const WordQuery = RangeQuery.extend({
  /** Names of the fonts: those of offices (仿宋_GB2312 …), or those that Windows has of itself. */
  fonts: z.enum(['gb2312', 'system']).default('gb2312'),
  /** Whether prose says 1200余 for 1247, whatever the editor of the text chose. Tables are always exact. */
  rounded: yes.optional(),
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
  const { clock, env } = parts
  const { fonts, rounded, title } = call.query
  const within = withinOf(call.query, parts)
  const content = await publishedContent(parts)
  const { summary } = await askFigures(parts, 'summary', within)
  const figures = Summary.parse(JSON.parse(summary))
  const today = zonedText(clock.now(), env.timeZone).slice(0, 10)
  const edited = await paperOptions(parts.db, within, { ...env, today })
  const input: WordInput = {
    ...{ summary: figures, content, fonts },
    options: { ...edited, ...(rounded !== undefined && { rounded }), ...(title && { title }) },
  }
  await sendWork(parts, call, {
    ...{ what: 'summary.docx', input, type: wordType, filter: within },
    script: new URL('../../summary/word/thread.ts', import.meta.url),
    fileName: summaryFileName(content, figures, '工作总结.docx'),
  })
}
