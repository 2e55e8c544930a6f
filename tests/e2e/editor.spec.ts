import { expect, test, type Page } from '@playwright/test'
import { Stand } from './support/stand.ts'

/** The draft in its forms: what is typed is seen on a screen, and two people do not overwrite each other. */

let stand: Stand
let first: Page
let second: Page

const title = (page: Page) => page.getByLabel('展项名称 · 中文')
const form = '#/content/exhibit/gl-01'

test.beforeAll(async () => {
  test.setTimeout(180_000)
  stand = await Stand.open()
  first = await stand.panel()
  second = await stand.panel()
  for (const page of [first, second]) {
    await page.goto(`${stand.origin}/control/${form}`)
    await title(page).waitFor()
  }
})
test.afterAll(() => stand.close())

test('D58 the preview is the kiosk itself and follows what is typed, saved or not', async () => {
  const glass = first.frameLocator('iframe')
  await expect(glass.locator('[data-scene="exhibit"]')).toBeVisible()
  await first.route('**/api/draft/**', (route) => route.abort())
  await title(first).fill('光走过的路')
  await expect(glass.getByRole('heading', { name: '光走过的路' })).toBeVisible()
  await expect(first.getByRole('status').filter({ hasText: '连不上服务器' })).toBeVisible()
  await first.unroute('**/api/draft/**')
  await expect(first.getByRole('status').filter({ hasText: '已保存到草稿' })).toBeVisible()
})

test('D58 a preview is no way around pairing: alone it is an unpaired screen, and no other page may hold it', async () => {
  const alone = await (await stand.context({ width: 1080, height: 1920 }, true)).newPage()
  await alone.goto(`${stand.origin}/kiosk/?preview=1`)
  await expect(alone.locator('[data-scene="pairing"]')).toBeVisible()
  const policy = async (path: string) =>
    (await fetch(stand.server.url + path)).headers.get('Content-Security-Policy') ?? ''
  expect(await policy('/kiosk/?preview=1')).toContain("frame-ancestors 'self'")
  expect(await policy('/kiosk/')).toContain("frame-ancestors 'none'")
  expect(await policy('/control/')).toContain("frame-ancestors 'none'")
  expect(await policy('/kiosk/')).toContain("frame-src 'none'")
  await alone.context().close()
})

test('D51 two people type into one field: the later one sees both and chooses', async () => {
  await expect(title(second), 'who does not type sees what others did').toHaveValue('光走过的路')
  await second.route('**/api/draft/**', (route) => route.abort())
  await title(second).fill('光的路乙')
  await title(first).fill('光的路甲')
  await expect(first.getByRole('status').filter({ hasText: '已保存到草稿' })).toBeVisible()
  await expect
    .poll(async () => JSON.stringify(await (await (await stand.admin()).get('/api/draft/exhibit/gl-01')).json()))
    .toContain('光的路甲')
  await second.unroute('**/api/draft/**')
  const clash = second.getByRole('alert').filter({ hasText: '两个人改了同一处' })
  await expect(clash).toContainText('光的路甲')
  await expect(clash).toContainText('光的路乙')
  await clash.getByRole('button', { name: '用我写的' }).click()
  await expect(second.getByRole('status').filter({ hasText: '已保存到草稿' })).toBeVisible()
  await expect(title(first)).toHaveValue('光的路乙')
})
