import type { Summary } from '#shared/summary.ts'
import type { call } from '../http.ts'

type ScreenState = {
  kiosk: string
  name: string
  online: boolean
  pending: number | null
  lastTouch: number | null
  heardAt: number | null
}

/** The answer of `GET /api/figures`. */
type DayFigures = {
  day: string
  days: string[]
  behind: number
  building: boolean
  screens: ScreenState[]
  summary: Summary
}

const everyMs = 10_000

/** The figures of one day, asked for every ten seconds while the page is seen. The last good ones stay, with their age (F12). */
export class LiveFigures {
  readonly #call: typeof call
  readonly #now: () => number
  #current = $state.raw<DayFigures | null>(null)
  #readAt = $state(0)
  #failed = $state(false)

  constructor(over: typeof call, now: () => number) {
    this.#call = over
    this.#now = now
  }

  get current(): DayFigures | null {
    return this.#current
  }
  /** When these figures were told. */
  get readAt(): number {
    return this.#readAt
  }
  /** Whether the newest question had no answer. */
  get failed(): boolean {
    return this.#failed
  }

  /** Asks now and then; an empty day is today. Returns the stop. */
  follow(day: string, page: Pick<Document, 'visibilityState'>): () => void {
    let stopped = false
    const ask = async () => {
      if (page.visibilityState !== 'visible') return
      const answer = await this.#call<DayFigures>('GET', day === '' ? '/api/figures' : `/api/figures?day=${day}`)
      if (stopped) return
      this.#failed = !answer.ok
      if (!answer.ok) return
      this.#current = answer.value
      this.#readAt = this.#now()
    }
    void ask()
    const timer = setInterval(() => void ask(), everyMs)
    return () => {
      stopped = true
      clearInterval(timer)
    }
  }
}
