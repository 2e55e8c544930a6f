import { createSubscriber } from 'svelte/reactivity'

/** The part of the address after `#`: pages are addresses, so the back button works. */
export class Hash {
  readonly #window: Window
  readonly #subscribe: () => void

  constructor(window: Window) {
    this.#window = window
    this.#subscribe = createSubscriber((update) => {
      window.addEventListener('hashchange', update)
      return () => window.removeEventListener('hashchange', update)
    })
  }

  get current(): string {
    this.#subscribe()
    return this.#window.location.hash
  }
}
