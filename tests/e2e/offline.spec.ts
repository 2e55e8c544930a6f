import { expect, test } from '@playwright/test'
import { Stand } from './support/stand.ts'

const origins = [
  { host: 'localhost', managed: false },
  { host: 'kiosk.lan', managed: true }, // what the managed policy, or `npm run kiosk`, does for a hall's plain HTTP
] as const

for (const origin of origins) {
  test(`K8 reload with the server gone at ${origin.host}: the screen comes back from its own cache and visitors go on`, async () => {
    const stand = await Stand.open(origin)
    try {
      const screen = await stand.pairedScreen('west')
      await expect
        .poll(() => screen.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 15_000 })
        .toBe(true)
      await screen.locator('[data-scene="attract"]').waitFor()
      await stand.killServer()
      await screen.reload()
      await screen.locator('[data-scene="attract"]').waitFor()
      await screen.locator('[data-scene="attract"]').tap({ position: { x: 40, y: 40 } })
      await screen.getByRole('button', { name: '永福县' }).first().tap()
      await screen.getByRole('button', { name: '罗汉果精深加工与品质控制' }).first().tap()
      await screen.locator('[data-scene="exhibit"]').waitFor()
      const painted = await screen.evaluate(() =>
        [...document.images].every((image) => image.complete && image.naturalWidth > 0),
      )
      expect(painted).toBe(true)
    } finally {
      await stand.close()
    }
  })
}
