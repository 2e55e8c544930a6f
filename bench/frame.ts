import { spawnBareServer } from './bare-process.ts'
import { startBoothProcess } from './booth-process.ts'
import type { Change } from './changes.ts'
import { figure, type Figure, type Limit } from './figure.ts'
import { measureBare, measureBooth, type Room, type Seen, type Setting } from './frame-setting.ts'
import { openBrowser } from './kiosk-pages.ts'
import type { Options } from './options.ts'
import { seeded } from './seeded.ts'
import { share, summarise } from './stats.ts'

type Network = 'loopback' | 'jitter'
type Plan = { network: Network; kiosks: number; changes: number }

const plans: Plan[] = [
  { network: 'loopback', kiosks: 1, changes: 40 },
  { network: 'loopback', kiosks: 4, changes: 40 },
  { network: 'loopback', kiosks: 8, changes: 120 },
  { network: 'jitter', kiosks: 1, changes: 40 },
  { network: 'jitter', kiosks: 4, changes: 40 },
  { network: 'jitter', kiosks: 8, changes: 120 },
]
const worstLink = { baseMs: 40, jitterMs: 40 }

/** From the tap on the tablet to the glass of the last screen, and how far apart the screens are. */
export async function measureFrame(options: Options, say: (line: string) => void): Promise<Figure[]> {
  const browser = await openBrowser()
  const booth = await startBoothProcess()
  const bare = await spawnBareServer()
  const figures: Figure[] = []
  try {
    for (const plan of plans.filter(({ kiosks }) => wanted(kiosks, options))) {
      const random = seeded(options.seed)
      const room: Room = { browser, booth, bare, viewport: options.viewport, random }
      const setting: Setting = {
        kiosks: plan.kiosks,
        links: plan.network === 'jitter' ? linksOf(plan.kiosks, random) : null,
        changes: options.quick ? 10 : plan.changes,
        settleMs: options.quick ? 8_000 : 12_000, // a whole window of clock samples without the page’s own start in it
      }
      // Floor, booth, floor: a machine that grows slower on the way does so for both.
      const half = { ...setting, changes: Math.ceil(setting.changes / 2) }
      const before = await measureBare(room, half)
      const seen = await measureBooth(room, setting)
      const floor = [...before, ...(await measureBare(room, half))]
      say(
        `frame: ${plan.kiosks} kiosks, ${plan.network}: ${seen.changes.length} changes, ${seen.lost} lost, ${seen.framesPerSecond} frames/s`,
      )
      figures.push(...figuresOf(plan, seen, floor))
    }
  } finally {
    await browser.close()
    await bare.stop()
    await booth.stop()
  }
  return figures
}

const wanted = (kiosks: number, { kiosks: only, quick }: Options) =>
  only === null ? !quick || kiosks !== 4 : kiosks === only

const linksOf = (count: number, random: () => number) =>
  Array.from({ length: count }, () => ({ baseMs: random() * worstLink.baseMs, jitterMs: worstLink.jitterMs }))

function figuresOf({ network, kiosks }: Plan, seen: Seen, floor: readonly Change[]): Figure[] {
  const id = (what: string) => `frame-${network}-${kiosks}-${what}`
  const where = `${kiosks} kiosk${kiosks > 1 ? 's' : ''}, ${network}`
  const promised = promises(network, kiosks)
  const tapToLast = figure({
    id: id('tap'),
    what: `tap → last painted, ${where}`,
    unit: 'ms',
    measured: summarise(seen.changes.map((change) => change.tapToLast)),
    bare: summarise(floor.map((change) => change.tapToLast)),
    limits: promised.tap,
  })
  const lost = figure({
    id: id('lost'),
    what: `changes not painted by all, ${where}`,
    unit: '%',
    measured: { value: (100 * seen.lost) / (seen.lost + seen.changes.length) },
    limits: [{ of: 'value', atMost: 0 }],
  })
  const clock = figure({
    id: id('clock'),
    what: `kiosk’s own time of painting, off by, ${where}`,
    unit: 'ms',
    measured: summarise(seen.clockErrors.map(Math.abs)),
  })
  if (kiosks === 1) return [tapToLast, lost, clock]
  const skew = (name: 'skew' | 'frameSkew', what: string) =>
    figure({
      id: id(name),
      what: `skew first → last, ${what}, ${where}`,
      unit: 'ms',
      measured: summarise(seen.changes.map((change) => change[name])),
      bare: summarise(floor.map((change) => change[name])),
      limits: promised.skew,
    })
  const same = figure({
    id: id('same'),
    what: `in the same frame, ${where}`,
    unit: '%',
    measured: { value: 100 * share(seen.changes, (change) => change.sameFrame) },
    bare: { value: 100 * share(floor, (change) => change.sameFrame) },
    limits: promised.same,
  })
  return [tapToLast, skew('frameSkew', 'frames'), skew('skew', 'scripts'), same, lost, clock]
}

function promises(network: Network, kiosks: number): { tap: Limit[]; skew: Limit[]; same: Limit[] } {
  if (kiosks !== 8) return { tap: [], skew: [], same: [] }
  if (network === 'loopback') {
    return {
      tap: [
        { of: 'p50', atMost: 60 },
        { of: 'p99', atMost: 110 },
      ],
      skew: [
        { of: 'p50', atMost: 2 },
        { of: 'p95', atMost: 17 },
      ],
      same: [{ of: 'value', atLeast: 90 }],
    }
  }
  return {
    tap: [{ of: 'p99', atMost: 165 }],
    skew: [
      { of: 'p50', atMost: 2 },
      { of: 'p95', atMost: 17 },
      { of: 'p99', atMost: 20 },
    ],
    same: [{ of: 'value', atLeast: 85 }],
  }
}
