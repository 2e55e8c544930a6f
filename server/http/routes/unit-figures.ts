import { z } from 'zod'
import { ImportId, UnitCode } from '#shared/ids.ts'
import { findUnit } from '#shared/lookup.ts'
import type { Role } from '#shared/rights.ts'
import { CityFigures } from '#shared/unit-figures-city.ts'
import { UnitDecision, UnitImport, UnitPreview } from '#shared/unit-figures.ts'
import { newestUnitImports } from '../../storage/unit-figures-log.ts'
import { laidDown, type UnitRefusal } from '../../unit-figures/desk.ts'
import { personOf, ProblemError, route, type Parts, type Route } from '../route.ts'
import { publishedContent } from '../send-work.ts'
import { workbookType } from './events-xlsx.ts'

const keepers: readonly Role[] = ['administrator', 'approver', 'staff']
const listLimit = 50

/** 县区上报: what counties, cities and districts report of their own. Files are laid down as for an import of exhibits. */
export const unitFigureRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/unit-figures',
    who: keepers,
    summary:
      'The figures of the whole city with what each unit reported, in the official order, and the imports, newest first.',
    answer: z.object({ city: CityFigures, imports: z.array(UnitImport) }),
    handle: async (parts) => ({
      city: await parts.unitFigures.city(await publishedContent(parts)),
      imports: await newestUnitImports(parts.db, listLimit),
    }),
  }),
  route({
    method: 'get',
    path: '/api/unit-figures/template.xlsx',
    who: keepers,
    summary: 'The workbook that a unit fills in, with `unit` already made out to it.',
    query: z.object({ unit: UnitCode.optional() }),
    answer: workbookType,
    handle: async (parts, { query, response }) => {
      const content = await publishedContent(parts)
      const unit = query.unit === undefined ? null : findUnit(content, query.unit)
      if (unit === undefined) throw new ProblemError(404, '没有这个单位。There is no such unit.')
      const { unitFigureTemplate } = await import('../../unit-figures/template.ts') // what writes workbooks is large
      response.attachment(`活动情况填报表${unit ? `_${unit.name.zh}` : ''}.xlsx`)
      response.set({ 'Content-Type': workbookType, 'Cache-Control': 'no-store' })
      response.send(await unitFigureTemplate(content, unit))
    },
  }),
  route({
    method: 'get',
    path: '/api/unit-figures/previews/:id',
    who: keepers,
    summary: 'What the files of an import would change in the units’ figures, row by row. Nothing has changed yet.',
    answer: UnitPreview,
    handle: async (parts, { params }) => {
      const { preview } = await parts.unitFigures.plan(
        await folderOf(parts, params['id']),
        await publishedContent(parts),
      )
      return preview
    },
  }),
  route({
    method: 'post',
    path: '/api/unit-figures/previews/:id/apply',
    who: keepers,
    summary: 'Brings in what was looked at: `seal` names the preview. A unit’s file replaces what it reported before.',
    body: z.strictObject({ seal: z.string().length(64) }),
    answer: UnitImport,
    handle: async (parts, { params, body, caller }) => {
      const folder = await folderOf(parts, params['id'])
      const by = personOf(caller).name
      const done = await parts.unitFigures.apply(folder, await publishedContent(parts), { seal: body.seal, by })
      if (!done.ok) throw refusedBy(done.error)
      await parts.imports.clear(idOf(params['id']))
      return done.value
    },
  }),
  route({
    method: 'post',
    path: '/api/unit-figures/imports/:id/undo',
    who: keepers,
    summary: 'Takes one import back: what its units had reported before holds again.',
    body: z.strictObject({}),
    answer: UnitImport,
    handle: async ({ unitFigures }, { params, caller }) => {
      const undone = await unitFigures.undo(idOf(params['id']), personOf(caller).name)
      if (!undone.ok) throw refusedBy(undone.error)
      return undone.value
    },
  }),
  route({
    method: 'post',
    path: '/api/unit-figures/decisions',
    who: keepers,
    summary: 'Says whether two entries are one activity (`same`) or two (`different`); null takes the word back.',
    body: z.strictObject({ pair: z.string().min(1).max(400), decision: UnitDecision.nullable() }),
    handle: async (parts, { body, caller }) => {
      const content = await publishedContent(parts)
      const known = await parts.unitFigures.decide(content, body.pair, body.decision, personOf(caller).name)
      if (!known) throw new ProblemError(404, '没有这一对活动，请刷新。There is no such pair of activities: reload.')
    },
  }),
  route({
    method: 'patch',
    path: '/api/unit-figures',
    who: keepers,
    summary: 'Sets the day until which reports are due; null for none.',
    body: z.strictObject({ deadline: z.iso.date().nullable() }),
    handle: ({ unitFigures }, { body, caller }) => unitFigures.setDeadline(body.deadline, personOf(caller).name),
  }),
]

function idOf(text: string | undefined): ImportId {
  const id = ImportId.safeParse(text)
  if (id.success) return id.data
  throw unknown()
}

async function folderOf({ env }: Parts, text: string | undefined): Promise<string> {
  const folder = await laidDown(env.dataDir, idOf(text))
  if (folder === null) throw unknown()
  return folder
}

const unknown = () => new ProblemError(404, '没有这次导入。There is no such import.')

function refusedBy(refusal: UnitRefusal): ProblemError {
  switch (refusal) {
    case 'moved':
      return new ProblemError(
        409,
        '上报数据刚被改动，请再看一遍预览。The figures have changed: look at the preview again.',
      )
    case 'nothing':
      return new ProblemError(409, '没有可以写入的改动。There is nothing to write.')
    case 'undone-already':
      return new ProblemError(409, '这次导入已经撤销。This import was taken back already.')
    case 'unknown':
      return unknown()
  }
}
