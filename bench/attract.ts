import type { Browser } from 'playwright'
import { startBoothProcess } from './booth-process.ts'
import { figure, type Figure } from './figure.ts'
import { openBrowser, openKiosk } from './kiosk-pages.ts'
import type { Options } from './options.ts'
import { slowDown, slower } from './slow-panel.ts'
import { summarise } from './stats.ts'

const settleMs = 5_000 // the pictures are decoded, the clock is read
const secondsLong = 60

type Seen = { frames: number[]; longTasks: number[] }

/** The resting screen for a minute: its frames, and the tasks that would have held one up. Floor: an empty page, as slow. */
export async function measureAttract(options: Options, say: (line: string) => void): Promise<Figure[]> {
  const ms = (options.quick ? 4 : secondsLong) * 1_000
  const booth = await startBoothProcess()
  const browser = await openBrowser()
  try {
    const drawnBy = await whoDraws(browser)
    say(`attract: drawn by ${drawnBy}`)
    const { admin, server } = booth
    const { page } = await openKiosk(browser, { admin, origin: server.url, screen: 'west', viewport: options.viewport })
    await slowDown(page)
    await page.waitForSelector('[data-scene="attract"]', { state: 'attached' })
    await page.waitForTimeout(settleMs)
    const seen = await page.evaluate(watchFrames, ms)
    await page.context().close()
    const context = await browser.newContext({ viewport: options.viewport })
    const empty = await context.newPage()
    await slowDown(empty)
    return figuresOf({ seen, bare: await empty.evaluate(watchFrames, ms), ms, drawnBy })
  } finally {
    await browser.close()
    await booth.stop()
  }
}

/** Runs in the page: the gaps between its animation frames, and each task over 50 ms. */
function watchFrames(ms: number): Promise<Seen> {
  return new Promise((resolve) => {
    const frames: number[] = []
    const longTasks: number[] = []
    const observer = new PerformanceObserver((list) =>
      list.getEntries().forEach((task) => longTasks.push(task.duration)),
    )
    observer.observe({ type: 'longtask' })
    let last: number | null = null
    const end = performance.now() + ms
    const next = (timestamp: number) => {
      if (last !== null) frames.push(timestamp - last)
      last = timestamp
      if (performance.now() < end) return requestAnimationFrame(next)
      observer.disconnect()
      resolve({ frames, longTasks })
    }
    requestAnimationFrame(next)
  })
}

/** What the browser itself says: a graphics card, or the processor in its place. */
async function whoDraws(browser: Browser): Promise<string> {
  const session = await browser.newBrowserCDPSession()
  const { gpu } = await session.send('SystemInfo.getInfo')
  const status = (gpu.featureStatus as Record<string, string> | undefined)?.['gpu_compositing'] // a free-form table of the protocol
  const names = gpu.devices.map(({ deviceString, vendorString }) => deviceString || vendorString).filter(Boolean)
  return status === 'enabled'
    ? `a graphics card (${names.join(', ') || 'unnamed'})`
    : `the processor (gpu_compositing: ${status ?? 'unknown'})`
}

function figuresOf({ seen, bare, ms, drawnBy }: { seen: Seen; bare: Seen; ms: number; drawnBy: string }): Figure[] {
  const rate = ({ frames }: Seen) => (frames.length * 1_000) / frames.reduce((sum, gap) => sum + gap, 0)
  const span = `${ms / 1_000} s, CPU ${slower} × slower`
  return [
    figure({
      id: 'attract-frames',
      what: `attract, frames a second over ${span}, drawn by ${drawnBy}`,
      unit: 'frames/s',
      measured: { value: rate(seen) },
      bare: { value: rate(bare) },
      limits: [{ of: 'value', atLeast: 55 }],
    }),
    figure({
      id: 'attract-gaps',
      what: 'attract, from one frame to the next',
      unit: 'ms',
      measured: summarise(seen.frames),
      bare: summarise(bare.frames),
    }),
    figure({
      id: 'attract-long',
      what: `attract, tasks over 50 ms in ${span}`,
      unit: 'tasks',
      measured: { value: seen.longTasks.length },
      limits: [{ of: 'value', atMost: 0 }],
    }),
  ]
}
