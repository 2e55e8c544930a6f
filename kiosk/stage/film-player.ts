import type { FilmCue } from './film-cue.ts'
import { FilmLaw, waitFor } from './film-law.ts'

const everyMs = 200
const rewindAfterMs = 400 // other screens may still be painting the change

/** What is needed of a `<video>`. */
export type Film = Pick<
  HTMLVideoElement,
  'currentTime' | 'duration' | 'paused' | 'seeking' | 'playbackRate' | 'muted' | 'volume' | 'play' | 'pause'
>

/** Plays one film in step with booth time while it has a cue; otherwise it waits at its first frame, decoded (O6). */
export class FilmPlayer {
  readonly #film: Film
  readonly #now: () => number
  #law = new FilmLaw()
  #cue: FilmCue | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #silenced = false // the browser plays this page's films without sound only

  constructor(film: Film, now: () => number) {
    this.#film = film
    this.#now = now
    film.muted = true
  }

  follow(cue: FilmCue | null): void {
    const before = this.#cue
    this.#cue = cue
    if (!cue) return this.#rest()
    if (cue.still) return this.#hold()
    if (cue.startAt !== before?.startAt) {
      this.#law = new FilmLaw()
      this.#silenced = false
    }
    clearTimeout(this.#timer)
    this.#step()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#cue = null
    this.#film.pause()
  }

  #hold(): void {
    clearTimeout(this.#timer)
    this.#film.pause()
  }

  #rest(): void {
    this.#hold()
    this.#film.muted = true
    this.#timer = setTimeout(() => {
      if (this.#film.currentTime !== 0) this.#film.currentTime = 0
    }, rewindAfterMs)
  }

  #step(): void {
    const cue = this.#cue
    if (!cue) return
    const early = waitFor(cue.startAt, this.#now())
    if (early > 0) this.#waitAtStart(early)
    else {
      this.#keepInStep(cue)
      this.#timer = setTimeout(() => this.#step(), everyMs)
    }
  }

  #waitAtStart(early: number): void {
    const film = this.#film
    if (!film.paused) film.pause()
    if (film.currentTime !== 0) film.currentTime = 0
    this.#timer = setTimeout(() => this.#step(), early)
  }

  #keepInStep(cue: FilmCue): void {
    const film = this.#film
    if (film.seeking || !(film.duration > 0)) return // its beginning has not arrived, or it is on its way
    this.#sound(cue)
    if (film.paused) this.#play()
    const order = this.#law.step(this.#now(), cue.startAt, {
      positionMs: film.currentTime * 1_000,
      durationMs: film.duration * 1_000,
    })
    if (order.do === 'seek') {
      film.playbackRate = 1
      film.currentTime = order.toMs / 1_000
    } else if (film.playbackRate !== order.rate) film.playbackRate = order.rate
  }

  #sound({ volume }: FilmCue): void {
    const muted = this.#silenced || volume === 0
    if (this.#film.volume !== volume) this.#film.volume = volume
    if (this.#film.muted !== muted) this.#film.muted = muted
  }

  #play(): void {
    this.#film.play().catch((error: unknown) => {
      if (error instanceof Error && error.name === 'AbortError') return // put away before it began
      if (this.#film.muted) return console.error('A film does not play.', error)
      this.#silenced = true // a page that nobody has touched may not sound; the film goes on without
      this.#film.muted = true
      this.#play()
    })
  }
}
