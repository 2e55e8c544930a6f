import { z } from 'zod'
import { ImportId } from '#shared/ids.ts'
import { importFields } from '#shared/import/header-names.ts'
import { Preview } from '#shared/import/preview.ts'
import { ImportRecord } from '#shared/import/record.ts'
import type { Role } from '#shared/rights.ts'
import { DeskTrouble } from '../../import/desk.ts'
import type { ImportRefusal } from '../../import/importer.ts'
import { newestImports } from '../../storage/import-log.ts'
import { personOf, ProblemError, route, type Route } from '../route.ts'

const importers: readonly Role[] = ['administrator', 'approver', 'staff']
const listLimit = 50
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 导入: files are laid down, looked at, brought into the draft, and taken back. Publishing is another act, by an approver. */
export const importRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/imports',
    who: importers,
    summary: 'Imports that were done, newest first, 50 at most.',
    answer: z.array(ImportRecord),
    handle: ({ db }) => newestImports(db, listLimit),
  }),
  route({
    method: 'get',
    path: '/api/imports/template.xlsx',
    who: importers,
    summary: 'The sheet to fill in: units and categories to choose from, one row as an example.',
    answer: workbook,
    handle: async ({ content }, { response }) => {
      const { importTemplate } = await import('../../import/template.ts') // what writes workbooks is large
      response.attachment('展项填报表.xlsx').set({ 'Content-Type': workbook, 'Cache-Control': 'no-store' })
      response.send(await importTemplate(content.current))
    },
  }),
  route({
    method: 'post',
    path: '/api/imports',
    who: importers,
    summary: 'Begins an import: files are laid down in it one by one.',
    body: z.strictObject({}),
    answer: z.object({ id: ImportId }),
    handle: async ({ imports }) => ({ id: await imports.begin() }),
  }),
  route({
    method: 'post',
    path: '/api/imports/:id/files',
    who: importers,
    summary: 'Lays one file down: its bytes are the body, its name is in the query.',
    query: z.object({ name: z.string().min(1).max(255) }),
    handle: async ({ imports }, { params, query, request }) => {
      const taken = await imports.add(idOf(params['id']), query.name, request).catch(explainTrouble)
      if (!taken) throw unknown()
    },
  }),
  route({
    method: 'get',
    path: '/api/imports/:id',
    who: importers,
    summary: 'What the files would change, row by row. Nothing has changed yet.',
    answer: Preview,
    handle: async ({ imports }, { params }) => {
      const preview = await imports.look(idOf(params['id']))
      if (!preview) throw unknown()
      return preview
    },
  }),
  route({
    method: 'post',
    path: '/api/imports/headings',
    who: importers,
    summary: 'Says what a heading means; it is remembered for all files to come.',
    body: z.strictObject({ heading: z.string().trim().min(1).max(60), field: z.enum(importFields) }),
    handle: ({ imports }, { body }) => imports.explain(body.heading, body.field),
  }),
  route({
    method: 'post',
    path: '/api/imports/:id/apply',
    who: importers,
    summary: 'Brings the import into the draft. Null: nothing differed.',
    body: z.strictObject({}),
    answer: ImportRecord.nullable(),
    handle: async ({ imports, drafts }, { params, caller }) => {
      const done = await imports.apply(idOf(params['id']), personOf(caller).name)
      if (!done.ok) throw refusedBy(done.error)
      await drafts.follow(personOf(caller).name)
      return done.value
    },
  }),
  route({
    method: 'post',
    path: '/api/imports/:id/undo',
    who: importers,
    summary: 'Takes a whole import back out of the draft. What was changed since stays, and is named.',
    body: z.strictObject({}),
    answer: z.object({ kept: z.array(z.object({ exhibit: z.string(), fields: z.array(z.string()) })) }),
    handle: async ({ imports, drafts }, { params, caller }) => {
      const undone = await imports.importer.undo(idOf(params['id']), personOf(caller).name)
      if (!undone.ok) throw refusedBy(undone.error)
      await drafts.follow(personOf(caller).name)
      return { kept: undone.value }
    },
  }),
  route({
    method: 'delete',
    path: '/api/imports/:id',
    who: importers,
    summary: 'Throws the files of an import away that was not done.',
    handle: ({ imports }, { params }) => imports.clear(idOf(params['id'])),
  }),
]

function idOf(text: string | undefined): ImportId {
  const id = ImportId.safeParse(text)
  if (id.success) return id.data
  throw unknown()
}

const unknown = () => new ProblemError(404, '没有这次导入。There is no such import.')

function explainTrouble(error: unknown): never {
  if (error instanceof DeskTrouble) throw new ProblemError(400, error.message, { reason: 'invalid' })
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOSPC')
    throw new ProblemError(
      507,
      '磁盘已满，文件没有收下，请腾出空间再试。The disk is full: the file was not taken. Make room.',
    )
  throw error
}

function refusedBy(refusal: ImportRefusal): ProblemError {
  switch (refusal.why) {
    case 'content-moved':
      return new ProblemError(409, '草稿刚被改动，请再看一遍预览。The draft has changed: look at the preview again.')
    case 'content-broken':
      return new ProblemError(
        409,
        `草稿有误，什么都没有改：${refusal.detail} The draft is broken, so nothing changed.`,
        {
          reason: 'content-broken',
        },
      )
    case 'undone-already':
      return new ProblemError(409, '这次导入已经撤销。This import was taken back already.')
    case 'unknown-import':
      return unknown()
  }
}
