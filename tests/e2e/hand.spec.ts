import { expect, test, type Page } from '@playwright/test'
import type { Booth } from '#shared/booth.ts'
import type { Api } from '../support/api.ts'
import { Stand } from './support/stand.ts'

/** What an explainer has in the hand beside Next: on a real tablet, with real screens. */

let stand: Stand
let admin: Api
let panel: Page

const twelve = 'twelve-minutes'
const booth = async () => (await (await admin.get('/api/booth')).json()) as Booth
const dialog = () => panel.getByRole('dialog')

test.beforeAll(async () => {
  test.setTimeout(180_000)
  stand = await Stand.open()
  admin = await stand.admin()
  await stand.pairedScreen('west')
  panel = await stand.panel()
  await panel.getByRole('button', { name: '接管控制' }).click()
  await panel.getByRole('link', { name: '巡馆', exact: true }).click()
})
test.afterAll(() => stand.close())

/** The tablet in control of a tour that stands at this stop. */
async function at(stop: string): Promise<void> {
  const { request } = panel
  for (const data of [
    { type: 'start-tour', tour: twelve },
    { type: 'go-to-stop', stop },
  ]) {
    expect((await request.post(`${stand.origin}/api/commands`, { data })).ok()).toBe(true)
  }
}

test('C8 T12 in standby each screen says that it is ready, and the clock counts without doing anything', async () => {
  await panel.getByRole('radio', { name: /十二分钟/ }).check({ force: true })
  await panel.getByRole('button', { name: '进入待命' }).click()
  await expect(panel.getByText('1 块屏全部就绪')).toBeVisible()
  await panel.getByRole('button', { name: '约 5 分钟' }).click()
  await expect(panel.getByRole('timer')).toHaveText(/^还有 4:5\d$/)
  expect((await booth()).mode).toMatchObject({ name: 'standby', stage: 't5' })
})

test('T9 a number that is typed leads to its exhibit', async () => {
  await at('gimbal')
  await panel.getByRole('button', { name: '全部站点' }).click()
  await dialog().getByRole('searchbox').fill('gl-15')
  await dialog().getByRole('searchbox').press('Enter')
  await expect.poll(async () => (await booth()).mode).toMatchObject({ name: 'tour', stop: 'buoy' })
  await expect(dialog()).toBeHidden()
})

test('T10 the walk starts from another stop, and what lies behind is still to come', async () => {
  await at('gimbal')
  await panel.getByRole('button', { name: '调整路线' }).click()
  await dialog()
    .getByRole('button', { name: /^从 稻鱼共生/ })
    .click()
  await expect(dialog()).toBeHidden()
  const { mode } = await booth()
  if (mode.name !== 'tour') throw new Error(`the booth is in ${mode.name}`)
  expect(mode.stop).toBe('rice-and-fish')
  expect(mode.ahead[0]).toBe('luohanguo')
  expect(mode.ahead).toContain('light-parts')
})

test('T7 T11 a stop that nobody staffs says so, and an answer has its source and date', async () => {
  await at('hangers')
  await expect(panel.getByText('这一站今天无人值守')).toBeVisible()
  await panel.getByRole('button', { name: /^问答/ }).click()
  await expect(dialog().getByText('示例数据（虚构）')).toBeVisible()
  await expect(dialog().getByText(/数据截至 2023/)).toBeVisible()
  await dialog().getByRole('button', { name: '关闭' }).click()
})

test('C10 a screen is made softer, and everything silent', async () => {
  await at('gimbal')
  await panel.getByRole('button', { name: '声音' }).click()
  await dialog().getByRole('button', { name: /调低$/ }).click()
  await expect(dialog().getByText('90%')).toBeVisible()
  await dialog().getByRole('switch', { name: '全部静音' }).click()
  await expect.poll(async () => (await booth()).muted).toBe(true)
  expect((await booth()).volumes).toEqual({ west: 90 })
  await dialog().getByRole('button', { name: '关闭' }).click()
})

test('C9 the cards stay readable when the server is gone', async () => {
  await stand.killServer()
  await expect(panel.getByText('未连接')).toBeAttached()
  await panel.getByRole('button', { name: '菜单' }).click()
  await panel.getByRole('button', { name: '应急情景卡' }).click()
  await dialog().getByText('停电', { exact: true }).click()
  await expect(dialog().getByText('查看展区配电箱')).toBeVisible()
  await stand.startServer()
  await expect(panel.getByText('已连接')).toBeAttached()
})
