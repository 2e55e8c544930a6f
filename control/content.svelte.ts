import type { Content } from '#shared/content.ts'
import type { BundleHash } from '#shared/ids.ts'
import { call } from './http.ts'

const againMs = 2_000

/** The published content, fetched anew when the booth shows another bundle; the last good one stays until then. */
export class PublishedContent {
  #current = $state.raw<Content | null>(null)
  #bundle: BundleHash | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  get current(): Content | null {
    return this.#current
  }

  follow(bundle: BundleHash): void {
    if (bundle === this.#bundle) return
    this.#bundle = bundle
    void this.#fetch(bundle)
  }

  forget(): void {
    clearTimeout(this.#timer)
    this.#bundle = null
    this.#current = null
  }

  async #fetch(bundle: BundleHash): Promise<void> {
    clearTimeout(this.#timer)
    const answer = await call<Content>('GET', `/api/content/${bundle}`)
    if (bundle !== this.#bundle) return // overtaken by a newer bundle
    if (answer.ok) this.#current = answer.value
    else this.#timer = setTimeout(() => void this.#fetch(bundle), againMs)
  }
}
