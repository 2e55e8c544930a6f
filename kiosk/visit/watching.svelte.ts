import type { Booth } from '#shared/booth.ts'
import type { ExhibitId, KioskId } from '#shared/ids.ts'
import type { VisitEventDetail } from '#shared/visit-events.ts'
import { filmRules, type FilmRules } from '../stage/film-cue.ts'

const longestWatchMs = 180_000 // then somebody has to touch: a film may be longer than the visitor stays

type WatchingParts = {
  now: () => number
  kiosk: () => KioskId
  /** Guests are announced: nothing plays any more. */
  guestsComing: () => boolean
  act: (detail: VisitEventDetail) => void
}

/** Films and comparisons on the page of an exhibit: what the booth allows, and what this visitor does with them (K83, K84). */
export class Watching {
  #rules = $state.raw<FilmRules>({ still: false, volume: 1 })
  #since: number | null = null
  #told = new Set<VisitEventDetail['type']>() // on this page
  readonly #parts: WatchingParts

  constructor(parts: WatchingParts) {
    this.#parts = parts
  }

  get rules(): FilmRules {
    return this.#parts.guestsComing() ? { ...this.#rules, still: true } : this.#rules
  }
  /** Somebody stands here and looks: not a screen that was left. */
  get going(): boolean {
    return this.#since !== null && this.#parts.now() - this.#since < longestWatchMs
  }

  /** The booth that comes onto the glass. */
  follow(booth: Booth): void {
    const { still, volume } = filmRules(booth, this.#parts.kiosk())
    if (still !== this.#rules.still || volume !== this.#rules.volume) this.#rules = { still, volume }
  }

  /** Another page. */
  turn(): void {
    this.#since = null
    this.#told.clear()
  }

  watch = (playing: boolean): void => {
    this.#since = playing ? this.#parts.now() : null
  }
  played = (exhibit: ExhibitId): void => this.#once({ type: 'film-played', exhibit })
  compared = (exhibit: ExhibitId): void => this.#once({ type: 'compare-moved', exhibit })

  #once(detail: VisitEventDetail): void {
    if (this.#told.has(detail.type)) return
    this.#told.add(detail.type)
    this.#parts.act(detail)
  }
}
