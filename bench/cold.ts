import { startBoothProcess, type BoothProcess } from './booth-process.ts'
import { figure, type Figure } from './figure.ts'
import { openBrowser, openWatched } from './kiosk-pages.ts'
import type { Options } from './options.ts'
import { slowDown, slower } from './slow-panel.ts'
import { summarise } from './stats.ts'
import { wallMinusNow } from './paint-instrument.ts'

const runsLong = 10

type Cold = { code: number; scene: number; again: number }

/**
 * A browser that has never been here, each time a new process with an empty profile: the page until its pairing code is painted,
 * then from the pairing to the first scene. What a person takes to type the code in between is left out.
 */
export async function measureCold(options: Options, say: (line: string) => void): Promise<Figure[]> {
  const booth = await startBoothProcess()
  try {
    const runs: Cold[] = []
    for (let run = 0; run < (options.quick ? 2 : runsLong); run++) {
      runs.push(await startCold(booth, options))
      say(
        `cold: ${runs.length}: ${Object.values(runs.at(-1) ?? {})
          .map(Math.round)
          .join(' + ')} ms`,
      )
    }
    return figuresOf(runs)
  } finally {
    await booth.stop()
  }
}

async function startCold({ admin, server }: BoothProcess, { viewport }: Options): Promise<Cold> {
  const browser = await openBrowser()
  try {
    const { page } = await openWatched(browser, 'west', 'about:blank', viewport)
    await slowDown(page)
    await page.addInitScript(watchFirstScenes)
    await page.goto(`${server.url}/kiosk/?screen=west`)
    const digits = page.locator('.pairing .digits')
    const code = (await digits.getAttribute('aria-label', { timeout: 20_000 })) ?? ''
    const codeAt = await page.evaluate(() => window.benchFirst.code)
    const pairedAt = Date.now()
    const answer = await admin.post('/api/kiosks/pair', { code, screen: 'west' })
    if (!answer.ok) throw new Error(`pairing west: ${answer.status} ${await answer.text()}`)
    const sceneAt = await page.evaluate(() => window.benchFirst.scene)
    const scene = sceneAt + (await page.evaluate(wallMinusNow)) - pairedAt
    await page.reload()
    return { code: codeAt, scene, again: await page.evaluate(() => window.benchFirst.scene) }
  } finally {
    await browser.close()
  }
}

declare global {
  interface Window {
    benchFirst: { code: Promise<number>; scene: Promise<number> }
  }
}

/** Runs in the page before its scripts: when the pairing code, and when the first scene with all its pictures is painted, from the start of the navigation. */
function watchFirstScenes(): void {
  const painted = (wanted: string) =>
    new Promise<number>((resolve) => {
      const isThere = () =>
        document.querySelector(wanted) !== null && [...document.images].every((image) => image.complete)
      const look = () => {
        if (isThere()) requestAnimationFrame(() => resolve(performance.now()))
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
  window.benchFirst = { code: painted('.pairing .digits'), scene: painted('[data-scene="attract"] .attract') }
}

function figuresOf(runs: readonly Cold[]): Figure[] {
  return [
    figure({
      id: 'cold-first',
      what: `cold profile → first scene, without the typing of its code, CPU ${slower} × slower`,
      unit: 'ms',
      measured: summarise(runs.map(({ code, scene }) => code + scene)),
      limits: [{ of: 'p95', atMost: 1_500 }],
    }),
    figure({
      id: 'cold-code',
      what: 'of it: the page until its code is painted',
      unit: 'ms',
      measured: summarise(runs.map(({ code }) => code)),
    }),
    figure({
      id: 'cold-scene',
      what: 'of it: paired → first scene, with content, pictures and fonts',
      unit: 'ms',
      measured: summarise(runs.map(({ scene }) => scene)),
    }),
    figure({
      id: 'cold-again',
      what: 'the same page loaded again → first scene',
      unit: 'ms',
      measured: summarise(runs.map(({ again }) => again)),
    }),
  ]
}
