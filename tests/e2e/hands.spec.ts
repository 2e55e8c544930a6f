import { expect, test, type CDPSession, type Locator, type Page } from '@playwright/test'
import { reachZone, screenProfile } from '#shared/screen-profile.ts'
import { Stand } from './support/stand.ts'

/** What hands do to a public screen: real touches of a given width, through the browser's own input. */

type Point = { x: number; y: number }
const size = { width: 1080, height: 1920 }
const glass = { diagonalInches: 43, mountingHeight: 600 }
const { mm } = screenProfile(glass, size)
const fingerMm = 4 // a radius
const palmMm = 20

let stand: Stand
let screen: Page
let hand: CDPSession

test.beforeAll(async () => {
  stand = await Stand.open()
  screen = await stand.pairedScreen('west', size)
  hand = await screen.context().newCDPSession(screen)
})
test.afterAll(() => stand.close())

const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[], radiusMm = fingerMm) =>
  hand.send('Input.dispatchTouchEvent', {
    type,
    touchPoints: points.map((point, id) => ({ ...point, id, radiusX: radiusMm * mm, radiusY: radiusMm * mm })),
  })
const tap = async (point: Point, radiusMm = fingerMm) => {
  await touch('touchStart', [point], radiusMm)
  await touch('touchEnd', [])
}
const middleOf = async (locator: Locator): Promise<Point> => {
  const box = await locator.boundingBox()
  if (!box) throw new Error('It is not on the glass.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
const button = (name: string | RegExp) =>
  screen.getByRole('button', { name, exact: typeof name === 'string' && name.length < 3 }).first()
const scene = (name: string) => screen.locator(`[data-scene="${name}"]`)
const pause = () => screen.waitForTimeout(500) // longer than two taps that count as one
const anew = async () => {
  if (await scene('attract').isVisible()) await tap({ x: 40, y: 40 })
  else if (await button('首页').isEnabled()) await tap(await middleOf(button('首页')))
  await scene('browse').waitFor()
  await pause()
}

test('K104 a palm on a door opens nothing and drags nothing; a finger opens it', async () => {
  await anew()
  const unit = await middleOf(button('永福县'))
  await tap(unit, palmMm)
  await touch('touchStart', [unit]) // the fingertip first, then the hand
  await touch('touchMove', [{ ...unit, x: unit.x + 3 }], palmMm)
  await touch('touchEnd', [])
  await pause()
  await expect(button('首页'), 'still at home').toBeDisabled()

  await tap(unit)
  await expect(button('首页')).toBeEnabled()
  await tap(await middleOf(screen.locator('main li button').first()))
  await scene('exhibit').waitFor()
  await pause()
  const drag = async (radiusMm: number) => {
    for (const [i, y] of [900, 800, 700, 600, 500].entries())
      await touch(i === 0 ? 'touchStart' : 'touchMove', [{ x: 200, y }], radiusMm)
    await touch('touchEnd', [])
    await pause()
    return screen.evaluate(() =>
      Math.max(...[...document.querySelectorAll('main *')].map(({ scrollTop }) => scrollTop)),
    )
  }
  expect(await drag(palmMm)).toBe(0)
  expect(await drag(fingerMm)).toBeGreaterThan(0)
})

test('K105 a second finger does nothing while one is down', async () => {
  await anew()
  const [first, second] = [await middleOf(screen.locator('main h1, main p').first()), await middleOf(button('永福县'))]
  await touch('touchStart', [first])
  await touch('touchStart', [first, second])
  await touch('touchEnd', [first])
  await touch('touchEnd', [])
  await pause()
  await expect(button('首页')).toBeDisabled()
})

test('K106 taps that follow at once count once, and none falls through to the page it opened; keys may be pressed fast', async () => {
  await anew()
  const unit = await middleOf(button('永福县'))
  for (let i = 0; i < 3; i++) await tap(unit)
  await pause()
  await expect(screen.locator('main h1')).toHaveText('永福县')

  await tap(await middleOf(screen.locator('main li button').first()))
  await scene('exhibit').waitFor()
  const like = screen.locator('[aria-pressed]', { hasText: '赞' })
  await like.scrollIntoViewIfNeeded()
  await pause()
  const heart = await middleOf(like)
  await tap(heart)
  await tap(heart)
  await pause()
  await expect(like).toHaveAttribute('aria-pressed', 'true')
  await tap(heart)
  await expect(like).toHaveAttribute('aria-pressed', 'false')

  await pause()
  await tap(await middleOf(button('搜索')))
  const letter = await middleOf(button('L'))
  for (let i = 0; i < 3; i++) {
    await tap(letter)
    await screen.waitForTimeout(110)
  }
  await expect(screen.getByRole('textbox', { name: '搜索' })).toHaveValue('lll')
})

test('K101 the lowered bar stands within reach of a chair, where the profile says', async () => {
  await anew()
  await tap(await middleOf(button(/低位/)))
  await pause()
  const { low, least } = screenProfile(glass, size)
  const height = (y: number) => glass.mountingHeight + (size.height - y) / mm
  const page = await screen.locator('main').boundingBox()
  const bar = await screen.locator('nav').boundingBox()
  if (!page || !bar) throw new Error('There is no page.')
  expect(page.y).toBeCloseTo(low.above * size.height, 0)
  expect(height(page.y)).toBeLessThanOrEqual(reachZone.to + 1)
  expect(height(bar.y + bar.height)).toBeGreaterThanOrEqual(reachZone.from - 1)
  const smallest = await screen
    .locator('nav button')
    .evaluateAll((all) => Math.min(...all.map((one) => parseFloat(getComputedStyle(one).fontSize))))
  expect(smallest).toBeGreaterThanOrEqual(least)
})
