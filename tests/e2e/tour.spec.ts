import { expect, test, type Page } from '@playwright/test'
import { Stand } from './support/stand.ts'

test('O1 C2 a tour across three kiosks: each stop is on all of them, and the panel says what they truly show', async () => {
  const stand = await Stand.open()
  try {
    const screens = await Promise.all([
      stand.pairedScreen('west'),
      stand.pairedScreen('centre', { width: 1920, height: 1080 }),
      stand.pairedScreen('east'),
    ])
    const panel = await stand.panel()
    await panel.getByRole('button', { name: '接管控制' }).click()
    await panel.getByRole('link', { name: '巡馆' }).click()
    await panel.getByRole('radio', { name: /六分钟/ }).check({ force: true })
    await panel.getByRole('button', { name: '开始巡馆：六分钟' }).click()
    await onAll(screens, 'tour-arrival')
    await expect(panel.getByText(/3 块屏中 3 块/).first()).toBeVisible()

    const next = () => panel.getByRole('button', { name: /下一站|下一步|前往/ }).first()
    await next().click()
    await onAll(screens, 'tour-overview')
    await next().click()
    await onAll(screens, 'tour-stop')
    const revisions = await Promise.all(
      screens.map((screen) => screen.locator('[data-scene]').getAttribute('data-revision')),
    )
    expect(new Set(revisions).size).toBe(1)

    await screens[2]?.context().close()
    await expect(panel.getByText(/离线/).first()).toBeVisible()
  } finally {
    await stand.close()
  }
})

async function onAll(screens: readonly Page[], scene: string): Promise<void> {
  for (const screen of screens) await screen.locator(`[data-scene="${scene}"]`).waitFor()
}
