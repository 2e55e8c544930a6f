import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { readSample } from '../server/content/sample.ts'
import { startBoothProcess } from './booth-process.ts'
import { figure, type Figure } from './figure.ts'
import { openBrowser, openKiosk } from './kiosk-pages.ts'
import type { Options } from './options.ts'
import { seeded } from './seeded.ts'
import { fitLine } from './stats.ts'
import { BenchVisitor } from './visitor.ts'

const warmUp = 0.25 // the part of the samples in which code is still compiled and caches fill
const walksAway = 8 // each eighth visitor leaves without a word, and the page notices by itself
const usualVisitSeconds = 90 // of a real visitor, to say how long a day this was

/** One kiosk page, visited again and again: whether what it holds after a collection grows with the visits. */
export async function measureSoak(options: Options, say: (line: string) => void): Promise<Figure[]> {
  const content = await readSample()
  const impatient = { ...content, settings: { ...content.settings, idleSeconds: 20, warnSeconds: 10 } }
  const booth = await startBoothProcess((dataDir) =>
    writeFile(join(dataDir, 'content.json'), JSON.stringify(impatient)),
  )
  const browser = await openBrowser()
  try {
    const { admin, server } = booth
    const { page } = await openKiosk(browser, { admin, origin: server.url, screen: 'west', viewport: options.viewport })
    const visitor = new BenchVisitor(page, content, seeded(options.seed))
    const heap = await heapReader(page)
    const samples: { x: number; y: number }[] = []
    const end = performance.now() + (options.quick ? 20_000 : options.minutes * 60_000)
    while (performance.now() < end || samples.length < 4) {
      await visitor.visit((samples.length + 1) % walksAway === 0 ? 'idle' : 'finish')
      samples.push({ x: samples.length + 1, y: await heap() })
      if (samples.length % 25 === 0)
        say(`soak: ${samples.length} visits, ${(samples.at(-1)?.y ?? 0).toFixed(0)} kB held`)
    }
    const hours = (samples.length * usualVisitSeconds) / 3_600
    say(`soak: ${samples.length} visits, as many as in ${hours.toFixed(1)} h at ${usualVisitSeconds} s each`)
    return figuresOf(samples)
  } finally {
    await browser.close()
    await booth.stop()
  }
}

function figuresOf(samples: readonly { x: number; y: number }[]): Figure[] {
  const settled = samples.slice(Math.floor(samples.length * warmUp))
  const { slope, low, high } = fitLine(settled)
  return [
    figure({
      id: 'soak-slope',
      what: `growth of the heap of a kiosk page, ${samples.length} visits`,
      unit: 'kB per 100 visits',
      measured: { value: slope * 100, interval: { low: low * 100, high: high * 100 } },
      limits: [{ of: 'interval', contains: 0 }],
    }),
    figure({
      id: 'soak-heap',
      what: 'heap of the kiosk page at the end',
      unit: 'MB',
      measured: { value: (samples.at(-1)?.y ?? NaN) / 1_000 },
    }),
  ]
}

/** Kilobytes that the page still holds after a forced collection. */
async function heapReader(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  return async () => {
    // Twice: what the first one finalises is free only after the second.
    await session.send('HeapProfiler.collectGarbage')
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    return usedSize / 1_000
  }
}
