const remembered = 60
const probeEveryMs = 3_000
const probeFrames = 8 // enough to tell the panel's rhythm, and a small share of a second's work
const longestGapMs = 4_000 // beyond this it is no longer certain how many frames lie between two

/**
 * Animation frames for the whole page, asked for only while somebody waits for one: a loop that always runs costs a weak
 * panel PC, or eight screens on one machine, more than the screens themselves. A short look every few seconds tells how fast
 * this screen runs and where its frame boundaries lie.
 */
export class Frames {
  readonly #listeners = new Set<(timestamp: number) => void>()
  readonly #request: (callback: FrameRequestCallback) => number
  readonly #cancel: (handle: number) => void
  readonly #times: number[] = []
  readonly #inARow: { time: number; gap: number }[] = [] // frames asked for in the frame before: their gap is the page's own speed
  #running = false
  #handle: number | null = null

  constructor(
    request: (callback: FrameRequestCallback) => number = (callback) => requestAnimationFrame(callback),
    cancel: (handle: number) => void = (handle) => cancelAnimationFrame(handle),
  ) {
    this.#request = request
    this.#cancel = cancel
  }

  /** Looks at the panel's rhythm now and every few seconds, until the function it returns is called. */
  start(): () => void {
    let stopLook = this.#look()
    const timer = setInterval(() => {
      stopLook()
      stopLook = this.#look()
    }, probeEveryMs)
    return () => {
      clearInterval(timer)
      stopLook()
      if (this.#handle !== null) this.#cancel(this.#handle)
      this.#handle = null
    }
  }

  /** Called with each frame's own timestamp, until the function it returns is called. */
  onframe(listener: (timestamp: number) => void): () => void {
    this.#listeners.add(listener)
    this.#ask()
    return () => this.#listeners.delete(listener)
  }

  /** The last frame boundary that was seen, on the page's own clock. */
  get last(): number {
    return this.#times.at(-1) ?? performance.now()
  }

  /**
   * Time between frames. The median gap tells how many frames each gap was, so that a dropped frame does not look like a
   * slower panel; their mean over some seconds is exact where single timestamps are rounded, and can be counted on from.
   */
  get periodMs(): number {
    const gaps = gapsOf(this.#times).filter((gap) => gap <= longestGapMs)
    const middle = gaps.toSorted((a, b) => a - b)[gaps.length >> 1]
    if (!middle || middle <= 0) return 1_000 / 60
    const frames = gaps.reduce((sum, gap) => sum + Math.round(gap / middle), 0)
    return gaps.reduce((sum, gap) => sum + gap, 0) / frames
  }

  /** Frames a second as they really came in the last look; a page that nobody paints has none. */
  perSecond(now: number = performance.now()): number {
    const recent = this.#inARow.filter(({ time }) => now - time <= probeEveryMs + longestGapMs)
    const sum = recent.reduce((total, { gap }) => total + gap, 0)
    return sum > 0 ? Math.min(1_000, (recent.length * 1_000) / sum) : 0
  }

  #look(): () => void {
    let left = probeFrames
    const stop = this.onframe(() => {
      if (--left <= 0) stop()
    })
    return stop
  }

  #ask(): void {
    this.#handle ??= this.#request((timestamp) => this.#frame(timestamp))
  }

  #frame(timestamp: number): void {
    this.#handle = null
    const before = this.#times.at(-1)
    if (this.#running && before !== undefined) keep(this.#inARow, { time: timestamp, gap: timestamp - before })
    keep(this.#times, timestamp)
    for (const listener of [...this.#listeners]) listener(timestamp)
    this.#running = this.#listeners.size > 0
    if (this.#running) this.#ask()
  }
}

function keep<T>(list: T[], item: T): void {
  list.push(item)
  if (list.length > remembered) list.shift()
}

const gapsOf = (times: readonly number[]): number[] => times.slice(1).map((time, i) => time - (times[i] ?? time))
