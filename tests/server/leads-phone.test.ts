import { expect, onTestFinished, test } from 'vitest'
import type { LeadList } from '#shared/leads.ts'
import { api, type Api } from '../support/api.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { pairScreen } from '../support/clients.ts'
import { testClock, type TestClock } from '../support/clock.ts'
import { sampleContent } from '../support/fixtures.ts'
import { publishPrivacy } from '../support/leads.ts'
import { mobile } from '../support/phones.ts'

const publicUrl = 'https://booth.example'
type Stand = { booth: TestBooth; clock: TestClock; west: Api; link: () => Promise<string> }

async function stand(): Promise<Stand> {
  const clock = testClock()
  const booth = await startBooth({ env: { PUBLIC_URL: publicUrl, PUBLIC_PORT: '0' }, machine: { clock } })
  onTestFinished(() => booth.stop())
  const west = api(booth.url, await pairScreen(booth.url, booth.admin, 'west'))
  const link = async () => {
    const body = { exhibit: 'gl-20', notice: booth.server.context.booth.current.bundle }
    const { url } = (await (await west.post('/api/leads/phone-link', body)).json()) as { url: string }
    return url.replace(publicUrl, `http://127.0.0.1:${booth.server.publicPort}`)
  }
  return { booth, clock, west, link }
}
const right = { phone: ' +86 138-0000-5678 ', kind: 'purchase', agreed: 'on', over14: 'on' }
const send = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers: { 'X-Forwarded-For': '192.0.2.7' } })
const list = async (booth: TestBooth) => ((await (await booth.admin.get('/api/leads')).json()) as LeadList).leads

test('P11: the phone gets the whole notice, nothing ticked, and a code that works at the screen', async () => {
  const { booth, west, link } = await stand()
  const url = await link()
  const page = await (await fetch(url)).text()
  const { handler, contact, exhibitors } = sampleContent().privacy!
  for (const words of [handler, contact, exhibitors!.find(({ exhibit }) => exhibit === 'gl-20')!.name]) {
    expect(page).toContain(words!.zh)
    expect(page).toContain(words!.en)
  }
  expect(page).not.toMatch(/checked|<script|style=/)
  const response = await send(url, { ...right, passOn: 'on' })
  expect(response.status).toBe(200)
  expect(response.headers.get('set-cookie')).toBeNull()
  const text = await response.text()
  expect(text).not.toContain('5678')
  const code = /(\d{3}) (\d{3}) (\d{3})/.exec(text)!.slice(1).join('')
  expect(await list(booth)).toMatchObject([
    { exhibit: 'gl-20', kiosk: 'west', kind: 'purchase', passOn: true, phone: '138****5678' },
  ])
  expect((await west.post('/api/leads/withdraw', { code })).status).toBe(204)
})

test('P11: a link works once, also pressed twice at once, and for 15 minutes', async () => {
  const { booth, clock, link } = await stand()
  const [once, late] = [await link(), await link()]
  await Promise.all([send(once, right), send(once, right)])
  expect(await list(booth)).toHaveLength(1)
  expect((await send(once, { ...right, kind: 'other' })).status).toBe(409)
  expect((await fetch(once)).status).toBe(409)
  clock.advance(15 * 60_000)
  for (const response of [await fetch(late), await send(late, right)]) expect(response.status).toBe(410)
  expect((await fetch(late.slice(0, -3))).status).toBe(404)
  expect(await list(booth)).toHaveLength(1)
})

test('P11: without the ticks or with a wrong number nothing is stored or said again, and the link still works', async () => {
  const { booth, link } = await stand()
  const url = await link()
  const { agreed: _, ...unread } = right
  const { over14: __, ...young } = right
  for (const bad of [unread, young, { ...right, phone: mobile.slice(1) }, { ...right, kind: 'x' }, {}]) {
    const response = await send(url, bad)
    expect(response.status).toBe(400)
    expect(await response.text()).not.toContain('5678')
  }
  expect(await list(booth)).toEqual([])
  expect((await send(url, right)).status).toBe(200)
})

test('P11: a notice that changed meanwhile ends the link; no address or no notice, no link', async () => {
  const { booth, west, link } = await stand()
  const url = await link()
  await publishPrivacy(booth, { ...sampleContent().privacy, keepDays: 90 })
  expect((await send(url, right)).status).toBe(409)
  expect(await list(booth)).toEqual([])
  await publishPrivacy(booth, undefined)
  const body = { exhibit: 'gl-20', notice: booth.server.context.booth.current.bundle }
  expect(await (await west.post('/api/leads/phone-link', body)).json()).toEqual({ url: null })
  const quiet = await startBooth()
  onTestFinished(() => quiet.stop())
  const screen = api(quiet.url, await pairScreen(quiet.url, quiet.admin, 'west'))
  expect(await (await screen.post('/api/leads/phone-link', body)).json()).toEqual({ url: null })
})
