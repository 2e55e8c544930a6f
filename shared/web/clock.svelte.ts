import { estimateClock, latenessOf, sampleLimit, type ClockSample } from '../clock-estimate.ts'
import type { ClockReply } from '../wire.ts'

const burst = 12 // quick samples after connecting, then two a second
const burstGapMs = 60
const steadyGapMs = 500
const busyGapMs = 50
const enoughSteady = 6 // until then the burst must do: it is taken while the page is still busy with its own start
const correction = 0.3 // of the remaining error per sample, so that a running countdown never jumps

/** The page's own steady clock: epoch milliseconds that never go back, whatever is done to the system clock. */
export const steadyNow = (): number => performance.timeOrigin + performance.now()

/** Booth time on this machine, estimated from round trips and corrected gradually (O2). */
export class Clock {
  #offset = $state.raw(0)
  #error = $state.raw(Infinity)
  #oneWay = 0
  #samples: ClockSample[] = []
  #steady: ClockSample[] = [] // those of `#samples` that came after the burst
  #settled = false

  /** Booth time, epoch milliseconds. Before the first sample it is the machine's own time. */
  now(): number {
    return steadyNow() + this.#offset
  }
  /** Turns a `requestAnimationFrame` or `performance.now()` timestamp into booth time. */
  at(timestamp: number): number {
    return performance.timeOrigin + timestamp + this.#offset
  }
  get offset(): number {
    return this.#offset
  }
  get error(): number {
    return this.#error
  }
  get oneWay(): number {
    return this.#oneWay
  }

  /**
   * Asks now and again; `ask` gives null while there is nobody to ask. While `busy`, it waits: a page that paints a change
   * would measure itself and not the road. Returns the stop.
   */
  start(ask: () => Promise<ClockReply | null>, busy: () => boolean = () => false): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    let quick = burst
    const next = async () => {
      if (busy()) {
        timer = setTimeout(() => void next(), busyGapMs)
        return
      }
      const gap = quick > 0 ? burstGapMs : steadyGapMs
      const t0 = steadyNow()
      try {
        const reply = await ask()
        if (reply) {
          this.#add({ t0, received: reply.received, sent: reply.sent, t3: steadyNow() }, quick === 0)
          quick = Math.max(0, quick - 1)
        } else {
          this.#samples = [] // another connection is another route
          this.#steady = []
          quick = burst
          this.#settled = false
        }
      } catch {
        // No answer within the time limit: the next round asks again, and the old samples still hold.
      }
      if (!stopped) timer = setTimeout(() => void next(), gap)
    }
    void next()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }

  #add(sample: ClockSample, steady: boolean): void {
    this.#samples = [...this.#samples, sample].slice(-sampleLimit)
    if (steady) this.#steady = [...this.#steady, sample].slice(-sampleLimit)
    const estimate = estimateClock(this.#samples)
    if (!estimate) return
    const wrongBy = estimate.offset - this.#offset
    // Far off means a new server or a changed clock: gliding there would take minutes of wrong frames.
    this.#offset = !this.#settled || Math.abs(wrongBy) > 500 ? estimate.offset : this.#offset + wrongBy * correction
    this.#settled = true
    this.#error = estimate.error
    this.#oneWay = latenessOf(this.#steady.length >= enoughSteady ? this.#steady : this.#samples, estimate.offset)
  }
}
