import { expect, test } from '@playwright/test'
import { Stand } from './support/stand.ts'

test('M3 K7 an emergency lies over everything, and stays through the death of the server and a reload of the page', async () => {
  const stand = await Stand.open({ host: 'kiosk.lan', managed: true })
  try {
    const screen = await stand.pairedScreen('west')
    const admin = await stand.admin()
    const command = (body: unknown) => admin.post('/api/commands', body)
    await command({ type: 'take-control' })
    await command({ type: 'blank' })
    await screen.locator('[data-scene="blank"]').waitFor()
    const { emergency } = (await (await admin.get('/api/content')).json()) as {
      emergency: { id: string; title: { zh: string; en: string } }[]
    }
    const [text] = emergency
    await command({ type: 'raise-emergency', text: text?.id })
    await screen.locator('[data-scene="emergency"]').waitFor()
    await expect(screen.getByText(text?.title.zh ?? '').first()).toBeVisible()
    await expect(screen.getByText(text?.title.en ?? '').first()).toBeVisible()
    expect((await command({ type: 'unblank' })).status).toBe(409)

    await stand.killServer()
    await screen.locator('[data-flags~="offline"]').waitFor()
    await screen.reload()
    await screen.locator('[data-scene="emergency"]').waitFor()

    await stand.startServer()
    await screen.locator('[data-scene]:not([data-flags~="offline"])').waitFor()
    await expect(screen.locator('[data-scene="emergency"]')).toBeVisible()
    expect((await (await stand.admin()).post('/api/commands', { type: 'clear-emergency' })).status).toBe(200)
    await screen.locator('[data-scene="blank"]').waitFor()
  } finally {
    await stand.close()
  }
})

test('M3 on the panel it takes a hold of two seconds, and a short press raises nothing', async () => {
  const stand = await Stand.open()
  try {
    const screen = await stand.pairedScreen('west')
    const panel = await stand.panel()
    const button = panel.getByRole('button', { name: /^应急.*按住 2 秒/ }).first()
    await button.hover()
    await panel.mouse.down()
    await panel.mouse.up()
    // A short press offers the approved texts, and raises none of them.
    await panel.getByRole('dialog').getByRole('button', { name: /关闭/ }).click()
    await expect(screen.locator('[data-scene="attract"]')).toBeVisible()
    await button.hover()
    await panel.mouse.down()
    await screen.locator('[data-scene="emergency"]').waitFor()
    await panel.mouse.up()
    const audit = (await (await (await stand.admin()).get('/api/audit')).json()) as { action: string }[]
    expect(audit.filter((row) => row.action === 'command:raise-emergency')).toHaveLength(1)
  } finally {
    await stand.close()
  }
})
