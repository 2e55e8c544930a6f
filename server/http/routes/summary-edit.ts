import { STATUS_CODES } from 'node:http'
import { z } from 'zod'
import { RangeQuery } from '../../exports/range.ts'
import type { Problem } from '#shared/api.ts'
import { EditedSummary, kindOf, NewPart, PartChange, PartId, SavedPart, type PartBody } from '#shared/summary-edit.ts'
import { paperFigures } from '#shared/summary-values.ts'
import { partHistory, periodOf, savePart } from '../../storage/summary-text-log.ts'
import { editedSummary } from '../../summary/edit/edited.ts'
import { paperOptions } from '../../summary/edit/options.ts'
import { zonedText } from '../../zoned-time.ts'
import { nameOf } from '../../callers.ts'
import { ProblemError, route, steererOf, type Call, type Parts, type Route } from '../route.ts'
import { exporters, withinOf, type Within } from '../send-export.ts'
import { materialOf } from './summary-files.ts'

/** The text of the summary: read with its figures, and changed one part at a time. */
export const summaryEditRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/summary',
    who: exporters,
    summary:
      'The text of the summary by part: what stands, what the figures make, and which figures are others than when a sentence was written. Days and instants as for events.csv.',
    query: RangeQuery,
    answer: EditedSummary,
    handle: async (parts, { query }) => {
      const within = withinOf(query, parts)
      const { summary, content } = await materialOf(parts, within)
      const today = todayOf(parts)
      const options = await paperOptions(parts.db, within, { ...parts.env, today })
      return editedSummary(summary, content, { options, today })
    },
  }),
  route({
    method: 'patch',
    path: '/api/summary/:part',
    who: exporters,
    summary:
      'Changes a part of the summary, or with `body: null` leaves it to the figures again. 409 with the newer part when somebody was quicker than `base`.',
    query: RangeQuery,
    body: NewPart,
    answer: SavedPart,
    handle: change,
  }),
  route({
    method: 'get',
    path: '/api/summary/:part/history',
    who: exporters,
    summary: 'Every change of a part of the summary, newest first: who, when, before and after.',
    query: RangeQuery,
    answer: z.array(PartChange),
    handle: (parts, { query, params }) =>
      partHistory(parts.db, periodOf(withinOf(query, parts)), partOf(params['part'])),
  }),
]

async function change(
  parts: Parts,
  { query, params, body: { base, body }, caller, response }: Call<NewPart, RangeQuery>,
) {
  const part = partOf(params['part'])
  const within = withinOf(query, parts)
  await check(parts, within, { part, body })
  const at = Math.round(parts.clock.now())
  const saved = await savePart(parts.db, periodOf(within), { part, base, body, by: nameOf(steererOf(caller)), at })
  if (saved.ok) return saved.value
  const problem: Problem & { newer: SavedPart } = {
    ...{ title: STATUS_CODES[409] ?? '', status: 409, reason: 'newer', newer: saved.error },
    detail: '别人先改了这一部分，没有保存。Somebody changed this part first: yours was not saved.',
  }
  response.status(409).type('application/problem+json').send(JSON.stringify(problem))
}

/** A part takes its own kind of body, and sentences name figures that there are. */
async function check(parts: Parts, within: Within, { part, body }: { part: PartId; body: PartBody | null }) {
  if (body === null) return
  if (body.kind !== kindOf(part)) throw invalid(`“${part}” 不能是 ${body.kind}。“${part}” is not made of ${body.kind}.`)
  if (body.kind !== 'text' || body.sentences.every(({ written }) => written.length === 0)) return
  const { summary, content } = await materialOf(parts, within)
  const known = paperFigures(summary, content)
  for (const { figure } of body.sentences.flatMap(({ written }) => written)) {
    if (!Object.hasOwn(known, figure)) throw invalid(`没有“${figure}”这个数字。There is no figure “${figure}”.`)
  }
}

const invalid = (detail: string) => new ProblemError(400, detail, { reason: 'invalid' })

function partOf(text: string | undefined): PartId {
  const part = PartId.safeParse(text)
  if (part.success) return part.data
  throw new ProblemError(404, `总结里没有“${text}”这一部分。The summary has no part “${text}”.`)
}

/** The day that stands under the paper while nobody chose another. */
export const todayOf = ({ clock, env }: Parts): string => zonedText(clock.now(), env.timeZone).slice(0, 10)
