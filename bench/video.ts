import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Content, Tour } from '#shared/content.ts'
import { Bundles } from '../server/content/bundles.ts'
import { addSampleMedia, readSample } from '../server/content/sample.ts'
import { startBoothProcess } from './booth-process.ts'
import { figure, type Figure } from './figure.ts'
import { checkFrames, openBrowser, openKiosk, type WatchedPage } from './kiosk-pages.ts'
import type { Options } from './options.ts'
import { wallMinusNow } from './paint-instrument.ts'
import { summarise } from './stats.ts'
import { tourTablet } from './taps.ts'
import { watchFilm, type FilmMark } from './video-instrument.ts'

const film = { path: new URL('../tests/fixtures/square.mp4', import.meta.url), durationMs: 6_000 }
const screens = ['west', 'centre', 'east', 'bench-4']
const gridMs = 250 // how often the films are compared
const nearMs = 120 // a film that showed no frame this near is not compared at that moment
const frameMs = 40 // one frame at 25 frames a second: what may be between two screens

/** When the film would have begun, seen from each frame that was shown: the same on all screens, were they perfect. */
type Beginnings = { at: number; begin: number }[]

/** Four real pages show one film at one stop; the last one leaves and joins again in the middle. */
export async function measureVideo(options: Options, say: (line: string) => void): Promise<Figure[]> {
  const booth = await startBoothProcess(withFilm)
  const browser = await openBrowser()
  try {
    const pages: WatchedPage[] = []
    for (const screen of screens) {
      const { admin, server } = booth
      pages.push(await openKiosk(browser, { admin, origin: server.url, screen, viewport: options.viewport }))
    }
    const tour = await tourTablet(booth)
    await pause(options.quick ? 5_000 : 12_000) // clocks are estimated, sheets are laid
    await checkFrames(pages)
    for (const { page } of pages) await page.evaluate(watchFilm)
    const starts: number[] = []
    for (let round = 0; round < (options.quick ? 3 : 20); round++) {
      await tour.tap() // the film
      await pause(1_600)
      starts.push(...skewsOf(await takeAll(pages)).slice(0, 2)) // its first half second
      await tour.tap() // another stop
      await pause(900)
      await takeAll(pages)
    }
    await tour.tap()
    const half = (options.quick ? 10_000 : options.minutes * 60_000) / 2
    await pause(half)
    const before = skewsOf(await takeAll(pages))
    say(`video: ${starts.length} moments after starts, ${before.length} moments in step`)
    const late = await rejoin(pages)
    await pause(half)
    const after = skewsOf(await takeAll(pages))
    tour.close()
    return figuresOf({ starts, skews: [...before, ...after], late })
  } finally {
    await browser.close()
    await booth.stop()
  }
}

/** Loads the last page again. Says how long after its first frame it needed to be in step with the others. */
async function rejoin(pages: readonly WatchedPage[]): Promise<number> {
  const page = pages.at(-1)?.page
  if (!page) throw new Error('The bench needs pages.')
  await page.reload()
  await page.waitForSelector('.sheet.shown video', { state: 'attached', timeout: 30_000 })
  await page.evaluate(watchFilm)
  await pause(8_000)
  const beginnings = await takeAll(pages)
  const first = beginnings.at(-1)?.[0]?.at
  if (first === undefined) throw new Error('The page that joined late showed no film.')
  const outOfStep = momentsOf(beginnings).filter(({ at, skew }) => at >= first && skew > frameMs)
  return Math.max(0, (outOfStep.at(-1)?.at ?? first) - first)
}

function figuresOf({ starts, skews, late }: { starts: number[]; skews: number[]; late: number }): Figure[] {
  return [
    figure({
      id: 'video-start',
      what: 'film on 4 kiosks, apart in its first half second',
      unit: 'ms',
      measured: summarise(starts),
    }),
    figure({
      id: 'video-skew',
      what: 'film on 4 kiosks, apart while it plays',
      unit: 'ms',
      measured: summarise(skews),
      limits: [{ of: 'p95', atMost: frameMs }],
    }),
    figure({
      id: 'video-late',
      what: 'a kiosk that joins late: in step after its first frame',
      unit: 'ms',
      measured: { value: late },
    }),
  ]
}

/** The sample booth with a film at every other stop of its longest tour, on every screen. */
async function withFilm(dataDir: string): Promise<void> {
  const sample = await readSample()
  const bundles = await Bundles.open(dataDir)
  await addSampleMedia(sample, bundles)
  const data = await readFile(film.path)
  const hash = await bundles.addMedia(data)
  const tour = sample.tours.toSorted((a, b) => b.stops.length - a.stops.length)[0]
  if (!tour) throw new Error('The sample content has no tour.')
  await writeFile(join(dataDir, 'content.json'), JSON.stringify(filmed(sample, tour, hash, data.byteLength)))
}

function filmed(sample: Content, tour: Tour, hash: string, bytes: number): Content {
  const stops = tour.stops.slice(0, 2).map(({ kiosk: _kiosk, ...stop }) => stop)
  const [first] = stops
  const exhibits = sample.exhibits.map((exhibit) => {
    const [picture] = exhibit.pictures
    if (exhibit.id !== first?.exhibit || !picture) return exhibit
    return { ...exhibit, pictures: [{ ...picture, media: 'square' }] }
  })
  return {
    ...sample,
    exhibits,
    tours: [{ ...tour, kiosks: 'all', stops }],
    media: { ...sample.media, square: { hash, type: 'video/mp4', bytes, width: 640, height: 360 } },
  }
}

async function takeAll(pages: readonly WatchedPage[]): Promise<Beginnings[]> {
  return Promise.all(
    pages.map(async ({ page }) => {
      const offset = await page.evaluate(wallMinusNow)
      const marks: FilmMark[] = await page.evaluate(() => window.benchFilm.splice(0))
      return marks.map(({ shown, media }) => ({ at: shown + offset, begin: shown + offset - media }))
    }),
  )
}

const skewsOf = (films: readonly Beginnings[]): number[] => momentsOf(films).map(({ skew }) => skew)

/** How far apart the films are, wherever all of them showed a frame. */
function momentsOf(films: readonly Beginnings[]): { at: number; skew: number }[] {
  const from = Math.max(...films.map((marks) => marks[0]?.at ?? Infinity))
  const to = Math.min(...films.map((marks) => marks.at(-1)?.at ?? -Infinity))
  const moments: { at: number; skew: number }[] = []
  for (let at = from; at <= to; at += gridMs) {
    const begins = films.map((marks) => nearest(marks, at)).filter((mark) => Math.abs(mark.at - at) <= nearMs)
    if (begins.length === films.length) moments.push({ at, skew: apart(begins.map((mark) => mark.begin)) })
  }
  return moments
}

function nearest(marks: Beginnings, at: number): Beginnings[number] {
  return marks.reduce((best, mark) => (Math.abs(mark.at - at) < Math.abs(best.at - at) ? mark : best), {
    at: -Infinity,
    begin: 0,
  })
}

/** The widest distance of two, on the circle of the loop. */
function apart(begins: readonly number[]): number {
  const round = (distance: number) => {
    const within = Math.abs(distance) % film.durationMs
    return Math.min(within, film.durationMs - within)
  }
  return Math.max(...begins.flatMap((one) => begins.map((other) => round(one - other))))
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
