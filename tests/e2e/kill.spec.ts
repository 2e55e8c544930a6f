import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { storedEvents } from './support/events.ts'
import { openKillable } from './support/killable-browser.ts'
import { pairingCode, Stand } from './support/stand.ts'

test('S5 V1 the server is killed in the middle of a visit: the visitor goes on, nothing is lost, nothing is doubled', async () => {
  const stand = await Stand.open({ host: 'kiosk.lan' })
  try {
    const screen = await stand.pairedScreen('west')
    await screen.locator('[data-scene="attract"]').tap({ position: { x: 40, y: 40 } })
    await screen.locator('[data-scene="browse"]').waitFor()
    await stand.killServer()
    const names = ['秀峰区', '叠彩区', '象山区']
    for (const name of names) {
      await screen.getByRole('button', { name }).first().tap()
      await screen.getByRole('button', { name: /首页/ }).first().tap()
    }
    await stand.startServer()
    const admin = await stand.admin()
    await expect
      .poll(async () => (await storedEvents(admin)).filter((event) => event.type === 'unit-opened').length, {
        timeout: 20_000,
      })
      .toBe(names.length)
    const ids = (await storedEvents(admin)).map((event) => event.id)
    expect(new Set(ids).size).toBe(ids.length)
  } finally {
    await stand.close()
  }
})

test('S4 S5 the server is killed in the middle of a tour: the screens hold the stop, and go on from it when it is back', async () => {
  const stand = await Stand.open()
  try {
    const screens = [
      await stand.pairedScreen('west'),
      await stand.pairedScreen('centre', { width: 1920, height: 1080 }),
    ]
    const admin = await stand.admin()
    const { tours } = (await (await admin.get('/api/content')).json()) as {
      tours: { id: string; stops: { id: string }[] }[]
    }
    const tour = tours.find(({ id }) => id === 'twelve-minutes')
    await admin.post('/api/commands', { type: 'take-control' })
    await admin.post('/api/commands', { type: 'start-tour', tour: tour?.id })
    await admin.post('/api/commands', { type: 'go-to-stop', stop: tour?.stops[3]?.id })
    for (const screen of screens) await screen.locator('[data-scene="tour-stop"]').waitFor()
    await stand.killServer()
    for (const screen of screens) {
      await screen.locator('[data-flags~="offline"]').waitFor()
      await expect(screen.locator('[data-scene="tour-stop"]')).toBeVisible()
    }
    await stand.startServer()
    const again = await stand.admin()
    expect(await (await again.get('/api/booth')).json()).toMatchObject({
      mode: { name: 'tour', stop: tour?.stops[3]?.id },
    })
    await again.post('/api/commands', { type: 'take-control', pin: stand.pin })
    await again.post('/api/commands', { type: 'go-to-stop', stop: tour?.stops[4]?.id })
    const { revision } = (await (await again.get('/api/booth')).json()) as { revision: number }
    for (const screen of screens)
      await screen.locator(`[data-scene="tour-stop"][data-revision="${revision}"]`).waitFor()
  } finally {
    await stand.close()
  }
})

test('V1 the browser and the server are killed in the middle of a visit: what was touched is still sent, once', async () => {
  const stand = await Stand.open()
  const profile = await mkdtemp(join(tmpdir(), 'zhantai-profile-'))
  try {
    const url = `${stand.origin}/kiosk/?screen=west`
    const first = await openKillable(profile, url)
    const admin = await stand.admin()
    await admin.post('/api/kiosks/pair', { code: await pairingCode(first.page), screen: 'west' })
    await first.page.locator('[data-scene="attract"]').click({ position: { x: 40, y: 40 } })
    await first.page.getByRole('button', { name: '秀峰区' }).first().click()
    await stand.killServer()
    await first.page.getByRole('button', { name: /首页/ }).first().click()
    await first.page.getByRole('button', { name: '叠彩区' }).first().click()
    await first.page.locator('[data-scene="browse"]').waitFor()
    await first.kill()

    await stand.startServer()
    const second = await openKillable(profile, url)
    const again = await stand.admin()
    const opened = async () => (await storedEvents(again)).filter((event) => event.type === 'unit-opened')
    await expect.poll(async () => (await opened()).length, { timeout: 20_000 }).toBe(2)
    await second.kill()
  } finally {
    await stand.close()
    await rm(profile, { recursive: true, force: true })
  }
})
