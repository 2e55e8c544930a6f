const remembered = 60 // a second of frames

/** One animation frame loop for the whole page. It knows how fast this screen runs and where its frame boundaries lie. */
export class Frames {
  #listeners = new Set<(timestamp: number) => void>()
  #times: number[] = []
  readonly #request: (callback: FrameRequestCallback) => number
  readonly #cancel: (handle: number) => void

  constructor(
    request: (callback: FrameRequestCallback) => number = (callback) => requestAnimationFrame(callback),
    cancel: (handle: number) => void = (handle) => cancelAnimationFrame(handle),
  ) {
    this.#request = request
    this.#cancel = cancel
  }

  /** Runs until the function it returns is called. */
  start(): () => void {
    let handle = 0
    const tick = (timestamp: number) => {
      handle = this.#request(tick)
      this.#times.push(timestamp)
      if (this.#times.length > remembered) this.#times.shift()
      for (const listener of [...this.#listeners]) listener(timestamp)
    }
    handle = this.#request(tick)
    return () => this.#cancel(handle)
  }

  /** Called with each frame's own timestamp, until the function it returns is called. */
  onframe(listener: (timestamp: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The last frame boundary, on the page's own clock. */
  get last(): number {
    return this.#times.at(-1) ?? performance.now()
  }

  /**
   * Time between frames. The median gap tells how many frames each gap was, so that a dropped frame does not look like a
   * slower panel; their mean over a second is exact where single timestamps are rounded, and can be counted on from.
   */
  get periodMs(): number {
    const gaps = this.#times.slice(1).map((time, i) => time - (this.#times[i] ?? time))
    const middle = gaps.toSorted((a, b) => a - b)[gaps.length >> 1]
    if (!middle || middle <= 0) return 1_000 / 60
    const frames = gaps.reduce((sum, gap) => sum + Math.round(gap / middle), 0)
    return gaps.reduce((sum, gap) => sum + gap, 0) / frames
  }

  /** Frames that really came within the last second; a page that nobody paints has none. */
  perSecond(now: number = performance.now()): number {
    const recent = this.#times.filter((time) => now - time <= 1_000)
    const first = recent[0]
    if (first === undefined || recent.length < 2) return 0
    return Math.min(1_000, ((recent.length - 1) * 1_000) / Math.max(1, this.last - first))
  }
}
