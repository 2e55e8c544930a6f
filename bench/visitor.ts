import type { Page } from 'playwright'
import type { Content } from '#shared/content.ts'

/** A visitor with quick fingers: real touches on what the page itself names, each waited for. */
export class BenchVisitor {
  readonly #page: Page
  readonly #content: Content
  readonly #random: () => number

  constructor(page: Page, content: Content, random: () => number) {
    this.#page = page
    this.#content = content
    this.#random = random
  }

  /** One visit: start, a category, two exhibits, the code, and the end: by the button, or by walking away. */
  async visit(end: 'finish' | 'idle'): Promise<void> {
    await this.start()
    for (let round = 0; round < 2; round++) {
      const category = this.#pick(this.#content.categories)
      await this.#touch(category.name.zh)
      const exhibit = this.#pick(this.#content.exhibits.filter((candidate) => candidate.category === category.id))
      await this.#touch(exhibit.title.zh)
      await this.#scene('exhibit')
      if (exhibit.qr) {
        await this.#touch('放大二维码')
        await this.#touch('关闭')
      }
      await this.#home()
    }
    if (end === 'finish') await this.#touch('结束')
    await this.#scene('attract', 60_000)
  }

  /** The first touch, and home. */
  async start(): Promise<void> {
    const page = this.#page
    await this.#scene('attract', 60_000)
    await page.touchscreen.tap(...this.#middle())
    await page.waitForSelector('[data-scene="browse"], [data-scene="exhibit"]', { state: 'attached' })
    // The middle of the screen may have been a highlighted exhibit, which opens at once.
    if ((await page.locator('[data-scene="exhibit"]').count()) > 0) await this.#home()
  }

  async #home(): Promise<void> {
    await this.#touch('首页')
    await this.#scene('browse')
  }

  #pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.#random() * list.length)]
    if (item === undefined) throw new Error('The sample content has nothing to touch here.')
    return item
  }

  #middle(): [number, number] {
    const { width, height } = this.#page.viewportSize() ?? { width: 540, height: 960 }
    return [width / 2, height / 2]
  }

  async #touch(name: string): Promise<void> {
    await this.#page.getByRole('button', { name }).first().tap({ timeout: 10_000 })
  }

  async #scene(name: string, timeout = 10_000): Promise<void> {
    await this.#page.waitForSelector(`[data-scene="${name}"]`, { state: 'attached', timeout })
  }
}
