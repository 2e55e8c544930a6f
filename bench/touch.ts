import type { Browser, Locator, Page } from 'playwright'
import type { Content, Exhibit } from '#shared/content.ts'
import { readSample } from '../server/content/sample.ts'
import { holding, startBoothProcess } from './booth-process.ts'
import { figure, type Figure } from './figure.ts'
import { openBrowser, openKiosk } from './kiosk-pages.ts'
import type { Options, Viewport } from './options.ts'
import { seeded } from './seeded.ts'
import { slowDown, slower } from './slow-panel.ts'
import { summarise } from './stats.ts'
import { awaitTouch } from './touch-instrument.ts'
import { BenchVisitor } from './visitor.ts'

const promisedMs = 100
const limitMs = 10_000 // a scene that has not come by then never comes
const patientSeconds = 600 // this visitor never leaves: the page must not warn in the middle of a round

/** One touch of the walk: what is touched, and what is on the glass afterwards and was not before. */
type Step = { name: string; target: (page: Page, exhibit: Exhibit) => Locator; wanted: string }

const button = (name: string) => (page: Page) => page.getByRole('button', { name }).first()
const nothingOver = 'body:not(:has([role="dialog"]))'

const walk = (content: Content): Step[] => [
  {
    name: 'home → list',
    target: (page, { category }) => button(nameOf(content, category))(page),
    wanted: 'main .list',
  },
  {
    name: 'list → exhibit',
    target: (page, { title }) => button(title.zh)(page),
    wanted: '[data-scene="exhibit"] main',
  },
  { name: 'exhibit → picture enlarged', target: (page) => page.locator('.gallery .whole'), wanted: '[role="dialog"]' },
  { name: 'picture → exhibit', target: (page) => page.locator('[role="dialog"] .close'), wanted: nothingOver },
  { name: 'exhibit → back to the list', target: button('返回'), wanted: 'main .list' },
  { name: 'list → search', target: button('搜索'), wanted: 'main .search' },
  {
    name: 'a key of the search',
    target: (page) => page.locator('[data-keys] button').first(),
    wanted: 'main .results li',
  },
  { name: 'search → home', target: button('首页'), wanted: 'main .home' },
  { name: 'home → quiz', target: button('科普问答'), wanted: 'main .quiz' },
  { name: 'an answer of the quiz', target: (page) => page.locator('.quiz li button').first(), wanted: '.quiz .why' },
  { name: 'quiz → home', target: button('首页'), wanted: 'main .home' },
]

/** From a finger on the glass to the next scene, on a panel PC four times slower. Floor: a page with one button, in the same browser, as slow. */
export async function measureTouch(options: Options, say: (line: string) => void): Promise<Figure[]> {
  const content = await readSample()
  const patient = { ...content, settings: { ...content.settings, idleSeconds: patientSeconds } }
  const booth = await startBoothProcess(holding(patient))
  const browser = await openBrowser()
  try {
    const rounds = options.quick ? 2 : 30
    const bare = await measureBare(browser, options.viewport, rounds * 2)
    const { admin, server } = booth
    const { page } = await openKiosk(browser, { admin, origin: server.url, screen: 'west', viewport: options.viewport })
    await slowDown(page)
    const random = seeded(options.seed)
    await new BenchVisitor(page, content, random).start()
    const exhibits = content.exhibits.filter(({ pictures, film, compare }) => pictures.length > 0 && !film && !compare)
    const steps = walk(content)
    const seen = new Map<string, number[]>(steps.map(({ name }) => [name, []]))
    for (let round = 0; round <= rounds; round++) {
      const exhibit = exhibits[Math.floor(random() * exhibits.length)]
      if (!exhibit) throw new Error('The sample content has no exhibit with a picture.')
      for (const { name, target, wanted } of steps) {
        const ms = await touch(page, target(page, exhibit), wanted)
        if (round > 0) seen.get(name)?.push(ms) // in the first round scripts are still compiled
      }
    }
    say(`touch: ${rounds} rounds of ${steps.length} touches`)
    return figuresOf(seen, bare)
  } finally {
    await browser.close()
    await booth.stop()
  }
}

/** One real touch, and how long it took until `wanted` was painted. */
async function touch(page: Page, target: Locator, wanted: string): Promise<number> {
  await target.scrollIntoViewIfNeeded({ timeout: limitMs })
  const box = await target.boundingBox()
  if (!box) throw new Error(`There is nothing to touch on the way to “${wanted}”.`)
  await page.evaluate(awaitTouch, wanted)
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
  const never = new Promise<never>((_resolve, reject) =>
    setTimeout(() => reject(new Error(`“${wanted}” was not there ${limitMs} ms after a touch.`)), limitMs).unref(),
  )
  return Promise.race([page.evaluate(() => window.benchTouch), never])
}

async function measureBare(browser: Browser, viewport: Viewport, touches: number): Promise<number[]> {
  const context = await browser.newContext({ viewport, hasTouch: true })
  try {
    const page = await context.newPage()
    await slowDown(page)
    await page.setContent(
      '<main><button onclick="this.dataset.on = Number(this.dataset.on) ^ 1" data-on="0">on</button></main>',
    )
    const times: number[] = []
    for (let i = 1; i <= touches; i++) {
      times.push(await touch(page, page.locator('button'), `[data-on="${i % 2}"]`))
    }
    return times
  } finally {
    await context.close()
  }
}

function figuresOf(seen: ReadonlyMap<string, readonly number[]>, bareTimes: readonly number[]): Figure[] {
  const bare = summarise(bareTimes)
  return [
    figure({
      id: 'touch-all',
      what: `touch → next scene painted, CPU ${slower} × slower`,
      unit: 'ms',
      measured: summarise([...seen.values()].flat()),
      bare,
      limits: [{ of: 'p95', atMost: promisedMs }],
    }),
    ...[...seen].map(([name, times], i) =>
      figure({ id: `touch-${i + 1}`, what: name, unit: 'ms', measured: summarise(times), bare }),
    ),
  ]
}

function nameOf(content: Content, id: Exhibit['category']): string {
  return content.categories.find((category) => category.id === id)?.name.zh ?? id
}
