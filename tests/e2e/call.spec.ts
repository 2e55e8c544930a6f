import { expect, test, type Page } from '@playwright/test'
import type { Call } from '#shared/calls.ts'
import type { Content } from '#shared/content.ts'
import { storedEvents } from './support/events.ts'
import { Stand } from './support/stand.ts'

let stand: Stand
test.beforeEach(async () => void (stand = await Stand.open()))
test.afterEach(() => stand.close())

const touch = (screen: Page) => screen.locator('[data-scene="attract"]').tap({ position: { x: 40, y: 40 } })

test('K40 a visitor calls, the tablet answers on whatever page it is, the visitor sees it, and the times are kept', async () => {
  const screen = await stand.pairedScreen('west')
  const panel = await stand.panel()
  await touch(screen)
  await screen.getByRole('button', { name: '永福县' }).first().tap()
  await screen.getByRole('button', { name: '罗汉果精深加工与品质控制' }).first().tap()
  await screen.getByRole('button', { name: '请讲解员来' }).tap()
  await expect(screen.getByRole('status')).toHaveText(/已呼叫讲解员/)

  const badge = panel.getByRole('list', { name: '讲解员呼叫' })
  await panel.getByRole('link', { name: '记录', exact: true }).click()
  await expect(badge).toContainText('罗汉果精深加工与品质控制')
  await badge.getByRole('button', { name: '我去' }).tap()
  await expect(screen.getByRole('status')).toHaveText(/马上就来/)
  await expect(badge).toContainText('admin 去了')

  await stand.killServer()
  await expect(panel.getByRole('button', { name: '已到' })).toBeDisabled()
  await stand.startServer()
  await badge.getByRole('button', { name: '已到' }).tap()
  await expect(badge).toHaveCount(0)
  await expect(screen.getByRole('button', { name: '请讲解员来' })).toBeVisible()

  const admin = await stand.admin()
  const [call] = (await (await admin.get('/api/calls')).json()) as Call[]
  expect(call).toMatchObject({ kiosk: 'west', exhibit: 'gl-20', by: 'admin', ending: 'arrived' })
  expect(call!.accepted! - call!.called).toBeGreaterThan(0)
  expect(call!.arrived! - call!.accepted!).toBeGreaterThan(0)
})

test('K41 without the server there is no button; a visitor who leaves takes the call back', async () => {
  const screen = await stand.pairedScreen('west')
  await touch(screen)
  await screen.getByRole('button', { name: '永福县' }).first().tap()
  await screen.getByRole('button', { name: '罗汉果精深加工与品质控制' }).first().tap()
  await screen.getByRole('button', { name: '请讲解员来' }).tap()
  await expect(screen.getByRole('status')).toHaveText(/已呼叫讲解员/)
  await screen.getByRole('button', { name: '结束' }).tap()
  const admin = await stand.admin()
  await expect
    .poll(async () => ((await (await admin.get('/api/calls')).json()) as Call[]).map(({ ending }) => ending))
    .toEqual(['left'])

  await touch(screen)
  await screen.getByRole('button', { name: '永福县' }).first().tap()
  await screen.getByRole('button', { name: '罗汉果精深加工与品质控制' }).first().tap()
  await expect(screen.getByRole('button', { name: '请讲解员来' })).toBeVisible()
  await stand.killServer()
  await expect(screen.getByRole('button', { name: '请讲解员来' })).toHaveCount(0)
  await screen.getByRole('button', { name: '点赞' }).tap()
  await expect(screen.getByRole('button', { name: '已点赞' })).toBeVisible()
  await stand.startServer()
})

for (const size of [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
]) {
  const held = size.width > size.height ? 'landscape' : 'portrait'
  test(`K44 the quiz is played through, ${held}`, async () => {
    const screen = await stand.pairedScreen('west', size)
    const admin = await stand.admin()
    const { quiz = [] } = (await (await admin.get('/api/content')).json()) as Content
    await touch(screen)
    const door = screen.getByRole('button', { name: /科普问答/ })
    await door.waitFor()
    await door.tap()
    for (let i = 0; i < 3; i++) {
      const title = await screen.getByRole('heading', { level: 1 }).innerText()
      const question = quiz.find(({ text }) => text.zh === title)
      await screen.locator('ol button').nth(question!.right).tap()
      await expect(screen.getByRole('status')).toContainText(question!.why.zh)
      await screen.getByRole('button', { name: i === 2 ? '看结果' : '下一题' }).tap()
    }
    await expect(screen.getByRole('heading', { level: 1 })).toHaveText(/3 \/ 3/)
    await screen.getByRole('button', { name: '语言 Language' }).tap()
    await screen.getByRole('button', { name: 'English' }).tap()
    await screen.getByRole('button', { name: 'Back' }).tap()
    await expect(screen.getByRole('button', { name: /Science Quiz/ })).toBeVisible()
    if (held === 'landscape') {
      await screen.getByRole('button', { name: 'Yongfu' }).first().tap()
      await screen.locator('li button').first().tap()
      await screen.getByRole('button', { name: 'Call a guide' }).tap()
      await expect(screen.getByRole('status')).toContainText('has been called')
    }
    await expect
      .poll(async () =>
        (await storedEvents(admin)).filter(({ type }) => type.startsWith('quiz')).map(({ type }) => type),
      )
      .toEqual(['quiz-started', 'quiz-answered', 'quiz-answered', 'quiz-answered', 'quiz-finished'])
  })
}
