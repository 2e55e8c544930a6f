export type IdleTimes = { idleSeconds: number; warnSeconds: number }

/**
 * Notices that a visitor has gone (V10). After `idleSeconds` without a touch it warns and counts down `warnSeconds`;
 * one touch anywhere goes on. Time is handed in, so that a test need not wait.
 */
export class Idle {
  #secondsLeft = $state<number | null>(null)
  #lastTouch = 0
  #running = false
  readonly #now: () => number
  readonly #times: () => IdleTimes
  readonly #onleft: () => void

  constructor(parts: { now: () => number; times: () => IdleTimes; onleft: () => void }) {
    this.#now = parts.now
    this.#times = parts.times
    this.#onleft = parts.onleft
  }

  /** Counts down while the visitor is warned; null otherwise. */
  get secondsLeft(): number | null {
    return this.#secondsLeft
  }

  start(): void {
    this.#running = true
    this.touch()
  }

  stop(): void {
    this.#running = false
    this.#secondsLeft = null
  }

  /** Somebody is there. Says whether that ended a warning. */
  touch(): boolean {
    const warned = this.#secondsLeft !== null
    this.#lastTouch = this.#now()
    this.#secondsLeft = null
    return warned
  }

  /** To be called a few times a second. */
  tick(): void {
    if (!this.#running) return
    const { idleSeconds, warnSeconds } = this.#times()
    const quietMs = this.#now() - this.#lastTouch
    const leftMs = (idleSeconds + warnSeconds) * 1_000 - quietMs
    if (leftMs <= 0) {
      this.stop()
      this.#onleft()
    } else if (quietMs >= idleSeconds * 1_000) this.#secondsLeft = Math.ceil(leftMs / 1_000)
  }
}
