import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import type { Content } from '#shared/content.ts'
import type { LeadList } from '#shared/leads.ts'
import type { Api } from '../support/api.ts'
import { mobile } from '../support/phones.ts'
import { storedEvents } from './support/events.ts'
import { cutOff, smallTargets } from './support/measure.ts'
import { Stand } from './support/stand.ts'
import { calmTap, privacy, publish, walk } from './support/walk.ts'

/** Who comes by: a child, somebody who reads large text, one who leaves a number, one who does not, one who wanders off. */

// Whole visits, one after another, on one machine that paints them without a graphics card.
test.describe.configure({ timeout: 180_000 })

let stand: Stand
let admin: Api
let content: Content
let screen: Page

const smallest = 21.5 // inches: the smallest panel of a booth, where a millimetre has the most pixels
const portrait = { width: 1_080, height: 1_920 }
const landscape = { width: 1_920, height: 1_080 }

test.beforeAll(async () => {
  stand = await Stand.open({ host: 'kiosk.lan' })
  admin = await stand.admin()
  content = await publish(stand, (draft) => {
    draft.privacy = privacy
    // Hung so high that its upper part is out of reach, upright or lying.
    const west = draft.screens.find(({ kiosk }) => kiosk === 'west')!
    Object.assign(west, { diagonalInches: smallest, mountingHeight: 1_000 })
  })
})
test.afterEach(() => screen?.context().close())
test.afterAll(() => stand.close())

const press = (name: string | RegExp) => calmTap(screen.getByRole('button', { name }).first())
const tick = (name: string) => calmTap(screen.getByRole('checkbox', { name }))

async function start(size = portrait): Promise<void> {
  screen = await stand.pairedScreen('west', size)
  await touch()
}

async function touch(): Promise<void> {
  await screen.locator('[data-scene="attract"]').tap({ position: { x: 40, y: 40 } })
  await screen.locator('[data-scene="browse"]').waitFor()
}

async function openLuohanguo(): Promise<void> {
  await press('永福县')
  await press('罗汉果精深加工与品质控制')
  await screen.locator('[data-scene="exhibit"]').waitFor()
}

/** All that this screen keeps on its own disk, read the way a curious person would. */
const keptOnScreen = () =>
  screen.evaluate(async () => {
    const all = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error('the screen could not be read'))
      })
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }]
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await all(indexedDB.open(name))
      for (const store of database.objectStoreNames)
        kept.push(await all(database.transaction(store).objectStore(store).getAll()))
      database.close()
    }
    return JSON.stringify(kept)
  })

/** All that the server has on disk, database and log alike. */
async function keptOnServer(): Promise<string> {
  const names = await readdir(stand.dataDir, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n')
}
const leads = async () => (await (await admin.get('/api/leads')).json()) as LeadList

for (const size of [portrait, landscape]) {
  const held = size === portrait ? 'portrait' : 'landscape'
  test(`K44 K30 a child, ${held}: the controls come down, the quiz is answered wrongly and rightly, and ends in joy`, async () => {
    await start(size)
    const top = () => screen.locator('main').evaluate((page) => page.getBoundingClientRect().top / innerHeight)
    expect(await top()).toBeLessThan(0.05)
    await press('低位')
    expect(await top(), 'a fifth of the glass or more is out of a child’s reach').toBeGreaterThan(0.2)
    await press(/科普问答/)
    for (let i = 0; i < 3; i++) {
      const title = await screen.getByRole('heading', { level: 1 }).innerText()
      const question = content.quiz?.find(({ text }) => text.zh === title)
      const answer = i === 0 ? (question!.right + 1) % question!.answers.length : question!.right
      await calmTap(screen.locator('ol button').nth(answer))
      await expect(screen.getByRole('status')).toContainText(question!.why.zh)
      await press(i === 2 ? '看结果' : '下一题')
    }
    await expect(screen.getByRole('heading', { level: 1 })).toHaveText(/2 \/ 3/)
    await expect(screen.getByText('谢谢', { exact: false })).toBeInViewport({ ratio: 1 })
    expect(await smallTargets(screen, smallest)).toEqual([])
    await press('常规位')
    expect(await top()).toBeLessThan(0.05)
  })
}

for (const [size, language] of [
  [portrait, 'zh'],
  [landscape, 'zh'],
  [portrait, 'en'],
  [landscape, 'en'],
] as const) {
  const held = size === portrait ? 'portrait' : 'landscape'
  test(`K120 large text, ${held}, ${language}: on every page no word is cut off, and every control is 20 mm or more`, async () => {
    await start(size)
    if (language === 'en') {
      await press('语言 Language')
      await press('English')
    }
    await press(language === 'zh' ? '大字' : 'Large text')
    await walk(screen, async (name) => {
      expect.soft(await cutOff(screen), `${name}: cut off`).toEqual([])
      expect.soft(await smallTargets(screen, smallest), `${name}: too small to be hit`).toEqual([])
    })
  })
}

test('P2 P3 P4 P7 a number is left with consent: thanks when it is on disk, sealed there, nothing on the screen, and the code takes it back', async () => {
  await start()
  await openLuohanguo()
  await press('我想对接')
  const go = screen.getByRole('button', { name: '继续填写' })
  await expect(go).toBeDisabled()
  await tick('我已阅读并同意')
  await expect(go).toBeDisabled()
  await tick('我已满 14 周岁')
  await calmTap(go)
  await calmTap(screen.getByRole('radio', { name: '合作' }))
  for (const digit of mobile) await calmTap(screen.getByRole('button', { name: digit, exact: true }))
  await press('提交')
  await expect(screen.getByText('已经存好，谢谢您！')).toBeVisible()
  const code =
    /\d{3}\s?\d{3}\s?\d{3}/.exec(await screen.locator('.done .code').innerText())?.[0].replace(/\s/g, '') ?? ''

  expect((await leads()).leads).toMatchObject([{ kiosk: 'west', exhibit: 'gl-20' }])
  expect(JSON.stringify(await leads())).not.toContain(mobile)
  expect(await keptOnServer(), 'no file of the server holds the digits').not.toContain(mobile)
  expect(await keptOnScreen()).not.toContain(mobile)
  await press('完成')
  await expect(screen.getByText(mobile)).toHaveCount(0)

  await press('我想对接')
  await press('撤回以前留的')
  for (const digit of code) await calmTap(screen.getByRole('button', { name: digit, exact: true }))
  await press('撤回并删除')
  await expect(screen.getByText('已撤回，您的号码已经删除。')).toBeVisible()
  expect((await leads()).leads.filter(({ phone }) => phone !== null)).toEqual([])
})

test('P2 P4 without consent nothing is asked and nothing is kept; a form that is left half typed is gone', async () => {
  const before = await leads()
  await start(landscape)
  await openLuohanguo()
  await press('我想对接')
  await tick('我已满 14 周岁')
  await expect(screen.getByRole('button', { name: '继续填写' })).toBeDisabled()
  await tick('我已阅读并同意')
  await press('继续填写')
  for (const digit of mobile) await calmTap(screen.getByRole('button', { name: digit, exact: true }))
  await press('返回')
  await press('我想对接')
  expect(await screen.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => box.ariaChecked))).not.toContain(
    'true',
  )
  await press('结束')
  await screen.locator('[data-scene="attract"]').waitFor()
  expect(await leads()).toEqual(before)
  expect(await keptOnScreen()).not.toContain(mobile)
  expect(await keptOnServer()).not.toContain(mobile)
})

test('P4 while the server is away no number is asked for, and one half typed is gone', async () => {
  await start()
  await openLuohanguo()
  const offer = screen.getByRole('button', { name: '我想对接' })
  await calmTap(offer)
  await tick('我已阅读并同意')
  await tick('我已满 14 周岁')
  await press('继续填写')
  await calmTap(screen.getByRole('button', { name: '7', exact: true }))
  await stand.killServer()
  await expect(screen.getByRole('status')).toContainText('现在连不上展台服务器')
  await expect(screen.getByRole('button', { name: '7', exact: true })).toHaveCount(0)
  await press('返回')
  await expect(screen.getByRole('button', { name: '点赞' })).toBeVisible()
  await expect(offer).toHaveCount(0)
  await stand.startServer()
  admin = await stand.admin()
  await expect(offer).toBeVisible()
})

test('V10 K73 a guest from Hanoi wanders off: a warning in Vietnamese, one touch goes on, and then the screen is Chinese again', async () => {
  await publish(stand, (draft) => void (draft.settings = { ...draft.settings, idleSeconds: 10, warnSeconds: 20 }))
  await start()
  await press('语言 Language')
  await press('Tiếng Việt')
  await press(/Công nghệ/)
  const title = await screen.getByRole('heading', { level: 1 }).innerText()
  const warning = screen.getByRole('dialog')
  await expect(warning).toContainText('Bạn còn ở đây không?')
  await expect(warning.locator('.seconds')).toHaveText(/^(20|1\d)$/)
  await screen.touchscreen.tap(540, 200)
  await expect(warning).toHaveCount(0)
  await expect(screen.getByRole('heading', { level: 1 }), 'the page is the same').toHaveText(title)
  await expect(screen.locator('html')).toHaveAttribute('lang', 'vi')
  await expect(warning).toBeVisible()
  await screen.locator('[data-scene="attract"]').waitFor({ timeout: 40_000 })
  await touch()
  await expect(screen.locator('html')).toHaveAttribute('lang', 'zh-CN')
  const events = async () =>
    (await storedEvents(admin)).filter(({ type }) => /^visit-(extended|ended)/.test(type)).slice(-2)
  await expect.poll(events).toMatchObject([{ type: 'visit-extended' }, { type: 'visit-ended', reason: 'idle' }])
})
