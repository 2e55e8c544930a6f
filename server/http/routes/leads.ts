import { z } from 'zod'
import type { Content } from '#shared/content.ts'
import { BundleHash, ExhibitId, LeadId, type KioskId } from '#shared/ids.ts'
import { LeadLink, LeadList, LeadReason, LeadStored, NewLead, RevealedLead, WithdrawLead } from '#shared/leads.ts'
import type { Role } from '#shared/rights.ts'
import type { Caller } from '../../callers.ts'
import { byteOrderMark, csvLine } from '../../exports/csv.ts'
import { leadHeaders, leadRow } from '../../leads/lead-rows.ts'
import type { Leads } from '../../leads/leads.ts'
import { originOf, standingNotice } from '../../leads/lead-origin.ts'
import { personOf, ProblemError, route, type Parts, type Route } from '../route.ts'
import { sendExport } from '../send-export.ts'

/** Whoever calls people back. Explainers and technicians need no numbers. */
const keepers: readonly Role[] = ['administrator', 'approver', 'staff']
const leadExporters: readonly Role[] = ['administrator', 'approver']

/** 对接意向. The answer to a screen means that the lead is on disk; no answer to anybody but `reveal` and the export holds a number. */
export const leadRoutes = (): Route[] => [...kioskLeadRoutes(), ...keeperLeadRoutes(), leadExport()]

const kioskLeadRoutes = (): Route[] => [
  route({
    method: 'post',
    path: '/api/leads',
    who: 'kiosk',
    summary:
      'Leaves a number about an exhibit. Sent again it is there once. Refused unless the privacy notice is whole.',
    body: NewLead,
    answer: LeadStored,
    handle: async (parts, { body, caller }) => {
      const kiosk = kioskOf(caller)
      const origin = await originOf(parts, body, kiosk)
      if (!origin.ok) throw new ProblemError(409, sentences[origin.error], { reason: origin.error })
      if (!(await parts.leads.knows(body.id))) wait(await parts.leads.limits.leave(kiosk))
      const stored = await parts.leads.leave(body, origin.value)
      if (stored) return stored
      throw new ProblemError(409, '这条信息已经撤回。This lead was withdrawn.', { reason: 'lead-withdrawn' })
    },
  }),
  route({
    method: 'post',
    path: '/api/leads/phone-link',
    who: 'kiosk',
    summary:
      'A link for one visitor’s own phone, for one lead and 15 minutes. Null without PUBLIC_URL, or without a notice.',
    body: z.strictObject({ exhibit: ExhibitId, notice: BundleHash }),
    answer: LeadLink,
    handle: async (parts, { body, caller }) => {
      const kiosk = kioskOf(caller)
      const { publicUrl } = parts.env
      const notice = publicUrl && (await standingNotice(parts, body.exhibit))
      if (!notice) return { url: null }
      const secret = parts.leads.tickets.issue({ ...body, kiosk, until: notice.until })
      return { url: secret && `${publicUrl}/lead/${secret}` }
    },
  }),
  route({
    method: 'post',
    path: '/api/leads/withdraw',
    who: 'kiosk',
    summary: 'Withdraws the lead of this code: the number is deleted at once. Guessing is slowed down.',
    body: WithdrawLead,
    handle: ({ leads }, { body, caller }) => withdrawByCode(leads, body.code, kioskOf(caller)),
  }),
  route({
    method: 'post',
    path: '/api/leads/:id/forget',
    who: 'kiosk',
    summary: 'Deletes a lead of this screen whose visitor never saw the code: the answer was lost, or came too late.',
    body: z.strictObject({}),
    handle: async ({ leads }, { params, caller }) => {
      const kiosk = kioskOf(caller)
      await leads.withdraw(idOf(params['id']), kiosk, kiosk)
    },
  }),
]

const keeperLeadRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/leads',
    who: keepers,
    summary: 'Leads, newest first, 500 at most, the numbers masked; and the counts of all by exhibit and kind.',
    answer: LeadList,
    handle: ({ leads }) => leads.list(),
  }),
  route({
    method: 'post',
    path: '/api/leads/:id/reveal',
    who: keepers,
    summary: 'One number in full. Needs a reason, which goes into the audit with the name of whoever looked.',
    body: z.strictObject({ reason: LeadReason }),
    answer: RevealedLead,
    handle: async ({ leads }, { params, body, caller }) => {
      const found = await leads.reveal(idOf(params['id']), personOf(caller).name, body.reason)
      if (!found) throw unknown()
      if (found !== 'unreadable') return found
      throw new ProblemError(409, unreadable, { reason: 'lead-unreadable' })
    },
  }),
  route({
    method: 'post',
    path: '/api/leads/:id/withdraw',
    who: keepers,
    summary: 'Withdraws a lead at the wish of whoever left it: the number is deleted, the count stays.',
    body: z.strictObject({}),
    handle: async ({ leads }, { params, caller }) => {
      if (!(await leads.withdraw(idOf(params['id']), personOf(caller).name))) throw unknown()
    },
  }),
  route({
    method: 'post',
    path: '/api/leads/withdraw-by-code',
    who: keepers,
    summary: 'The same for a code that somebody tells the office. Guessing is slowed down.',
    body: WithdrawLead,
    handle: ({ leads }, { body, caller }) => withdrawByCode(leads, body.code, personOf(caller).name),
  }),
]

const LeadExportQuery = z.object({ reason: LeadReason, lang: z.enum(['zh', 'en']).default('zh') })

const leadExport = (): Route =>
  route({
    method: 'get',
    path: '/api/exports/leads.csv',
    who: leadExporters,
    summary:
      'The numbers that are held, as CSV (UTF-8 with BOM), rehearsals left out. Needs a reason; the audit has both.',
    query: LeadExportQuery,
    answer: 'text/csv',
    handle: async (parts, call) => {
      const { lang, reason } = call.query
      const { timeZone } = parts.env
      const content = await contentOf(parts)
      async function* lines() {
        yield byteOrderMark + csvLine(leadHeaders[lang])
        for await (const page of parts.leads.held()) {
          yield page.map((one) => csvLine(leadRow(one, content, { lang, timeZone }))).join('')
        }
      }
      const file = { name: 'leads', extension: 'csv', type: 'text/csv; charset=utf-8', filter: { reason } }
      await sendExport(parts, call, file, lines())
    },
  })

async function contentOf({ bundles, booth }: Parts): Promise<Content> {
  const content = await bundles.load(booth.current.bundle)
  if (content) return content
  throw new ProblemError(503, '已发布的内容读不出来。The published content cannot be read.')
}

/** A try is counted before it is looked up; a right one is taken off again. */
async function withdrawByCode(leads: Leads, code: string, who: string): Promise<void> {
  wait(await leads.limits.try(who))
  if (!(await leads.withdrawByCode(code, who))) {
    throw new ProblemError(404, noCode, { reason: 'unknown-lead-code' })
  }
  await leads.limits.found(who)
}

function wait(seconds: number): void {
  if (seconds === 0) return
  throw new ProblemError(429, '次数太多，请稍后再试。Too many tries: wait a little.', {
    reason: 'too-many-tries',
    headers: { 'Retry-After': String(seconds) },
  })
}

const closed = '现在不收集联系方式。No telephone numbers are taken now.'
const changed = '告知内容已更新，请重新阅读并填写。The notice has changed: read it again and start over.'
const sentences = { 'leads-closed': closed, 'notice-changed': changed }
const noCode = '没有这个撤回码，或已经撤回。There is no such code, or it was used already.'
const unreadable =
  '号码是用另一个密钥封存的，无法读取；请找回原来的 leads.key。The number was sealed with another key: restore the old leads.key.'

function kioskOf(caller: Caller | null): KioskId {
  if (caller?.kind === 'kiosk') return caller.kiosk
  throw new ProblemError(403, '只有已配对的屏幕能提交。Only a paired kiosk may do this.')
}

function idOf(text: string | undefined): LeadId {
  const id = LeadId.safeParse(text)
  if (id.success) return id.data
  throw unknown()
}

const unknown = () =>
  new ProblemError(404, '没有这条信息，或号码已经删除。There is no such lead, or its number is gone.', {
    reason: 'unknown-lead',
  })
