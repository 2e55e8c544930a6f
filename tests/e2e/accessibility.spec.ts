import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { Stand } from './support/stand.ts'

/** WCAG 2.2 at level AA, as far as a program can tell. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // The first is experimental, and takes the unit of a hold for a part of its name.
    // A kiosk does not zoom: a pinch would strand the next visitor. It has a large-text control instead.
    .disableRules(['label-content-name-mismatch', ...(page.url().includes('/kiosk/') ? ['meta-viewport'] : [])])
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
