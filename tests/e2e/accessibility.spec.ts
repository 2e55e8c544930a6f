import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import type { Command } from '#shared/commands.ts'
import { Stand } from './support/stand.ts'
import { privacy, publish, walk } from './support/walk.ts'

/** WCAG 2.2 at level AA, as far as a program can tell. */
async function faults(page: Page): Promise<string[]> {
  const kiosk = page.url().includes('/kiosk/')
  const { violations } = await new AxeBuilder({ page })
    // A kiosk has no frames of other origins. Looking for them opens a second page, which takes as long as the rules do.
    .setLegacyMode(kiosk)
    // The first is experimental, and takes the unit of a hold for a part of its name.
    // A kiosk does not zoom: a pinch would strand the next visitor. It has a large-text control instead.
    .disableRules(['label-content-name-mismatch', ...(kiosk ? ['meta-viewport'] : [])])
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

test('K14 every page a visitor meets, and every view of the panel, passes the accessibility rules', async () => {
  test.setTimeout(240_000) // ten pages, each looked through by a program
  const stand = await Stand.open()
  try {
    const screen = await stand.pairedScreen('west')
    expect(await faults(screen)).toEqual([])
    await screen.locator('[data-scene="attract"]').tap({ position: { x: 40, y: 40 } })
    await screen.locator('[data-scene="browse"]').waitFor()
    expect(await faults(screen)).toEqual([])
    await screen.getByRole('button', { name: '永福县' }).first().tap()
    await screen.getByRole('button', { name: '罗汉果精深加工与品质控制' }).first().tap()
    await screen.locator('[data-scene="exhibit"]').waitFor()
    expect(await faults(screen)).toEqual([])
    await screen.getByRole('button', { name: '搜索', exact: true }).tap()
    expect(await faults(screen)).toEqual([])
    await screen.getByRole('button', { name: 'L', exact: true }).tap()
    expect(await faults(screen)).toEqual([])

    const panel = await stand.panel()
    for (const view of ['展台', '巡馆', '屏幕', '内容', '记录', '账号']) {
      await panel.getByRole('link', { name: view, exact: true }).click()
      expect(await faults(panel), view).toEqual([])
    }
  } finally {
    await stand.close()
  }
})

const portrait = { width: 1_080, height: 1_920 }
const landscape = { width: 1_920, height: 1_080 }

for (const { size, language, variant, large } of [
  { size: portrait, language: 'zh', variant: 'light', large: false },
  { size: landscape, language: 'en', variant: 'light', large: true },
  { size: portrait, language: 'en', variant: 'dark', large: true },
  { size: landscape, language: 'zh', variant: 'dark', large: false },
] as const) {
  const held = size === portrait ? 'portrait' : 'landscape'
  test(`K90 K92 every page passes the rules: ${held}, ${language}, ${variant}, ${large ? 'large' : 'normal'} text`, async () => {
    test.setTimeout(300_000) // two dozen pages, each looked through by a program
    const stand = await Stand.open()
    try {
      await publish(stand, (content) => {
        content.privacy = privacy
        content.theme.variant = variant
      })
      const screen = await stand.pairedScreen('west', size)
      await expect(screen.locator('html')).toHaveAttribute('data-variant', variant)
      const look = async (name: string) => {
        await screen.waitForTimeout(250) // what appears has appeared
        expect.soft(await faults(screen), name).toEqual([])
        expect.soft(await below24(screen), name).toEqual([])
      }
      await look('attract')
      await screen.locator('[data-scene="attract"]').tap({ position: { x: 40, y: 40 } })
      await screen.locator('.place .opener').tap()
      await look('languages')
      await screen.locator(`.menu button[lang^="${language}"]`).tap()
      if (large) await screen.locator('.wishes > button').first().tap()
      await walk(screen, look)
    } finally {
      await stand.close()
    }
  })
}

for (const variant of ['light', 'dark'] as const) {
  test(`K90 what guests and everybody see passes the rules, ${variant}, in mourning as well`, async () => {
    test.setTimeout(240_000)
    const stand = await Stand.open()
    try {
      const content = await publish(stand, (draft) => void (draft.theme.variant = variant))
      const [tour] = content.tours
      const [text] = content.emergency
      const [item] = content.ceremony.items
      if (!tour || !text || !item) throw new Error('The sample has no tour, emergency or ceremony.')
      const screens = [await stand.pairedScreen('west', portrait), await stand.pairedScreen('centre', landscape)]
      const admin = await stand.admin()
      const send = async (command: Command) => expect((await admin.post('/api/commands', command)).status).toBe(200)
      const steps: [scene: string, ...commands: Command[]][] = [
        ['ceremony', { type: 'take-control' }, { type: 'start-ceremony' }, { type: 'show-item', item: item.id }],
        ['standby', { type: 'stand-by', tour: tour.id }],
        ['tour-arrival', { type: 'start-tour', tour: tour.id }],
        ['tour-overview', { type: 'go-to-phase', phase: 'overview' }],
        ['tour-stop', { type: 'go-to-stop', stop: tour.stops[0]!.id }],
        ['tour-closing', { type: 'go-to-phase', phase: 'closing' }],
        ['closed', { type: 'end-tour' }, { type: 'close' }],
        ['safe', { type: 'show-safe' }],
        ['emergency', { type: 'clear-safe' }, { type: 'raise-emergency', text: text.id }],
        ['attract', { type: 'clear-emergency' }, { type: 'open' }, { type: 'set-solemn', on: true }],
      ]
      for (const [scene, ...commands] of steps) {
        for (const command of commands) await send(command)
        for (const screen of screens) {
          await screen.locator(`[data-scene="${scene}"]`).waitFor()
          await screen.waitForTimeout(900) // what appears has appeared
          expect.soft(await faults(screen), scene).toEqual([])
          expect.soft(await below24(screen), scene).toEqual([])
        }
      }
      for (const screen of screens) expect(await moving(screen), 'in mourning nothing moves').toEqual([])
    } finally {
      await stand.close()
    }
  })
}

/** Characters that nobody could read from where they stand. */
const below24 = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.stage *')]
      .filter((element) =>
        [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim()),
      )
      .filter((element) => !element.closest('svg') && parseFloat(getComputedStyle(element).fontSize) < 23.9)
      .map((element) => `${getComputedStyle(element).fontSize} ${element.textContent}`),
  )

const moving = (page: Page) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map((animation) => animation.effect?.getComputedTiming().duration),
  )
