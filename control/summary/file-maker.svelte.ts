import type { Problem } from '#shared/api.ts'
import type { call } from '../http.ts'
import type { SummaryTexts } from './texts/zh.ts'

export type FileName = keyof SummaryTexts['files']
export type Step = keyof SummaryTexts['steps']

/** One line of `GET /api/work`. */
type Work = { id: string; what: string; by: string; percent: number; step: Step }

export type Making =
  | { state: 'idle' }
  | { state: 'making'; file: FileName; step: Step; percent: number }
  | { state: 'done'; file: FileName }
  | { state: 'cancelled' }
  | { state: 'failed'; detail: string }

type Parts = {
  call: typeof call
  fetch: typeof fetch
  me: () => string | null
  /** Hands the finished file to whoever pressed the button. */
  save: (file: Blob, name: string) => void
  everyMs?: number
}

/** Asks the server for one file at a time, tells how far it is, and can call it off (W16). */
export class FileMaker {
  readonly #parts: Parts
  #making = $state.raw<Making>({ state: 'idle' })
  #gone: AbortController | null = null

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get making(): Making {
    return this.#making
  }

  async make(file: FileName, query: URLSearchParams): Promise<void> {
    if (this.#making.state === 'making') return
    const gone = new AbortController()
    this.#gone = gone
    this.#making = { state: 'making', file, step: 'waiting', percent: 0 }
    const timer = setInterval(() => void this.#look(file), this.#parts.everyMs ?? 500)
    try {
      const response = await this.#parts.fetch(`/api/exports/${file}?${query}`, { signal: gone.signal })
      if (!response.ok) this.#making = { state: 'failed', detail: ((await response.json()) as Problem).detail }
      else {
        this.#parts.save(await response.blob(), nameIn(response.headers.get('Content-Disposition')) ?? file)
        this.#making = { state: 'done', file }
      }
    } catch (error) {
      this.#making = gone.signal.aborted ? { state: 'cancelled' } : { state: 'failed', detail: String(error) }
    } finally {
      clearInterval(timer)
    }
  }

  /** The server calls its work off when nobody waits for the file any more. */
  cancel(): void {
    this.#gone?.abort()
  }

  async #look(file: FileName): Promise<void> {
    const answer = await this.#parts.call<{ work: Work[] }>('GET', '/api/work')
    if (!answer.ok || this.#making.state !== 'making') return
    const mine = answer.value.work.find(({ what, by }) => what === file && by === this.#parts.me())
    if (mine) this.#making = { state: 'making', file, step: mine.step, percent: Math.round(mine.percent) }
  }
}

/** The name that the server gives a file, by RFC 6266: the starred one where there is one. */
export function nameIn(disposition: string | null): string | null {
  const starred = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (starred !== undefined) return decodeURIComponent(starred)
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? null
}
