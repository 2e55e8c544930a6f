import { clockJumpMs } from './due.ts'

/** How a film keeps in step with booth time. Pure; everything in milliseconds. */

/** The first frame stands this long after a stop began: by then every screen shows it, and all begin together. */
export const startDelayMs = 400

const seekBeyondMs = 250 // a jump is seen; a rate a little off is not
const seekAgainBeyondMs = 100 // right after a jump another one is seen as the same
const catchUpMs = 600 // a small lag is mostly made up in this time, a larger one at the most that is allowed
const rateStep = 0.005
const mostRate = 0.05
const settleMs = 400 // after a seek, before its success is judged
const usualSeekMs = 80
const longestSeekMs = 1_500

export type FilmOrder = { do: 'seek'; toMs: number } | { do: 'play'; rate: number }

/** How long a film still waits for its beginning. One far ahead means that a clock jumped: nobody waits for that. */
export function waitFor(startAt: number, now: number): number {
  const early = startAt - now
  return early > 0 && early <= clockJumpMs ? early : 0
}

/** Where a film that began at `startAt` stands now, round and round; just before that at its beginning. */
export function placeAt(now: number, startAt: number, durationMs: number): number {
  if (waitFor(startAt, now) > 0) return 0
  const place = (now - startAt) % durationMs
  return place < 0 ? place + durationMs : place
}

/** How far behind the film is, by the shorter way round its loop; negative when it is ahead. */
export function lagOf(placeMs: number, positionMs: number, durationMs: number): number {
  const lag = (placeMs - positionMs) % durationMs
  if (lag > durationMs / 2) return lag - durationMs
  return lag < -durationMs / 2 ? lag + durationMs : lag
}

/** One screen's film: small lags are made up by a rate of at most 5 % more or less, large ones by a seek (O6). */
export class FilmLaw {
  #seekMs = usualSeekMs // what a seek costs on this machine: learnt from each
  #soughtAt: number | null = null
  #jumps = 0 // one after another

  /** What to do now. Not to be asked while the film is seeking. */
  step(now: number, startAt: number, film: { positionMs: number; durationMs: number }): FilmOrder {
    const { positionMs, durationMs } = film
    const lag = lagOf(placeAt(now, startAt, durationMs), positionMs, durationMs)
    if (this.#soughtAt !== null) {
      if (now - this.#soughtAt < settleMs + this.#seekMs) return { do: 'play', rate: 1 }
      this.#soughtAt = null
      this.#seekMs = Math.min(longestSeekMs, Math.max(0, this.#seekMs + lag))
    }
    if (Math.abs(lag) > (this.#jumps === 1 ? seekAgainBeyondMs : seekBeyondMs)) {
      this.#soughtAt = now
      this.#jumps += 1
      return { do: 'seek', toMs: placeAt(now + this.#seekMs, startAt, durationMs) }
    }
    this.#jumps = 0
    const wanted = Math.round(lag / catchUpMs / rateStep) * rateStep
    return { do: 'play', rate: 1 + Math.min(mostRate, Math.max(-mostRate, wanted)) }
  }
}
