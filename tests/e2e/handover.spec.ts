import { expect, test, type Page } from '@playwright/test'
import { storedEvents } from './support/events.ts'
import { Stand } from './support/stand.ts'

const scrolled = (screen: Page) => screen.locator('main > *').evaluate((page) => Math.round(page.scrollTop))

test('K16 K18 a visitor is told, is interrupted after five seconds, and finds exactly the page again', async () => {
  const stand = await Stand.open()
  try {
    const visited = await stand.pairedScreen('west')
    const resting = await stand.pairedScreen('east')
    await visited.locator('[data-scene="attract"]').tap({ position: { x: 40, y: 40 } })
    await visited.getByRole('button', { name: '永福县' }).first().tap()
    await visited.getByRole('button', { name: '罗汉果精深加工与品质控制' }).first().tap()
    await visited.getByRole('button', { name: '大字' }).tap()
    await visited.locator('main > *').evaluate((page) => page.scrollTo({ top: 220 }))
    await expect.poll(() => scrolled(visited)).toBeGreaterThan(100)
    const place = await scrolled(visited)

    const admin = await stand.admin()
    const send = (command: unknown) => admin.post('/api/commands', command)
    await send({ type: 'take-control' })
    await send({ type: 'stand-by', tour: 'six-minutes' })
    await expect(visited.getByRole('status').getByText('展区即将接待来宾')).toBeVisible()
    await resting.locator('[data-scene="standby"]').waitFor()
    expect(await visited.locator('[data-scene]').getAttribute('data-scene')).toBe('exhibit')
    await visited.locator('[data-scene="standby"]').waitFor()
    await expect
      .poll(async () => (await storedEvents(admin)).find(({ type }) => type === 'visit-ended'))
      .toMatchObject({ reason: 'interrupted', kiosk: 'west' })

    await send({ type: 'start-tour', tour: 'six-minutes' })
    await visited.locator('[data-scene="tour-arrival"]').waitFor()
    await send({ type: 'end-tour' })
    await visited.getByRole('button', { name: '继续' }).waitFor()
    expect(await scrolled(visited)).toBe(place)
    await visited.getByRole('button', { name: '继续' }).tap()
    await expect(visited.getByRole('button', { name: '常规字' })).toBeVisible()
    expect(await scrolled(visited)).toBe(place)
    await resting.locator('[data-scene="attract"]').waitFor()
    await expect
      .poll(async () => (await storedEvents(admin)).filter(({ type }) => type === 'visit-started'))
      .toMatchObject([{ via: 'attract' }, { via: 'resumed' }])
  } finally {
    await stand.close()
  }
})
