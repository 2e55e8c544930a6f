import type { Content } from '#shared/content.ts'
import type { BundleHash } from '#shared/ids.ts'
import { withConditions, type LiveCondition } from '#shared/set-up-board.ts'
import { call } from './http.ts'

const againMs = 2_000

/** The published content, fetched anew when the booth shows another bundle; the last good one stays until then. */
export class PublishedContent {
  #published = $state.raw<Content | null>(null)
  #live = $state.raw<readonly LiveCondition[]>([])
  readonly #current = $derived(this.#published && withConditions(this.#published, this.#live))
  #bundle: BundleHash | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  /** With the exhibits as the set-up board knows them today. */
  get current(): Content | null {
    return this.#current
  }

  knowConditions(live: readonly LiveCondition[]): void {
    this.#live = live
  }

  follow(bundle: BundleHash): void {
    if (bundle === this.#bundle) return
    this.#bundle = bundle
    void this.#fetch(bundle)
  }

  forget(): void {
    clearTimeout(this.#timer)
    this.#bundle = null
    this.#published = null
  }

  async #fetch(bundle: BundleHash): Promise<void> {
    clearTimeout(this.#timer)
    const answer = await call<Content>('GET', `/api/content/${bundle}`)
    if (bundle !== this.#bundle) return // overtaken by a newer bundle
    if (answer.ok) this.#published = answer.value
    else this.#timer = setTimeout(() => void this.#fetch(bundle), againMs)
  }
}
