import { expect, test, type Page } from '@playwright/test'
import type { Content } from '#shared/content.ts'
import { person } from '../support/approval.ts'
import { api, type Api } from '../support/api.ts'
import { Stand } from './support/stand.ts'

const wide = { width: 1280, height: 800 }
let stand: Stand
test.beforeEach(async () => void (stand = await Stand.open()))
test.afterEach(() => stand.close())

/** The panel's content page, as this person. */
async function contentPage(name: string, pin: string): Promise<Page> {
  const page = await (await stand.context(wide, true)).newPage()
  await page.goto(`${stand.origin}/control/#/content`)
  await page.getByLabel(/姓名|Name/).fill(name)
  await page.getByLabel(/口令|PIN/).fill(pin)
  await page.getByRole('button', { name: /登录|Sign in/ }).click()
  await page.getByRole('heading', { name: '审定', exact: true }).waitFor()
  return page
}

async function rename(staff: Api, zh: string): Promise<void> {
  const { value } = (await (await staff.get('/api/draft/event/-')).json()) as { value: { event: Content['event'] } }
  const changed = { event: { ...value.event, booth: { ...value.event.booth, zh } } }
  expect((await staff.patch('/api/draft/event/-', { base: value, value: changed })).status).toBe(200)
}

test('A30 A31 A34 D72 edited by staff, sent back, signed by two others, published, seen on a screen, and rolled back', async () => {
  test.setTimeout(120_000)
  const admin = await stand.admin()
  await admin.post('/api/accounts', { name: 'first', role: 'approver', pin: '135790' })
  await admin.post('/api/accounts', { name: 'author', role: 'staff', pin: '135790' })
  const staff = await api(stand.server.url).signIn('author', '135790')
  const second = await person(stand.server.url, admin, 'approver')
  const screen = await stand.pairedScreen('west')
  await rename(staff, '审定后的展区')

  const author = await contentPage('author', '135790')
  await author.getByRole('checkbox', { name: '选择 展会信息' }).check()
  await author.getByRole('button', { name: '提交审定（1）' }).tap()
  await expect(author.getByText('待签署')).toBeVisible()
  await expect(author.getByRole('button', { name: /签署/ }), 'staff does not sign').toHaveCount(0)

  const approver = await contentPage('first', '135790')
  await approver.getByRole('button', { name: '查看改动' }).tap()
  await expect(approver.getByText('审定后的展区')).toBeVisible()
  const choose = () => approver.getByRole('checkbox', { name: '选择 展会信息' }).check()
  await choose()
  await approver.getByLabel('意见').fill('请核对名称')
  await approver.getByRole('button', { name: '退回（1）' }).tap()
  await expect(author.getByText('请核对名称')).toBeVisible()
  await author.getByRole('checkbox', { name: '选择 展会信息' }).check()
  await author.getByRole('button', { name: '提交审定（1）' }).tap()
  await expect(approver.getByText('已签 0/2')).toBeVisible()
  await choose()
  await approver.getByRole('button', { name: '签署（1）' }).tap()
  await expect(approver.getByText('已签 1/2')).toBeVisible()
  await expect(approver.getByRole('button', { name: '发布到屏幕' }), 'one of two').toBeDisabled()

  const { items } = (await (await second.get('/api/approval')).json()) as {
    items: { kind: string; id: string; digest: string }[]
  }
  const seen = items.map(({ kind, id, digest }) => ({ kind, id, digest }))
  expect((await second.post('/api/approval/sign', { items: seen })).status).toBe(204)
  await approver.getByRole('button', { name: '发布到屏幕' }).tap()
  await expect(screen.getByText('审定后的展区').first()).toBeVisible({ timeout: 60_000 })

  const back = approver.getByRole('button', { name: /按住退回到/ }).first()
  await expect(back).toBeEnabled({ timeout: 60_000 })
  await back.scrollIntoViewIfNeeded()
  await back.hover()
  await approver.mouse.down()
  await approver.waitForTimeout(2_300) // it is held
  await approver.mouse.up()
  await expect(screen.getByText('审定后的展区')).toHaveCount(0, { timeout: 30_000 })
})
