import { differencesOf } from '#shared/approval/differences.ts'
import { Act, ApprovalList, Freeze, ItemDetail, ItemName, SendBack } from '#shared/approval/wire.ts'
import { approvalNames } from '#shared/approval/names.ts'
import type { Role } from '#shared/rights.ts'
import type { Result } from '#shared/result.ts'
import type { ApprovalRefusal } from '../../approval/approvals.ts'
import type { Held } from '../../approval/held.ts'
import { personOf, ProblemError, route, type Route } from '../route.ts'

const submitters: readonly Role[] = ['administrator', 'approver', 'staff']
const approvers: readonly Role[] = ['administrator', 'approver']

/** 审定: what of the draft is not approved yet, who submits it, who signs it or sends it back. */
export const approvalRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/approval',
    who: submitters,
    summary: 'Every item whose newest state is not approved, the freeze, and what publishing would do.',
    answer: ApprovalList,
    handle: async ({ approvals, publisher }, { caller }) => ({
      items: await approvals.pending(personOf(caller).name),
      freezeAt: approvals.freezeAt,
      frozen: approvals.frozen,
      toPublish: await publisher.status(),
    }),
  }),
  route({
    method: 'get',
    path: '/api/approval/item',
    who: submitters,
    summary: 'One of them: field by field what it said when it was approved and what it says now.',
    query: ItemName,
    answer: ItemDetail,
    handle: async ({ approvals }, { query, caller }) => {
      const found = await approvals.look(query, personOf(caller).name)
      if (!found) throw new ProblemError(404, '这一项没有待审的改动。Nothing of this item waits for approval.')
      const { item, before, after } = found
      const differences = differencesOf(before?.value, after?.value)
      return { ...item, differences, media: mediaPairs(before, after) }
    },
  }),
  route({
    method: 'post',
    path: '/api/approval/submit',
    who: submitters,
    summary: 'Submits items as they were seen; one that changes afterwards has to be submitted again.',
    body: Act,
    handle: async ({ approvals }, { body, caller }) => {
      settle(await approvals.submit(body.items, { by: personOf(caller).name, comment: body.comment }))
    },
  }),
  route({
    method: 'post',
    path: '/api/approval/sign',
    who: approvers,
    summary: 'Signs items as they were seen: all of them or, with a reason, none. Nobody signs what they worked on.',
    body: Act,
    handle: async ({ approvals }, { body, caller }) => {
      settle(await approvals.sign(body.items, { by: personOf(caller).name, comment: body.comment }))
    },
  }),
  route({
    method: 'post',
    path: '/api/approval/return',
    who: approvers,
    summary: 'Sends submitted items back with a comment.',
    body: SendBack,
    handle: async ({ approvals }, { body, caller }) => {
      settle(await approvals.sendBack(body.items, { by: personOf(caller).name, comment: body.comment }))
    },
  }),
  route({
    method: 'post',
    path: '/api/approval/freeze',
    who: approvers,
    summary: 'From this time on only approvers change content; null lifts it.',
    body: Freeze,
    handle: ({ approvals }, { body, caller }) => approvals.setFreeze(body.at, personOf(caller).name),
  }),
]

function mediaPairs(before: Held | null, after: Held | null): ItemDetail['media'] {
  const keys = new Set([...Object.keys(after?.media ?? {}), ...Object.keys(before?.media ?? {})])
  return [...keys].flatMap((key) => {
    const [was, is] = [before?.media[key]?.hash ?? null, after?.media[key]?.hash ?? null]
    return was === is ? [] : [{ key, before: was, after: is }]
  })
}

function settle(done: Result<null, ApprovalRefusal>): void {
  if (done.ok) return
  const { why, item } = done.error
  const name = {
    zh: `${approvalNames[item.kind].zh} ${item.id}`.trim(),
    en: `${approvalNames[item.kind].en} ${item.id}`.trim(),
  }
  const { status, zh, en } = sentences[why]
  throw new ProblemError(status, `“${name.zh}”${zh}“${name.en}” ${en}`, { reason: why })
}

const sentences: Record<ApprovalRefusal['why'], { status: number; zh: string; en: string }> = {
  'unknown-item': { status: 404, zh: '没有待审的改动。', en: 'has nothing that waits for approval.' },
  'item-moved': {
    status: 409,
    zh: '刚被改动，什么都没有签。请再看一遍。',
    en: 'has just changed, so nothing was done. Look at it again.',
  },
  'not-submitted': {
    status: 409,
    zh: '还没有提交，不能签署或退回。',
    en: 'was not submitted: it can be neither signed nor sent back.',
  },
  'own-work': {
    status: 409,
    zh: '由您提交或改过，须由别人审定。',
    en: 'was submitted or changed by you: somebody else has to approve it.',
  },
}
