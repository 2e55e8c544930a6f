import { expect, test, type Page } from '@playwright/test'
import type { Booth } from '#shared/booth.ts'
import type { Command } from '#shared/commands.ts'
import type { Content } from '#shared/content.ts'
import type { Api } from '../support/api.ts'
import { Stand } from './support/stand.ts'

/** What goes wrong in a real tour, and what the explainer does about it on the tablet: a test for each. */

let stand: Stand
let admin: Api
let content: Content
let screens: Page[]
let panel: Page

const six = 'six-minutes'
const booth = async () => (await (await admin.get('/api/booth')).json()) as Booth
const tourMode = async () => {
  const { mode } = await booth()
  if (mode.name !== 'tour') throw new Error(`the booth is in ${mode.name}, not in a tour`)
  return mode
}
const send = (command: unknown) => admin.post('/api/commands', command)
const stopsOf = (id: string) => content.tours.find((tour) => tour.id === id)?.stops.map((stop) => stop.id) ?? []

/** Every screen has painted this scene, and the booth of now. */
async function shown(scene: string): Promise<void> {
  await expect
    .poll(async () => {
      const { revision } = await booth()
      const roots = screens.map((screen) => screen.locator('[data-scene]').first())
      return Promise.all(
        roots.map(async (root) => [
          await root.getAttribute('data-scene'),
          Number(await root.getAttribute('data-revision')) - revision,
        ]),
      )
    })
    .toEqual(screens.map(() => [scene, 0]))
}

/** Free, and the tablet in control: where each row begins. */
async function begin(): Promise<void> {
  await send({ type: 'take-control', pin: stand.pin } satisfies Command)
  for (const type of ['unfreeze', 'unblank', 'end-tour', 'open'] as const) await send({ type })
  await panel.bringToFront()
  const take = panel.getByRole('button', { name: '接管控制' })
  await take.click()
  const pin = panel.getByRole('dialog').getByLabel(/口令|PIN/)
  await pin.fill(stand.pin)
  await panel.getByRole('button', { name: '确认接管' }).click()
  await expect(take).toBeHidden()
  await panel.getByRole('link', { name: '巡馆' }).click()
}

async function startSix(): Promise<void> {
  await begin()
  await panel.getByRole('radio', { name: /六分钟/ }).check({ force: true })
  await panel.getByRole('button', { name: '开始巡馆：六分钟' }).click()
  await shown('tour-arrival')
}

const next = () => panel.getByRole('button', { name: /下一站|下一步|前往/ }).first()

async function toFirstStop(): Promise<void> {
  await startSix()
  await next().click()
  await shown('tour-overview')
  await next().click()
  await shown('tour-stop')
}

test.beforeAll(async () => {
  test.setTimeout(180_000)
  stand = await Stand.open()
  admin = await stand.admin()
  content = (await (await admin.get('/api/content')).json()) as Content
  screens = [
    await stand.pairedScreen('west'),
    await stand.pairedScreen('centre', { width: 1920, height: 1080 }),
    await stand.pairedScreen('east'),
  ]
  panel = await stand.panel()
})
test.afterAll(() => stand.close())

test('T5 the time slot is halved on arrival: compress, one tap to accept', async () => {
  await toFirstStop()
  const before = await tourMode()
  await panel.getByRole('button', { name: '调整路线' }).click()
  await panel.getByRole('button', { name: '1 分钟' }).click()
  await panel.getByRole('button', { name: '采用' }).click()
  await expect.poll(async () => (await tourMode()).ahead.length).toBeLessThan(before.ahead.length)
  expect((await tourMode()).stop).toBe(before.stop)
})

test('T4 the booth is entered from the other side: what remains is walked backwards', async () => {
  await toFirstStop()
  const { ahead } = await tourMode()
  await panel.getByRole('button', { name: '调整路线' }).click()
  await panel.getByRole('button', { name: '余下各站倒着走' }).click()
  await expect.poll(async () => (await tourMode()).ahead).toEqual(ahead.toReversed())
})

test('T3 the guest walks straight to an exhibit: two taps from anywhere', async () => {
  await startSix()
  const last = content.exhibits.find(
    (exhibit) => exhibit.id === content.tours.find((tour) => tour.id === six)?.stops.at(-1)?.exhibit,
  )
  await panel.getByRole('button', { name: '全部站点' }).click()
  await panel
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(last?.title.zh ?? '?') })
    .click()
  await expect.poll(async () => (await tourMode()).stop).toBe(stopsOf(six).at(-1))
  await shown('tour-stop')
})

test('M8 the guest lingers and asks: the tour’s clocks stand still until they go on', async () => {
  await toFirstStop()
  await panel.getByRole('button', { name: '暂停计时' }).click()
  await expect.poll(async () => (await tourMode()).pausedSince).not.toBeNull()
  await shown('tour-stop')
  await panel.getByRole('button', { name: '继续计时' }).click()
  await expect.poll(async () => (await tourMode()).pausedSince).toBeNull()
})

test('M7 the guests skip the booth: the wait is called off, and visitors have the screens again', async () => {
  await begin()
  await send({ type: 'take-control', pin: stand.pin } satisfies Command)
  await send({ type: 'stand-by', tour: six })
  await shown('standby')
  await send({ type: 'end-tour' })
  await shown('attract')
})

test('M6 a second group comes while the first is inside: it waits with its own plan', async () => {
  await toFirstStop()
  await send({ type: 'take-control', pin: stand.pin } satisfies Command)
  expect((await send({ type: 'queue-tour', tour: 'three-minutes' })).ok).toBe(true)
  const refused = await send({ type: 'start-tour', tour: 'three-minutes' })
  expect(refused.status).toBe(409)
  const { mode, queue } = await booth()
  expect(mode).toMatchObject({ name: 'tour', tour: six })
  expect(queue).toEqual(['three-minutes'])
  await send({ type: 'unqueue-tour', tour: 'three-minutes' })
})

test('V9 a visitor is in the middle of a page when the tour begins: the visit is interrupted and offered again', async () => {
  await begin()
  const [west] = screens
  if (!west) throw new Error('no screen')
  await west.locator('[data-scene="attract"]').tap({ position: { x: 40, y: 40 } })
  await west.getByRole('button', { name: '秀峰区' }).first().tap()
  await send({ type: 'take-control', pin: stand.pin } satisfies Command)
  await send({ type: 'start-tour', tour: six })
  await shown('tour-arrival')
  await send({ type: 'end-tour' })
  await expect(west.getByText('继续').first()).toBeVisible()
  await expect(west.locator('[data-scene="browse"]')).toContainText('秀峰区')
})

test('K4 a screen is dead: the panel says which, before the guests come', async () => {
  await begin()
  const lost = await stand.pairedScreen('spare')
  await expect(panel.getByText(/spare|备用/).first()).toBeAttached()
  await lost.context().close()
  await panel.getByRole('link', { name: '展台' }).click()
  await expect(panel.getByText(/离线/).first()).toBeVisible()
  await admin.delete('/api/kiosks/spare')
})

test('S2 the tablet’s network is gone: what is pressed is refused on the spot, and a second panel leads on', async () => {
  await toFirstStop()
  const before = await tourMode()
  await panel.context().setOffline(true)
  await expect(panel.getByText(/断开|未连接/).first()).toBeVisible()
  await expect(next()).toBeDisabled()
  await send({ type: 'take-control', pin: stand.pin } satisfies Command)
  expect((await send({ type: 'go-to-stop', stop: before.ahead[0] })).ok).toBe(true)
  await shown('tour-stop')
  await panel.context().setOffline(false)
  await expect.poll(async () => (await tourMode()).stop).toBe(before.ahead[0]) // and nothing arrives late
  await expect(panel.getByText(/已断开|断开 /)).toBeHidden()
})

test('L2 the tablet is dead: another takes over with a PIN and is at the right stop at once', async () => {
  await toFirstStop()
  const { stop } = await tourMode()
  const other = await stand.panel({ width: 800, height: 1280 })
  await other.getByRole('link', { name: '巡馆' }).click()
  const title = content.exhibits.find(
    ({ id }) => id === content.tours.flatMap((tour) => tour.stops).find((each) => each.id === stop)?.exhibit,
  )?.title.zh
  await expect(other.getByText(title ?? '?').first()).toBeVisible()
  await other.getByRole('button', { name: '接管控制' }).click()
  await other
    .getByRole('dialog')
    .getByLabel(/口令|PIN/)
    .fill(stand.pin)
  await other.getByRole('button', { name: '确认接管' }).click()
  await other
    .getByRole('button', { name: /下一站|下一步|前往/ })
    .first()
    .click()
  await expect.poll(async () => (await tourMode()).stop).not.toBe(stop)
  await expect(next()).toBeDisabled()
  await other.context().close()
})

test('M5 no name is ever on a screen by itself: the welcome is the neutral one', async () => {
  await startSix()
  for (const screen of screens) {
    await expect(screen.locator('[data-scene="tour-arrival"]')).toContainText('欢迎参观桂林展区')
  }
  await send({ type: 'take-control', pin: stand.pin } satisfies Command)
  expect((await send({ type: 'set-welcome', welcome: 'somebody-important' })).status).toBe(409)
})

test('K13 guests from abroad and photographers: large Chinese with English below, no code, no control, nothing that moves', async () => {
  await toFirstStop()
  const { stop } = await tourMode()
  const exhibit = content.exhibits.find(
    ({ id }) => id === content.tours.flatMap((tour) => tour.stops).find((each) => each.id === stop)?.exhibit,
  )
  for (const screen of screens) {
    const sheet = screen.locator('[aria-hidden="false"]').filter({ hasText: exhibit?.title.en ?? '?' })
    await expect(sheet).toBeVisible()
    await expect(sheet).toContainText(/[\u4e00-\u9fff]/)
    await expect(screen.locator('[data-motion="off"]')).toBeAttached()
    await expect(screen.locator('.stage [class*="qr"], .stage button:visible, .stage a:visible')).toHaveCount(0)
  }
})

test('S5 the server dies in the middle of the tour: the page stays, and the tour goes on where it was', async () => {
  await toFirstStop()
  const { stop } = await tourMode()
  await stand.killServer()
  for (const screen of screens) {
    await screen.locator('[data-flags~="offline"]').waitFor()
    await expect(screen.locator('[data-scene="tour-stop"]')).toBeVisible()
  }
  await stand.startServer()
  admin = await stand.admin()
  expect((await tourMode()).stop).toBe(stop)
  await shown('tour-stop')
})
