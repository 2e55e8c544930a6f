import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LeadList } from '#shared/leads.ts'
import { maskPhone } from '#shared/phone.ts'
import { api, type Api } from '../support/api.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { pairScreen } from '../support/clients.ts'
import { testClock, type TestClock } from '../support/clock.ts'
import { ids, sampleContent } from '../support/fixtures.ts'
import { dayAfter, leadId, leadOf, leave, publishPrivacy } from '../support/leads.ts'
import { landline, mobile } from '../support/phones.ts'

let booth: TestBooth
let clock: TestClock
let west: Api
beforeEach(async () => {
  clock = testClock()
  booth = await startBooth({ machine: { clock } })
  west = api(booth.url, await pairScreen(booth.url, booth.admin, 'west'))
})
afterEach(() => booth.stop())

const json = async <T>(response: Response | Promise<Response>): Promise<T> => (await (await response).json()) as T
const list = () => json<LeadList>(booth.admin.get('/api/leads'))
const answerTo = async (body: unknown) => {
  const response = await west.post('/api/leads', body)
  return [response.status, (await json<{ reason?: string }>(response)).reason]
}
const reveal = (n: number, reason: string, who = booth.admin) => who.post(`/api/leads/${leadId(n)}/reveal`, { reason })
const audited = async (action: string) =>
  (await booth.server.context.audit.page(1_000)).filter((row) => row.action === action)
const exported = async (reason = '移交业务科', who = booth.admin) =>
  who.get(`/api/exports/leads.csv?reason=${encodeURIComponent(reason)}`)
const days = (count: number) => count * 86_400_000

test('P1: without a whole notice the server takes no number, and does again when it is whole', async () => {
  const { privacy } = sampleContent()
  for (const broken of [undefined, { ...privacy, contact: undefined }, { ...privacy, keepDays: undefined }]) {
    await publishPrivacy(booth, broken && (JSON.parse(JSON.stringify(broken)) as typeof privacy))
    expect(await answerTo(leadOf(booth, 1))).toEqual([409, 'leads-closed'])
  }
  await publishPrivacy(booth, { ...privacy, keepUntil: dayAfter(clock.now(), -1) })
  expect(await answerTo(leadOf(booth, 1))).toEqual([409, 'leads-closed'])
  await publishPrivacy(booth, privacy)
  expect(await leave(booth, west, 1)).toMatchObject({ until: dayAfter(clock.now(), 30) })
  expect((await list()).leads).toHaveLength(1)
})

test('P2: what was not ticked, or is no number of the mainland, is no lead, and nothing of it is kept', async () => {
  const bad: Record<string, unknown>[] = [
    { agreed: false },
    { over14: false },
    { passOn: 'yes' },
    { phone: mobile.slice(1) },
    { phone: `${mobile}0` },
    { phone: '0773' },
    { phone: ` ${mobile}` },
    { phone: Number(mobile) },
    { kind: 'anything' },
    { name: '小李' },
    { id: 'x' },
    { exhibit: 'no such exhibit' },
  ]
  for (const change of bad)
    expect(await answerTo(leadOf(booth, 1, change)), JSON.stringify(change)).toEqual([400, 'invalid'])
  expect(await answerTo(leadOf(booth, 1, { exhibit: ids.noExhibit }))).toEqual([409, 'leads-closed'])
  expect((await list()).leads).toEqual([])
})

test('P2: a visitor who read another notice, or a day that is over, is asked to read again', async () => {
  const read = booth.server.context.booth.current.bundle
  expect(await answerTo(leadOf(booth, 1, { notice: 'f'.repeat(64) }))).toEqual([409, 'notice-changed'])
  expect(await answerTo(leadOf(booth, 1, { until: dayAfter(clock.now(), -1) }))).toEqual([409, 'notice-changed'])
  const other = sampleContent().exhibits.find(({ id }) => id === 'gl-03')!.id
  expect(await answerTo(leadOf(booth, 1, { exhibit: other, passOn: true }))).toEqual([409, 'notice-changed'])
  await booth.server.context.content.update((draft) => void (draft.event.booth.zh = '第二版'))
  await publishPrivacy(booth, sampleContent().privacy)
  expect(booth.server.context.booth.current.bundle).not.toBe(read)
  await leave(booth, west, 1, { notice: read }) // the notice itself is the same
  await publishPrivacy(booth, { ...sampleContent().privacy, keepDays: 90 })
  expect(await answerTo(leadOf(booth, 2, { notice: read }))).toEqual([409, 'notice-changed'])
})

test('P3: sent twice it is there once, with the same code; the codes have no 0 and no 1', async () => {
  const [first, again] = await Promise.all([leave(booth, west, 1), leave(booth, west, 1)])
  expect(again).toEqual(first)
  await booth.restart()
  expect(await leave(booth, west, 1)).toEqual(first)
  expect(first.code).toMatch(/^[2-9]{9}$/)
  expect((await leave(booth, west, 2)).code).not.toBe(first.code)
  expect((await list()).leads.map(({ id }) => id).toSorted()).toEqual([leadId(1), leadId(2)])
})

test('P5: the key is a file that only its owner reads; a sealed number opens only in its own row, with its own key', async () => {
  expect((await stat(join(booth.dataDir, 'leads.key'))).mode & 0o777).toBe(0o600)
  await leave(booth, west, 1)
  await leave(booth, west, 2, { phone: landline })
  const { db } = booth.server.context
  const [one] = await db.selectFrom('leads').select('sealed').where('id', '=', leadId(1)).execute()
  await db.updateTable('leads').set({ sealed: one!.sealed }).where('id', '=', leadId(2)).execute()
  expect((await reveal(1, '回访观众')).status).toBe(200)
  const moved = await reveal(2, '回访观众')
  expect([moved.status, (await json<{ reason: string }>(moved)).reason]).toEqual([409, 'lead-unreadable'])
  expect((await list()).leads.find(({ id }) => id === leadId(2))?.phone).toBeNull()
})

test('P6: gone after the day that the notice named, at the next check and at a start; the audit has how many', async () => {
  await leave(booth, west, 1, { until: dayAfter(clock.now(), 1) })
  await leave(booth, west, 2)
  const { leads } = booth.server.context
  const stored = () => booth.server.context.leads.list() // sessions do not last as long as this test
  const [first] = (await stored()).leads.filter(({ id }) => id === leadId(1))
  clock.advance(first!.deletedOn - clock.now() - 1_000)
  await leads.expire()
  expect((await stored()).leads.every(({ phone }) => phone !== null)).toBe(true)
  clock.advance(1_001)
  await leads.expire()
  expect((await stored()).leads.map(({ id, phone, ending }) => [id, phone, ending])).toEqual([
    [leadId(2), maskPhone(mobile), null],
    [leadId(1), null, 'expired'],
  ])
  clock.advance(days(31))
  await booth.restart()
  await booth.server.context.leads.settled()
  expect((await stored()).leads.map(({ phone }) => phone)).toEqual([null, null])
  expect((await audited('leads-deleted')).map(({ actor, detail }) => [actor, detail])).toEqual([
    ['server', '{"count":1}'],
    ['server', '{"count":1}'],
  ])
  expect((await stored()).counts).toEqual([{ exhibit: ids.exhibit, kind: 'cooperation', left: 2, withdrawn: 0 }])
  expect(await booth.server.context.leads.reveal(leadId(2), 'admin', '回访观众')).toBeNull()
})

test('P7: a code takes the lead back at any screen and at the office; the count stays, the number does not', async () => {
  const [one, two] = [await leave(booth, west, 1), await leave(booth, west, 2)]
  const east = api(booth.url, await pairScreen(booth.url, booth.admin, 'east'))
  expect((await east.post('/api/leads/withdraw', { code: one.code })).status).toBe(204)
  const again = await east.post('/api/leads/withdraw', { code: one.code })
  expect([again.status, (await json<{ reason: string }>(again)).reason]).toEqual([404, 'unknown-lead-code'])
  const staff = await booth.as('staff')
  expect((await staff.post('/api/leads/withdraw-by-code', { code: two.code })).status).toBe(204)
  await leave(booth, west, 3)
  expect((await staff.post(`/api/leads/${leadId(3)}/withdraw`, {})).status).toBe(204)
  expect((await staff.post(`/api/leads/${leadId(3)}/withdraw`, {})).status).toBe(404)
  const { leads, counts } = await list()
  expect(leads.map(({ phone, ending }) => [phone, ending])).toEqual(Array(3).fill([null, 'withdrawn']))
  expect(counts).toMatchObject([{ left: 3, withdrawn: 3 }])
  const rows = await booth.server.context.db.selectFrom('leads').select(['sealed', 'code_hash']).execute()
  expect(rows).toEqual(Array(3).fill({ sealed: null, code_hash: null }))
  expect(await answerTo(leadOf(booth, 1))).toEqual([409, 'lead-withdrawn']) // a late copy brings nothing back
  expect((await audited('lead-withdrawn')).map(({ actor }) => actor)).toEqual([
    expect.stringMatching(/^staff /),
    expect.stringMatching(/^staff /),
    'east',
  ])
})

test('P3: a screen whose visitor is gone deletes its own lead, and no other screen’s', async () => {
  await leave(booth, west, 1)
  const east = api(booth.url, await pairScreen(booth.url, booth.admin, 'east'))
  expect((await east.post(`/api/leads/${leadId(1)}/forget`, {})).status).toBe(204)
  expect((await list()).leads[0]?.ending).toBeNull()
  expect((await west.post(`/api/leads/${leadId(1)}/forget`, {})).status).toBe(204)
  expect((await list()).leads[0]?.ending).toBe('withdrawn')
})

test('P8: a screen leaves twelve in ten minutes, and five codes are tried in a quarter of an hour, also at once', async () => {
  for (let n = 1; n <= 12; n++) await leave(booth, west, n)
  const late = await west.post('/api/leads', leadOf(booth, 13))
  expect([late.status, Number(late.headers.get('Retry-After'))]).toEqual([429, expect.any(Number)])
  const { code } = await leave(booth, west, 12) // the same one again is not one more
  const guesses = ['222222222', '333333333', '444444444', '555555555', '666666666', '777777777', code]
  const answers = await Promise.all(guesses.map((guess) => west.post('/api/leads/withdraw', { code: guess })))
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(2)
  expect((await west.post('/api/leads/withdraw', { code: '888888888' })).status).toBe(429)
  for (let n = 0; n < 5; n++) await booth.admin.post('/api/leads/withdraw-by-code', { code: '888888888' })
  expect((await booth.admin.post('/api/leads/withdraw-by-code', { code: '888888888' })).status).toBe(429)
})

test('P8: right codes are not counted as guesses', async () => {
  for (let n = 1; n <= 8; n++) {
    const { code } = await leave(booth, west, n)
    expect((await west.post('/api/leads/withdraw', { code })).status).toBe(204)
  }
})

test('P9: the list is masked; a number in full needs a role and a reason, and is in the audit with both', async () => {
  await leave(booth, west, 1)
  await leave(booth, west, 2, { phone: landline })
  expect((await list()).leads.map(({ phone }) => phone)).toEqual(['0773****00', '138****5678'])
  for (const role of ['explainer', 'technician', 'viewer'] as const) {
    expect((await reveal(1, '回访观众', await booth.as(role))).status, role).toBe(403)
  }
  for (const reason of ['', '  ', '看看', `打给${mobile}`, `打 138 0000-56 78`, 'x'.repeat(201)]) {
    expect((await reveal(1, reason)).status, reason).toBe(400)
  }
  expect(await audited('lead-revealed')).toEqual([])
  const staff = await booth.as('staff')
  expect(await json(reveal(1, '回访观众', staff))).toEqual({ phone: '138 0000 5678' })
  expect(await audited('lead-revealed')).toMatchObject([
    { actor: expect.stringMatching(/^staff /), detail: JSON.stringify({ lead: leadId(1), reason: '回访观众' }) },
  ])
})

test('P9 X1: the export needs an approver and a reason; numbers are text, and who may not have them is said', async () => {
  await leave(booth, west, 1, { passOn: true })
  await leave(booth, west, 2, { phone: landline, kind: 'talent' })
  expect((await exported('移交业务科', await booth.as('staff'))).status).toBe(403)
  expect((await booth.admin.get('/api/exports/leads.csv')).status).toBe(400)
  expect((await exported(mobile)).status).toBe(400)
  const response = await exported()
  expect(response.headers.get('cache-control')).toBe('no-store')
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
  expect(text.startsWith('\uFEFF时间,')).toBe(true)
  const [, first, second] = text.split('\r\n')
  expect(first).toMatch(
    /,合作,138 0000 5678,示例光电企业（虚构）,办公电话 0773-000 0001（示例，虚构）,\d{4}-\d\d-\d\d$/,
  )
  expect(second).toMatch(/,人才,0773 200 0000,不得转交,,\d{4}-\d\d-\d\d$/)
  expect(await audited('exported:leads.csv')).toMatchObject([{ actor: 'admin', detail: '{"reason":"移交业务科"}' }])
})

test('P10: a lead of a rehearsal or a staff check is marked, and is in no count and no file', async () => {
  await booth.command({ type: 'set-rehearsal', on: true })
  await leave(booth, west, 1)
  await booth.command({ type: 'set-rehearsal', on: false })
  await booth.command({ type: 'set-staff-check', kiosk: ids.west, on: true })
  await leave(booth, west, 2)
  const { leads, counts } = await list()
  expect(leads.map(({ rehearsal }) => rehearsal)).toEqual([true, true])
  expect(counts).toEqual([])
  expect((await (await exported()).text()).trim().split('\r\n')).toHaveLength(1)
})
