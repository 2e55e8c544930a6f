import type { Browser } from 'playwright'
import { KioskId } from '#shared/ids.ts'
import { until } from '../tests/support/until.ts'
import { joinBare, type BareServer } from './bare-process.ts'
import type { BoothProcess } from './booth-process.ts'
import { changesOf, clockErrors, type Change } from './changes.ts'
import { checkFrames, openKiosk, openWatched, type WatchedPage } from './kiosk-pages.ts'
import type { Viewport } from './options.ts'
import { startProxy, type Link, type Proxy } from './proxy.ts'
import { bareTapper, tapMany, tourTablet, type TourTablet } from './taps.ts'

export type Room = { browser: Browser; booth: BoothProcess; bare: BareServer; viewport: Viewport; random: () => number }

/** How many screens, over which links (null: straight to the server), and how many taps. */
export type Setting = { kiosks: number; links: Link[] | null; changes: number; settleMs: number }

export type Seen = { changes: Change[]; lost: number; clockErrors: number[]; framesPerSecond: number }

/** Two rounds of the tour before anything is counted: the first changes of a page that has just been opened also warm its scripts. */
const rehearsed = 18

const names = ['west', 'centre', 'east', ...Array.from({ length: 5 }, (_, i) => `bench-${i + 4}`)]

/** The kiosks of a setting, in a running tour, settled: clocks estimated, content ready. */
export async function openTour(
  room: Room,
  setting: Setting,
): Promise<{ tour: TourTablet; pages: WatchedPage[]; close: () => Promise<void> }> {
  const { browser, booth, viewport } = room
  const proxies = await openLinks(booth.server.port, room, setting)
  const pages: WatchedPage[] = []
  const screens = names.slice(0, setting.kiosks).map((name) => KioskId.parse(name))
  for (const [i, screen] of screens.entries()) {
    const origin = `http://127.0.0.1:${proxies[i]?.port ?? booth.server.port}`
    pages.push(await openKiosk(browser, { admin: booth.admin, origin, screen, viewport }))
  }
  const tour = await tourTablet(booth)
  const isReady = (screen: KioskId) =>
    tour.tablet
      .kiosks()
      .some(({ kiosk, online, status }) => kiosk === screen && online && status !== null && status.ready !== null)
  await until(() => screens.every(isReady), 'every kiosk is online and ready', 60_000)
  await new Promise((resolve) => setTimeout(resolve, setting.settleMs))
  await checkFrames(pages)
  return {
    tour,
    pages,
    close: async () => {
      tour.close()
      for (const page of pages) await page.close()
      for (const proxy of proxies) await proxy.close()
    },
  }
}

export async function measureBooth(room: Room, setting: Setting): Promise<Seen> {
  const { tour, pages, close } = await openTour(room, setting)
  try {
    await tapMany(tour, rehearsed, room.random)
    for (const page of pages) await page.take()
    const taps = await tapMany(tour, setting.changes, room.random)
    const seen = await Promise.all(pages.map(async (page) => ({ name: page.name, marks: await page.take() })))
    return {
      ...changesOf(
        taps,
        seen.map(({ marks }) => marks),
      ),
      clockErrors: clockErrors(tour.reports, seen),
      framesPerSecond: Math.min(...pages.map((page) => page.framesPerSecond)),
    }
  } finally {
    await close()
  }
}

/** The floor: pages that show on arrival, over links of the same kind, from a bare server. */
export async function measureBare(room: Room, setting: Setting): Promise<Change[]> {
  const { browser, booth, bare, viewport, random } = room
  const port = Number(new URL(bare.url).port)
  const proxies = await openLinks(port, room, setting)
  const pages: WatchedPage[] = []
  const socket = await joinBare(bare.url, { booth: await booth.booth(), serverTime: Date.now() })
  try {
    for (let i = 0; i < setting.kiosks; i++) {
      const page = await openWatched(
        browser,
        `bare ${i + 1}`,
        `http://127.0.0.1:${proxies[i]?.port ?? port}/`,
        viewport,
      )
      pages.push(page)
      await page.page.waitForSelector('[data-online]', { timeout: 20_000 })
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(1_500, setting.settleMs)))
    await checkFrames(pages)
    for (const page of pages) await page.take()
    const taps = await tapMany(bareTapper(socket, 1), setting.changes, random)
    const { changes, lost } = changesOf(taps, await Promise.all(pages.map((page) => page.take())))
    if (lost > 0) throw new Error(`A bare page missed ${lost} of ${taps.length} changes: the floor cannot be believed.`)
    return changes
  } finally {
    socket.disconnect()
    for (const page of pages) await page.close()
    for (const proxy of proxies) await proxy.close()
  }
}

function openLinks(port: number, { random }: Room, { links }: Setting): Promise<Proxy[]> {
  return Promise.all((links ?? []).map((link) => startProxy(port, link, random)))
}
