import { Router, urlencoded, type Response } from 'express'
import { z } from 'zod'
import type { LeadNotice } from '#shared/lead-notice.ts'
import { leadKindNames, leadKinds } from '#shared/lead-words.ts'
import { NewLead, type LeadStored } from '#shared/leads.ts'
import { findExhibit } from '#shared/lookup.ts'
import type { Words } from '#shared/words.ts'
import type { Context } from '../context.ts'
import { html, type Html } from '../public/html.ts'
import { both, sendPage } from '../public/page.ts'
import { leadPhoneTexts as texts, passOnText } from './lead-phone-texts.ts'
import { originOf, standingNotice } from './lead-origin.ts'
import type { LeadTicket } from './lead-tickets.ts'

const Fields = z.object({
  phone: z.string().max(40),
  kind: z.string().max(20).optional(),
  agreed: z.string().optional(),
  over14: z.string().optional(),
  passOn: z.string().optional(),
})

/** `/lead/…`: the form on a visitor's own phone (P11). The link is the only key: no cookie that another site could borrow. */
export function leadPages(context: Context): Router {
  const router = Router()
  const { leads } = context

  router.get('/lead/:ticket', async (request, response, next) => {
    const ticket = leads.tickets.find(request.params.ticket)
    if (ticket) await answer(response, ticket, null)
    else if (isTicket(request.params.ticket)) await tell(response, 410, texts.oldTitle, texts.old)
    else next()
  })

  router.post('/lead/:ticket', urlencoded({ extended: false, limit: '4kb' }), async (request, response, next) => {
    const ticket = leads.tickets.find(request.params['ticket'] ?? '')
    if (!ticket)
      return isTicket(request.params['ticket'] ?? '') ? tell(response, 410, texts.oldTitle, texts.old) : next()
    if (ticket.used) return tell(response, 409, texts.usedTitle, texts.used)
    const lead = leadFrom(request.body, ticket)
    if (!lead) return answer(response, ticket, texts.again)
    const origin = await originOf(context, lead, ticket.kiosk)
    if (!origin.ok) return tell(response, 409, texts.oldTitle, texts.old)
    const stored = await leads.leave(lead, origin.value)
    ticket.used = true // only now: a disk that refused may be tried again
    const notice = await standingNotice(context, ticket.exhibit)
    if (!stored || !notice) return tell(response, 409, texts.usedTitle, texts.used)
    await sendPage(response, context, { title: texts.thanks, body: thanks(stored, notice) })
  })

  async function answer(response: Response, ticket: LeadTicket, trouble: Words | null): Promise<void> {
    if (ticket.used) return tell(response, 409, texts.usedTitle, texts.used)
    const content = await context.bundles.load(context.booth.current.bundle)
    const notice = await standingNotice(context, ticket.exhibit)
    const exhibit = content && findExhibit(content, ticket.exhibit)
    if (!exhibit || !notice) return tell(response, 410, texts.oldTitle, texts.old)
    const body = html`${both(exhibit.title)}${trouble ? html`<div class="trouble" role="alert">${both(trouble)}</div>` : null}${form({ ...notice, until: ticket.until })}`
    await sendPage(response, context, { title: texts.title, body, status: trouble ? 400 : 200 })
  }
  const tell = (response: Response, status: number, title: Words, text: Words) =>
    sendPage(response, context, { title, status, body: both(text) })
  return router
}

const isTicket = (text: string): boolean => /^[\w-]{22}$/.test(text)

/** What the phone sent, as the lead of this link; null where a tick, the wish or the number is not right. */
function leadFrom(body: unknown, { lead: id, exhibit, notice, until }: LeadTicket): NewLead | null {
  const fields = Fields.safeParse(body)
  if (!fields.success) return null
  const { phone, kind, agreed, over14, passOn } = fields.data
  const digits = phone
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^\+86/, '')
  const ticks = { agreed: agreed !== undefined, over14: over14 !== undefined, passOn: passOn !== undefined }
  const lead = NewLead.safeParse({ id, exhibit, kind, phone: digits, ...ticks, notice, until })
  return lead.success ? lead.data : null
}

const line = ({ zh, en }: Words): Html => html`${zh} <span lang="en">${en}</span>`

function form(notice: LeadNotice): Html {
  const until = { zh: `${notice.until}，过后自动删除`, en: `${notice.until}, then deleted automatically` }
  const rows: [Words, Words][] = [
    [texts.who, notice.handler],
    [texts.contact, notice.contact],
    [texts.purpose, notice.purpose],
    [texts.kinds, notice.kinds],
    [texts.how, texts.howItIs],
    [texts.until, until],
    [texts.rights, texts.rightsAre],
  ]
  const tick = (name: string, text: Words, required: boolean) =>
    html`<label
      ><input type="checkbox" name="${name}" ${required ? html`required` : null} /> <span>${line(text)}</span></label
    >`
  const kinds = leadKinds.map(
    (kind) =>
      html`<label
        ><input type="radio" name="kind" value="${kind}" required /> <span>${line(leadKindNames[kind])}</span></label
      >`,
  )
  return html`<dl>
      ${rows.map(
        ([name, text]) =>
          html`<dt>${line(name)}</dt>
            <dd>${line(text)}</dd>`,
      )}
    </dl>
    ${both(texts.noNeed)}
    <form method="post" autocomplete="off">
      ${tick('agreed', texts.agreed, true)}${tick('over14', texts.over14, true)}
      ${notice.exhibitor ? tick('passOn', passOnText(notice.exhibitor), false) : null}
      <fieldset>
        <legend>${line(texts.wish)}</legend>
        ${kinds}
      </fieldset>
      <label class="number"
        ><span>${line(texts.phone)}</span><input type="tel" name="phone" maxlength="20" required
      /></label>
      <button>${line(texts.send)}</button>
    </form>`
}

const thanks = ({ code, until }: LeadStored, { contact }: LeadNotice): Html =>
  html`<p>${line(texts.code)}</p>
    <p class="code">${code.replace(/(\d{3})(?=\d)/g, '$1 ')}</p>
    ${both(texts.codeHint)}
    <p>${line(contact)}</p>
    <p>${line(texts.until)} ${until}</p>`
