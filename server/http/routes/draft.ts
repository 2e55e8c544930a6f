import type { Response } from 'express'
import { STATUS_CODES } from 'node:http'
import { z } from 'zod'
import { Content } from '#shared/content.ts'
import { itemOf, putItem, type ItemKind, type ListKind } from '#shared/draft/items.ts'
import {
  DraftBulk,
  DraftChange,
  DraftHistoryRow,
  DraftItem,
  DraftKind,
  DraftList,
  DraftListKind,
  DraftMedia,
  DraftOrder,
  DraftProblem,
  DraftSaved,
  onlyOne,
  type DraftRefused,
} from '#shared/draft/wire.ts'
import type { Role } from '#shared/rights.ts'
import { readBody } from '../../counts/read-body.ts'
import type { DraftRefusal } from '../../draft/drafts.ts'
import { bulkEdit } from '../../draft/bulk.ts'
import { missingGlyphs } from '../../draft/glyphs.ts'
import { takeMedia } from '../../draft/media.ts'
import { overview } from '../../draft/overview.ts'
import { dropUnfinished, historyOf, lastTouched, unfinishedOf } from '../../storage/draft-log.ts'
import { personOf, ProblemError, route, type Route } from '../route.ts'

const editors: readonly Role[] = ['administrator', 'approver', 'staff']
const historyLimit = 300
const mostMediaBytes = 400_000_000

/** 编辑: the draft by items, with what is wrong, who changed what, and forms that are not finished. */
export const draftRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/draft',
    who: editors,
    summary: 'Every item of the draft, against what is published.',
    answer: DraftList,
    handle: async ({ content, booth, bundles, db }, { caller }) => {
      const own = await unfinishedOf(db, personOf(caller).name)
      return overview(content.current, await bundles.load(booth.current.bundle), {
        touched: await lastTouched(db),
        unfinished: new Set(own.map(({ kind, id }) => `${kind} ${id}`)),
      })
    },
  }),
  route({
    method: 'get',
    path: '/api/draft/content',
    who: editors,
    summary: 'The whole draft as one content, for a preview.',
    answer: Content,
    handle: ({ content }) => content.current,
  }),
  route({
    method: 'get',
    path: '/api/draft/:kind/:id',
    who: editors,
    summary: 'One item; “-” names what there is once.',
    answer: DraftItem,
    handle: async ({ content, db }, { params, caller }) => {
      const { kind, id } = nameIn(params)
      const found = itemOf(content.current, kind, id)
      const own = await unfinishedOf(db, personOf(caller).name)
      const form = own.find((one) => one.kind === kind && one.id === id) ?? null
      if (!found && !form) throw notThere()
      return {
        value: found?.value ?? null,
        unfinished: form && { base: form.base, value: form.value, at: form.at },
      } satisfies DraftItem
    },
  }),
  route({
    method: 'get',
    path: '/api/draft/:kind/:id/history',
    who: editors,
    summary: 'What each field of an item said before, newest first, 300 at most.',
    answer: z.array(DraftHistoryRow),
    handle: ({ db }, { params }) => historyOf(db, nameIn(params), historyLimit),
  }),
  route({
    method: 'patch',
    path: '/api/draft/:kind/:id',
    who: editors,
    summary:
      'Keeps what a form says; what others changed since stays. 409 with both values where two changed one field, 422 with what is wrong; the form itself is kept for its author either way.',
    body: DraftChange,
    answer: DraftSaved,
    handle: async ({ drafts }, { params, body, caller, response }) => {
      const name = nameIn(params)
      const { base = null, value } = body
      if (value === null || value === undefined)
        throw new ProblemError(400, '没有内容可保存。There is nothing to keep.', { reason: 'invalid' })
      const done = await drafts.change({ ...name, base, value }, personOf(caller).name)
      if (!done.ok) return refuse(response, done.error)
      return done.value
    },
  }),
  route({
    method: 'post',
    path: '/api/draft/:kind/:id/check',
    who: editors,
    summary: 'What is wrong with a form, and which characters no font has. Nothing is kept.',
    body: z.strictObject({ value: z.unknown() }),
    answer: z.object({
      problems: z.array(DraftProblem),
      glyphs: z.array(z.object({ path: z.string(), characters: z.string() })),
    }),
    handle: async ({ drafts }, { params, body }) => ({
      problems: drafts.problems({ ...nameIn(params), value: body.value ?? null }),
      glyphs: await missingGlyphs(body.value),
    }),
  }),
  route({
    method: 'delete',
    path: '/api/draft/:kind/:id',
    who: editors,
    summary: 'Takes an item out of the draft; what names it would break is told, and then nothing happens.',
    handle: async ({ content, drafts }, { params, caller, response }) => {
      const { kind, id } = nameIn(params)
      if (!itemOf(content.current, kind, id)) throw notThere()
      const done = await drafts.edit((draft) => putItem(draft, kind, id, null), personOf(caller).name)
      if (!done.ok) return refuse(response, done.error)
      return undefined
    },
  }),
  route({
    method: 'delete',
    path: '/api/draft/:kind/:id/unfinished',
    who: editors,
    summary: 'Lets go of the caller’s own form that was not finished.',
    handle: ({ db }, { params, caller }) => dropUnfinished(db, personOf(caller).name, nameIn(params)),
  }),
  route({
    method: 'post',
    path: '/api/draft/:kind/order',
    who: editors,
    summary: 'Puts the items of a kind into this order.',
    body: DraftOrder,
    handle: async ({ drafts }, { params, body, caller, response }) => {
      const done = await drafts.order(listIn(params), body.ids, personOf(caller).name)
      return done.ok ? undefined : refuse(response, done.error)
    },
  }),
  route({
    method: 'post',
    path: '/api/draft/:kind/bulk',
    who: editors,
    summary: 'Sets the same fields in several items, or takes the items out: all of it or nothing.',
    body: DraftBulk,
    handle: async ({ drafts }, { params, body, caller, response }) => {
      const kind = listIn(params)
      const done = await drafts.edit((draft) => bulkEdit(draft, kind, body), personOf(caller).name)
      return done.ok ? undefined : refuse(response, done.error)
    },
  }),
  route({
    method: 'post',
    path: '/api/draft/media',
    who: editors,
    summary: 'Takes a picture or a film in: its bytes are the body. The answer is the key under which items name it.',
    answer: DraftMedia,
    handle: async ({ db, bundles, content, drafts }, { request, caller }) => {
      const bytes = await readBody(request, mostMediaBytes)
      if (!bytes) throw new ProblemError(413, '文件太大，没有收下。The file is too large and was not taken.')
      const taken = await takeMedia(bytes, { db, bundles, content })
      if (!taken.ok) throw new ProblemError(400, `${taken.error.zh} ${taken.error.en}`, { reason: 'invalid' })
      await drafts.follow(personOf(caller).name)
      return taken.value
    },
  }),
]

const Name = z.string().regex(/^[A-Za-z0-9-]{1,40}$/)

/** The item that an address names. */
function nameIn(params: Record<string, string>): { kind: ItemKind; id: string } {
  const kind = DraftKind.safeParse(params['kind'])
  const id = Name.safeParse(params['id'])
  if (!kind.success || !id.success) throw notThere()
  return { kind: kind.data, id: id.data === onlyOne ? '' : id.data }
}

function listIn(params: Record<string, string>): ListKind {
  const kind = DraftListKind.safeParse(params['kind'])
  if (!kind.success) throw notThere()
  return kind.data
}

const notThere = () => new ProblemError(404, '草稿里没有这一项。The draft has no such item.')

/** A problem of RFC 9457 with what a form needs to go on. */
function refuse(response: Response, refusal: DraftRefusal): void {
  const problem = problemOf(refusal)
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

function problemOf(refusal: DraftRefusal): DraftRefused {
  const said = (status: number, detail: string) => ({ title: STATUS_CODES[status] ?? 'Error', status, detail })
  switch (refusal.why) {
    case 'clash': {
      const detail = '别人刚改过同一处，请选用哪一个。Somebody else has changed the same field: choose.'
      const { clashes, theirs, value } = refusal
      return { ...said(409, detail), reason: 'clash', clashes, theirs, value }
    }
    case 'invalid': {
      const { problems } = refusal
      const detail = problems.map(({ path, says }) => `${path}: ${says.zh} ${says.en}`.trim()).join(' ')
      return { ...said(422, detail), reason: 'invalid', problems }
    }
    case 'content-broken': {
      const { file, path, detail } = refusal.problem
      return { ...said(409, `${file}: ${path} ${detail}`), reason: 'content-broken' }
    }
    case 'not-there':
      return {
        ...said(
          409,
          '这一项已被别人删除，您填写的内容仍保留着。Somebody has deleted this item; what you wrote is kept.',
        ),
        reason: 'not-there',
      }
  }
}
