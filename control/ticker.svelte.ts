import type { Clock } from '#shared/web/clock.svelte.ts'

const everyMs = 250 // seconds on the glass are then never more than a quarter late

/** Booth time for what counts up on the panel. */
export class Ticker {
  readonly #clock: Clock
  #now = $state(0)

  constructor(clock: Clock) {
    this.#clock = clock
    this.#now = clock.now()
  }

  get now(): number {
    return this.#now
  }

  start(): () => void {
    const timer = setInterval(() => (this.#now = this.#clock.now()), everyMs)
    return () => clearInterval(timer)
  }
}
