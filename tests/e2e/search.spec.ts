import { expect, test, type Page } from '@playwright/test'
import { storedEvents } from './support/events.ts'
import { Stand } from './support/stand.ts'

const press = async (screen: Page, ...names: string[]) => {
  for (const name of names) await screen.getByRole('button', { name, exact: true }).tap()
}

test('K30 K31 K32 a visitor finds 罗汉果 by its initials, comes back to them, and leaves nothing behind', async () => {
  const stand = await Stand.open()
  try {
    const screen = await stand.pairedScreen('west')
    await screen.locator('[data-scene="attract"]').tap({ position: { x: 40, y: 40 } })
    await screen.locator('[data-scene="browse"]').waitFor()

    await press(screen, '搜索', 'L', 'H', 'G')
    await expect(screen.getByRole('status')).toHaveText(/^\s*1\s/)
    const millimetre = await screen.evaluate(() => Math.hypot(innerWidth, innerHeight) / (43 * 25.4))
    const letter = await screen.getByRole('button', { name: 'L', exact: true }).boundingBox()
    expect(Math.min(letter?.width ?? 0, letter?.height ?? 0)).toBeGreaterThanOrEqual(20 * millimetre)

    await screen.getByRole('button', { name: '罗汉果精深加工与品质控制' }).tap()
    await screen.locator('[data-scene="exhibit"]').waitFor()
    await press(screen, '返回')
    await expect(screen.getByRole('textbox', { name: '搜索' })).toHaveValue('lhg')

    // A keyboard, and English.
    await press(screen, '清空', '语言 Language', 'English')
    await screen.keyboard.type('terr')
    await expect(screen.getByRole('button', { name: /Remote Sensing and Soil Conservation of Terraces/ })).toBeVisible()
    await press(screen, 'Finish')
    await screen.locator('[data-scene="attract"]').tap({ position: { x: 40, y: 40 } })
    await press(screen, '搜索')
    await expect(screen.getByRole('textbox', { name: '搜索' })).toHaveValue('')

    const admin = await stand.admin()
    const searched = async () => (await storedEvents(admin)).filter(({ type }) => type === 'searched')
    await expect.poll(searched).toMatchObject([
      { letters: 3, results: 1 },
      { letters: 4, results: 1 },
    ])
    expect(JSON.stringify(await storedEvents(admin))).not.toMatch(/lhg|terr/)
  } finally {
    await stand.close()
  }
})
