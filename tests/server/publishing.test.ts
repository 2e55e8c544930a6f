import { join } from 'node:path'
import { rm } from 'node:fs/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { BundleHash } from '#shared/ids.ts'
import type { Publication } from '#shared/wire.ts'
import { publishDraft } from '../support/approval.ts'
import { startBooth, type BoothOptions, type TestBooth } from '../support/booth.ts'
import { testClock } from '../support/clock.ts'
import { ids, kioskStatus } from '../support/fixtures.ts'
import { until } from '../support/until.ts'

async function start(options: BoothOptions = {}): Promise<TestBooth> {
  const booth = await startBooth(options)
  onTestFinished(() => booth.stop())
  return booth
}
let edits = 0
/** Edits the draft and asks for it to be published. */
async function publish(booth: TestBooth): Promise<{ status: number; bundle: BundleHash; reason?: string }> {
  await booth.server.context.content.update((draft) => void (draft.event.booth.zh = `第 ${++edits} 版`))
  const response = await publishDraft(booth)
  return { status: response.status, ...((await response.json()) as { bundle: BundleHash; reason?: string }) }
}
const shown = (booth: TestBooth) => booth.server.context.booth.current
const ready = (bundle: BundleHash) => kioskStatus({ ready: bundle })

describe('D4: prepare, ready, show', () => {
  test('a bundle is shown when every screen is ready, in one revision', async () => {
    const booth = await start()
    const [west, east] = [await booth.kiosk('west'), await booth.kiosk('east')]
    const tablet = await booth.tablet()
    const told: (Publication | null)[] = []
    tablet.socket.on('publication', (publication) => told.push(publication))
    const before = shown(booth)
    const { bundle, status } = await publish(booth)
    expect(status).toBe(202)
    expect(shown(booth)).toMatchObject({ bundle: before.bundle, nextBundle: bundle })
    await until(
      () => west.booth()?.nextBundle === bundle && east.booth()?.nextBundle === bundle,
      'both are asked to prepare',
    )
    expect((await joinedContent(booth, west.token, bundle)).status, 'a screen may fetch it before it is shown').toBe(
      200,
    )
    west.socket.emit('status', ready(bundle))
    await until(() => told.some((publication) => publication?.ready.length === 1), 'the panel sees who is ready')
    expect(shown(booth).bundle).toBe(before.bundle)
    east.socket.emit('status', ready(bundle))
    await until(() => west.booth()?.bundle === bundle && east.booth()?.bundle === bundle, 'both show it')
    expect(west.booth()).toMatchObject({ nextBundle: null, revision: before.revision + 2 })
    await until(() => told.at(-1) === null, 'the panel sees that it is done')
  })

  test('what is shown already is not published again', async () => {
    const booth = await start()
    const { revision } = shown(booth)
    expect((await booth.admin.post('/api/content/publish')).status).toBe(202)
    expect(shown(booth)).toMatchObject({ revision, nextBundle: null })
    expect(booth.server.context.publishing.running).toBeNull()
  })

  test('a screen that never gets ready is named and holds nobody beyond the limit', async () => {
    const booth = await start({ machine: { readyLimitSeconds: 0.5 } })
    const west = await booth.kiosk('west')
    const { bundle } = await publish(booth)
    await until(() => west.booth()?.bundle === bundle, 'it is shown all the same')
    const { name } = booth.server.context.presence.find(ids.west)!
    expect(booth.server.context.warnings.list()).toContainEqual({ kind: 'kiosks-not-ready', kiosks: [name], bundle })
    const next = await publish(booth)
    west.socket.emit('status', ready(next.bundle))
    await until(() => west.booth()?.bundle === next.bundle, 'the next one is shown')
    await until(() => !booth.server.context.warnings.has('kiosks-not-ready'), 'and the warning is gone')
  })

  test('a screen that goes away is not waited for', async () => {
    const booth = await start()
    const [west, east] = [await booth.kiosk('west'), await booth.kiosk('east')]
    const { bundle } = await publish(booth)
    west.socket.emit('status', ready(bundle))
    east.close()
    await until(() => west.booth()?.bundle === bundle, 'the other shows it')
  })

  test('a newer bundle takes the place of one that is still being prepared, which is never shown', async () => {
    const booth = await start()
    const west = await booth.kiosk('west')
    const first = await publish(booth)
    const second = await publish(booth)
    west.socket.emit('status', ready(first.bundle))
    west.socket.emit('status', ready(second.bundle))
    await until(() => west.booth()?.bundle === second.bundle, 'the second is shown')
    expect(west.received.some(({ bundle }) => bundle === first.bundle)).toBe(false)
  })

  test('after a restart in the middle of it, it waits for the screens to come back and goes on', async () => {
    const booth = await start()
    const west = await booth.kiosk('west')
    const { bundle } = await publish(booth)
    await booth.restart()
    expect(shown(booth).bundle, 'not before the screens are back').not.toBe(bundle)
    await until(() => west.socket.connected, 'the screen is back')
    expect(booth.server.context.publishing.running?.bundle).toBe(bundle)
    west.socket.emit('status', ready(bundle))
    await until(() => west.booth()?.bundle === bundle, 'it is shown')
  })

  test('under an emergency nothing is swapped: publishing is refused, what is under way follows when it is cleared', async () => {
    const booth = await start()
    const west = await booth.kiosk('west')
    const { bundle } = await publish(booth)
    await booth.command({ type: 'raise-emergency', text: ids.text })
    west.socket.emit('status', ready(bundle))
    await until(() => booth.server.context.publishing.running?.ready.length === 1, 'the screen is ready')
    expect(shown(booth).bundle).not.toBe(bundle)
    expect(await publish(booth)).toMatchObject({ status: 409, reason: 'emergency-standing' })
    await booth.command({ type: 'clear-emergency' })
    await until(() => west.booth()?.bundle === bundle, 'it follows')
  })

  test('an emergency that outlives a restart holds it too', async () => {
    const booth = await start()
    const west = await booth.kiosk('west')
    const { bundle } = await publish(booth)
    await booth.command({ type: 'raise-emergency', text: ids.text })
    await booth.restart()
    await until(() => west.socket.connected, 'the screen is back')
    west.socket.emit('status', ready(bundle))
    await booth.command({ type: 'clear-emergency' })
    await until(() => west.booth()?.bundle === bundle, 'it follows')
  })

  test('a bundle that is damaged before it is shown is given up, and the booth stays with the old one', async () => {
    const booth = await start()
    const west = await booth.kiosk('west')
    const before = shown(booth).bundle
    const { bundle } = await publish(booth)
    await rm(join(booth.dataDir, 'bundles', `${bundle}.json`))
    await booth.restart()
    await until(() => west.socket.connected, 'the screen is back')
    west.socket.emit('status', ready(bundle))
    await until(() => shown(booth).nextBundle === null, 'it is given up')
    expect(shown(booth).bundle).toBe(before)
  })

  test('a media file that is missing stops the publishing with its name', async () => {
    const booth = await start()
    const { content, bundles } = booth.server.context
    const [key, { hash }] = Object.entries(content.current.media)[0]!
    await rm(bundles.mediaPath(hash))
    const response = await booth.admin.post('/api/content/publish')
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({
      reason: 'content-broken',
      detail: expect.stringContaining(`“${key}”`),
    })
    expect(shown(booth).nextBundle).toBeNull()
  })
})

const joinedContent = (booth: TestBooth, token: string, bundle: string) =>
  fetch(`${booth.url}/api/content/${bundle}`, { headers: { Authorization: `Bearer ${token}` } })

describe('E4: warnings', () => {
  test('a clock that is set back by a day is shown, and booth time does not follow it', async () => {
    const clock = testClock()
    const booth = await start({ machine: { clock, checkEveryMs: 20 } })
    const west = await booth.kiosk('west')
    const tablet = await booth.tablet()
    let kinds: string[] = []
    tablet.socket.on('warnings', (list: { kind: string }[]) => (kinds = list.map(({ kind }) => kind)))
    await booth.command({ type: 'freeze' })
    const before = shown(booth)
    clock.setBy(-86_400_000)
    await until(() => kinds.includes('clock-jumped'), 'the panel is warned')
    expect(booth.server.context.warnings.list()).toContainEqual(
      expect.objectContaining({ kind: 'clock-jumped', byMs: -86_400_000 }),
    )
    await booth.command({ type: 'blank' })
    expect(shown(booth).over.at(-1)?.since).toBeGreaterThanOrEqual(before.over.at(-1)?.since ?? Infinity)
    await until(() => west.booth()?.revision === shown(booth).revision, 'screens follow as ever')
    clock.setBy(86_400_000)
    await until(() => !kinds.includes('clock-jumped'), 'the warning goes when the clock is right again')
  })

  test('a booth that starts with its clock a day behind the last run resumes all the same', async () => {
    const clock = testClock()
    const booth = await start({ machine: { clock } })
    await booth.command({ type: 'start-tour', tour: ids.tour })
    await booth.command({ type: 'pause-tour' })
    clock.advance(-86_400_000)
    await booth.restart()
    expect((await booth.command({ type: 'continue-tour' })).status).toBe(200)
    expect(shown(booth).mode).toMatchObject({ name: 'tour', pausedMs: 0, pausedSince: null })
  })

  test('a tablet whose clock is wrong is named, until it is right or gone', async () => {
    const booth = await start()
    const tablet = await booth.tablet()
    const { warnings } = booth.server.context
    await tablet.socket.emitWithAck('clock', { wall: Date.now() - 3_600_000 })
    expect(warnings.list()).toContainEqual({ kind: 'tablet-clock-differs', tablet: 'admin', byMs: -3_600_000 })
    await tablet.socket.emitWithAck('clock', { wall: Date.now() })
    expect(warnings.has('tablet-clock-differs')).toBe(false)
    await tablet.socket.emitWithAck('clock', { wall: 0 })
    await booth.admin.delete('/api/session')
    await until(() => !warnings.has('tablet-clock-differs'), 'it goes with the session')
  })

  test('a nearly full disk is shown in bytes, and goes when there is room', async () => {
    let free = 100_000_000
    const booth = await start({ machine: { freeBytes: async () => free, checkEveryMs: 20 } })
    const { warnings } = booth.server.context
    await until(() => warnings.has('disk-nearly-full'), 'the panel is warned')
    expect(warnings.list()).toEqual([{ kind: 'disk-nearly-full', freeBytes: 100_000_000 }])
    expect((await booth.command({ type: 'close' })).status, 'nothing stops').toBe(200)
    free = 10_000_000_000
    await until(() => !warnings.has('disk-nearly-full'), 'the warning goes')
  })
})
