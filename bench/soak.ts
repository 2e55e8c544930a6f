import { readSample } from '../server/content/sample.ts'
import { holding, startBoothProcess } from './booth-process.ts'
import { figure, type Figure } from './figure.ts'
import { openBrowser, openKiosk } from './kiosk-pages.ts'
import type { Options } from './options.ts'
import { memoryReader, type Memory } from './page-memory.ts'
import { seeded } from './seeded.ts'
import { fitLine } from './stats.ts'
import { BenchVisitor } from './visitor.ts'

const warmUp = 0.25 // the part of the samples in which caches fill
const walksAway = 8 // each eighth visitor leaves without a word, and the page notices by itself
const usualVisitSeconds = 90 // of a real visitor, to say how long a day this was
const dayHours = 8

/** The engine compiles what runs often, function by function, for hundreds of visits: its machine code is no memory of the page's. */
const noMachineCode = '--no-opt --no-maglev --no-sparkplug --no-flush-bytecode'

type Say = (line: string) => void

/** One kiosk page, visited again and again: whether what it holds after a collection grows with the visits. */
export async function measureSoak(options: Options, say: Say): Promise<Figure[]> {
  const end = performance.now() + (options.quick ? 20_000 : options.minutes * 60_000)
  const samples = await visitAgain({ options, say, enough: () => performance.now() >= end })
  return [heapSlope('soak', samples), heapAtEnd('soak', samples)]
}

/** As many visits as a day of the fair has: heap, DOM nodes and listeners. */
export async function measureDay(options: Options, say: Say): Promise<Figure[]> {
  const visits = options.quick ? 4 : (dayHours * 3_600) / usualVisitSeconds
  const samples = await visitAgain({ options, say, enough: (done) => done >= visits })
  return [
    heapSlope('day', samples),
    heapAtEnd('day', samples),
    slopeOf(samples, 'nodes', { id: 'day-nodes', what: 'growth of the DOM nodes', unit: 'nodes per 100 visits' }),
    slopeOf(samples, 'listeners', {
      id: 'day-listeners',
      what: 'growth of the listeners',
      unit: 'listeners per 100 visits',
    }),
  ]
}

async function visitAgain({
  options,
  say,
  enough,
}: {
  options: Options
  say: Say
  enough: (visits: number) => boolean
}): Promise<Memory[]> {
  const content = await readSample()
  const impatient = { ...content, settings: { ...content.settings, idleSeconds: 20, warnSeconds: 10 } }
  const booth = await startBoothProcess(holding(impatient))
  const browser = await openBrowser(noMachineCode)
  try {
    const { admin, server } = booth
    const { page } = await openKiosk(browser, { admin, origin: server.url, screen: 'west', viewport: options.viewport })
    const visitor = new BenchVisitor(page, content, seeded(options.seed))
    const read = await memoryReader(page)
    const samples: Memory[] = []
    while (samples.length < 4 || !enough(samples.length)) {
      await visitor.visit((samples.length + 1) % walksAway === 0 ? 'idle' : 'finish')
      samples.push(await read())
      if (samples.length % 25 === 0) say(`${samples.length} visits, ${(samples.at(-1)?.heap ?? 0).toFixed(0)} kB held`)
    }
    const hours = (samples.length * usualVisitSeconds) / 3_600
    say(`${samples.length} visits, as many as in ${hours.toFixed(1)} h at ${usualVisitSeconds} s each`)
    return samples
  } finally {
    await browser.close()
    await booth.stop()
  }
}

function heapSlope(part: 'soak' | 'day', samples: readonly Memory[]): Figure {
  return slopeOf(samples, 'heap', {
    id: `${part}-slope`,
    what: `growth of the heap of a kiosk page, ${samples.length} visits`,
    unit: 'kB per 100 visits',
  })
}

function heapAtEnd(part: 'soak' | 'day', samples: readonly Memory[]): Figure {
  return figure({
    id: `${part}-heap`,
    what: 'heap of the kiosk page at the end, without machine code',
    unit: 'MB',
    measured: { value: (samples.at(-1)?.heap ?? NaN) / 1_000 },
  })
}

function slopeOf(samples: readonly Memory[], what: keyof Memory, named: Pick<Figure, 'id' | 'what' | 'unit'>): Figure {
  const points = samples.map((sample, i) => ({ x: i + 1, y: sample[what] }))
  const { slope, low, high } = fitLine(points.slice(Math.floor(points.length * warmUp)))
  return figure({
    ...named,
    measured: { value: slope * 100, interval: { low: low * 100, high: high * 100 } },
    limits: [{ of: 'interval', contains: 0 }],
  })
}
