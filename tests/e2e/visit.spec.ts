import { expect, test } from '@playwright/test'
import jsQr from 'jsqr'
import { PNG } from 'pngjs'
import { pairingCode, Stand } from './support/stand.ts'
import { storedEvents } from './support/events.ts'

for (const host of ['localhost', 'kiosk.lan'] as const) {
  test(`V1 a visitor at http://${host}: pair, browse, read the code from the glass, and every touch is stored`, async () => {
    const stand = await Stand.open({ host })
    try {
      const screen = await stand.screen('west')
      const panel = await stand.panel()
      await panel.getByRole('link', { name: '屏幕', exact: true }).click()
      await panel.getByRole('textbox', { name: '配对码' }).fill(await pairingCode(screen))
      await panel.getByRole('textbox', { name: /屏幕编号/ }).fill('west')
      await panel.getByRole('button', { name: '配对', exact: true }).click()
      await screen.locator('[data-scene="attract"]').waitFor()

      await screen.locator('[data-scene="attract"]').tap({ position: { x: 40, y: 40 } })
      await screen.locator('[data-scene="browse"]').waitFor()
      await screen.getByRole('button', { name: '永福县' }).first().tap()
      await screen.getByRole('button', { name: '罗汉果精深加工与品质控制' }).first().tap()
      await screen.locator('[data-scene="exhibit"]').waitFor()
      await screen
        .getByRole('button', { name: /二维码/ })
        .first()
        .tap()
      await expect(screen.getByRole('dialog')).toBeVisible()
      await screen.waitForTimeout(600) // the panel has come to rest
      const image = PNG.sync.read(await screen.screenshot())
      const admin = await stand.admin()
      const content = (await (await admin.get('/api/content')).json()) as {
        exhibits: { id: string; qr?: { target: string } }[]
      }
      const expected = content.exhibits.find((exhibit) => exhibit.id === 'gl-20')?.qr?.target
      expect(jsQr(new Uint8ClampedArray(image.data), image.width, image.height)?.data).toBe(expected)

      await expect
        .poll(async () => (await storedEvents(admin)).map((event) => event.type))
        .toEqual(['visit-started', 'home-opened', 'unit-opened', 'exhibit-opened', 'qr-shown'])
      const [first] = await storedEvents(admin)
      expect(first).toMatchObject({ kiosk: 'west', audience: 'visitor', rehearsal: false })
    } finally {
      await stand.close()
    }
  })
}
