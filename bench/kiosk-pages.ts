import { chromium, type Browser, type Page } from 'playwright'
import type { Api } from '../tests/support/api.ts'
import { until } from '../tests/support/until.ts'
import type { Viewport } from './options.ts'
import { countFrames, wallMinusNow, watchPaint, type PaintMark } from './paint-instrument.ts'

/** A page with the instrument in it, its marks on the machine's wall clock. */
export type WatchedPage = {
  name: string
  page: Page
  framesPerSecond: number
  /** The marks since the last call. */
  take: () => Promise<PaintMark[]>
  close: () => Promise<void>
}

/** The project's browser. `engine`: switches of its JavaScript engine, for an instrument that needs them. */
export async function openBrowser(engine = ''): Promise<Browser> {
  const executablePath = process.env['ZHANTAI_BROWSER']
  if (!executablePath)
    throw new Error('ZHANTAI_BROWSER is not set: it names the Chromium to measure in (`npm run bench` sets it).')
  const args = ['--no-sandbox', '--autoplay-policy=no-user-gesture-required']
  return chromium.launch({ executablePath, args: engine ? [...args, `--js-flags=${engine}`] : args })
}

/** A context of its own for each page: a second page of one context is a background tab, which paints once a second. */
export async function openWatched(
  browser: Browser,
  name: string,
  url: string,
  viewport: Viewport,
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport, hasTouch: true, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.addInitScript(watchPaint)
  await page.goto(url)
  const watched: WatchedPage = {
    name,
    page,
    framesPerSecond: 0,
    take: async () => {
      const offset = await page.evaluate(wallMinusNow)
      const marks = await page.evaluate(() => window.benchMarks.splice(0))
      return marks.map((mark) => ({
        revision: mark.revision,
        changed: mark.changed + offset,
        first: mark.first + offset,
        second: mark.second + offset,
        secondFrame: mark.secondFrame + offset,
      }))
    },
    close: () => context.close(),
  }
  return watched
}

/** Opens the real kiosk page and pairs it as this screen: the code is read from what the server sends to the page. */
export async function openKiosk(
  browser: Browser,
  { admin, origin, screen, viewport }: { admin: Api; origin: string; screen: string; viewport: Viewport },
): Promise<WatchedPage> {
  const kiosk = await openWatched(browser, screen, 'about:blank', viewport)
  const { page } = kiosk
  let code: string | undefined
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      code = /\["pairing",\{"code":"(\d{6})"/.exec(String(payload))?.[1] ?? code
    }),
  )
  await page.goto(`${origin}/kiosk/?screen=${screen}`)
  await until(() => code !== undefined, `${screen} gets a pairing code`, 20_000)
  const answer = await admin.post('/api/kiosks/pair', { code, screen })
  if (!answer.ok) throw new Error(`pairing ${screen}: ${answer.status} ${await answer.text()}`)
  await page.waitForSelector('[data-scene]:not([data-scene="pairing"])', { state: 'attached', timeout: 60_000 })
  return kiosk
}

/** Measures each page's frame rate; refuses to measure on pages that do not paint. */
export async function checkFrames(pages: WatchedPage[]): Promise<void> {
  const rates = await Promise.all(pages.map(({ page }) => page.evaluate(countFrames)))
  for (const [i, watched] of pages.entries()) {
    watched.framesPerSecond = rates[i] ?? 0
    if (watched.framesPerSecond < 5) {
      throw new Error(
        `${watched.name} paints ${watched.framesPerSecond} frames a second: it is in the background, or the machine is too busy.`,
      )
    }
  }
}
