import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from '#shared/commands.ts'
import type { Content, Tour } from '#shared/content.ts'
import { StopId, TourId } from '#shared/ids.ts'
import { readSample } from '../server/content/sample.ts'
import { spawnBareServer } from './bare-process.ts'
import { startBoothProcess } from './booth-process.ts'
import { changesOf, type Change } from './changes.ts'
import { figure, type Figure } from './figure.ts'
import { openTour } from './frame-setting.ts'
import { openBrowser, type WatchedPage } from './kiosk-pages.ts'
import type { Options } from './options.ts'
import { seeded } from './seeded.ts'
import { summarise } from './stats.ts'
import { tapMany, type Tap, type Tapper, type TourTablet } from './taps.ts'

const kiosks = 4
const longTour = TourId.parse('thirty-stops')
const waitMs = 1_500 // in standby, and between two tours: screens are awake and have come to rest

/** How a tour begins and how far a jump is: from standby to the first page, and to any of thirty stops. */
export async function measureTour(options: Options, say: (line: string) => void): Promise<Figure[]> {
  const content = withThirtyStops(await readSample())
  const browser = await openBrowser()
  const booth = await startBoothProcess((dataDir) => writeFile(join(dataDir, 'content.json'), JSON.stringify(content)))
  const bare = await spawnBareServer()
  const random = seeded(options.seed)
  const room = { browser, booth, bare, viewport: options.viewport, random }
  const rounds = options.quick ? 5 : 60
  try {
    const { tour, pages, close } = await openTour(room, { kiosks, links: null, changes: 0, settleMs: 12_000 })
    try {
      const stops = content.tours.find(({ id }) => id === longTour)?.stops.map(({ id }) => id) ?? []
      const inOrder = { tap: tour.tap, close: () => {} }
      const anywhere = jumper(tour, stops, random)
      await seenBy(pages, inOrder, rounds, random) // a first round of the tour, for the scripts to warm up
      const next = await seenBy(pages, inOrder, rounds, random)
      const jump = await seenBy(pages, anywhere, rounds, random)
      const begin = await beginnings(tour, pages, options.quick ? 3 : 40)
      say(`tour: ${next.length} × next, ${jump.length} jumps in ${stops.length} stops, ${begin.length} beginnings`)
      return figuresOf({ next, jump, begin })
    } finally {
      await close()
    }
  } finally {
    await browser.close()
    await bare.stop()
    await booth.stop()
  }
}

function withThirtyStops(content: Content): Content {
  const pattern = content.tours.flatMap((tour) => tour.stops).find((stop) => !stop.kiosk)
  const [first] = content.tours
  if (!pattern || !first) throw new Error('The sample content has no tour to make a longer one of.')
  const exhibits = [...content.exhibits, ...content.exhibits].slice(0, 30)
  const stops = exhibits.map((exhibit, i) => ({ ...pattern, id: StopId.parse(`bench-${i + 1}`), exhibit: exhibit.id }))
  const tour: Tour = { ...first, id: longTour, stops }
  return { ...content, tours: [...content.tours, tour] }
}

function jumper({ tablet }: TourTablet, stops: readonly StopId[], random: () => number): Tapper {
  let last = -1
  return {
    tap: async () => {
      let place = last
      while (place === last) place = Math.floor(random() * stops.length)
      last = place
      const stop = stops[place]
      if (!stop) throw new Error('The long tour has no stops.')
      return tapped(tablet, { type: 'go-to-stop', stop })
    },
    close: () => {},
  }
}

async function tapped(tablet: TourTablet['tablet'], command: Command): Promise<Tap> {
  const at = performance.now()
  const reply = await tablet.send(command)
  if (!reply.ok) throw new Error(`${command.type} was refused: ${reply.error}`)
  return { revision: reply.value.revision, at }
}

async function seenBy(
  pages: readonly WatchedPage[],
  tapper: Tapper,
  rounds: number,
  random: () => number,
): Promise<Change[]> {
  for (const page of pages) await page.take()
  const taps = await tapMany(tapper, rounds, random)
  const { changes, lost } = changesOf(taps, await Promise.all(pages.map((page) => page.take())))
  if (lost > 0) throw new Error(`${lost} of ${taps.length} changes were not painted by every screen.`)
  return changes
}

/** Standby → arrival, again and again; only the step from one to the other is measured. */
async function beginnings(tour: TourTablet, pages: readonly WatchedPage[], rounds: number): Promise<Change[]> {
  const begin: Tapper = {
    tap: async () => {
      await tapped(tour.tablet, { type: 'end-tour' })
      await rest()
      await tapped(tour.tablet, { type: 'stand-by', tour: longTour })
      await rest()
      return tapped(tour.tablet, { type: 'start-tour', tour: longTour })
    },
    close: () => {},
  }
  return seenBy(pages, begin, rounds, () => 1)
}

const rest = () => new Promise((resolve) => setTimeout(resolve, waitMs))

function figuresOf({ next, jump, begin }: Record<'next' | 'jump' | 'begin', Change[]>): Figure[] {
  const last = (changes: readonly Change[]) => summarise(changes.map((change) => change.tapToLast))
  return [
    figure({
      id: 'tour-begin',
      what: `standby → first page of the tour on all of ${kiosks} kiosks`,
      unit: 'ms',
      measured: last(begin),
      limits: [{ of: 'p99', atMost: 250 }],
    }),
    figure({
      id: 'tour-jump',
      what: `jump to any of 30 stops → last of ${kiosks} kiosks painted (floor: Next)`,
      unit: 'ms',
      measured: last(jump),
      bare: last(next),
      limits: [{ of: 'ratio', atMost: 1.1 }],
    }),
  ]
}
