export const holdMs = 2_000
const shortPressMs = 400

type Options = { onhold: () => void; onshort?: (() => void) | undefined; isDisabled: () => boolean }

/** A press that counts only when it lasts (C6). Letting go, sliding off or losing the page in between is nothing at all. */
export class Hold {
  readonly #options: Options
  #holding = $state(false)
  #letGoEarly = $state(false)
  #startedAt = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: Options) {
    this.#options = options
  }

  get holding(): boolean {
    return this.#holding
  }
  /** True for a moment after a press that was too short: the button says so. */
  get letGoEarly(): boolean {
    return this.#letGoEarly
  }

  start(): void {
    if (this.#holding || this.#options.isDisabled()) return
    clearTimeout(this.#timer)
    this.#holding = true
    this.#letGoEarly = false
    this.#startedAt = performance.now()
    this.#timer = setTimeout(() => {
      this.#holding = false
      this.#options.onhold()
    }, holdMs)
  }

  /** The finger or key came up over the button. */
  end(): void {
    if (!this.#holding) return
    const short = performance.now() - this.#startedAt < shortPressMs
    this.cancel()
    if (short && this.#options.onshort) return this.#options.onshort()
    this.#letGoEarly = true
    this.#timer = setTimeout(() => (this.#letGoEarly = false), 2_500)
  }

  cancel(): void {
    clearTimeout(this.#timer)
    this.#holding = false
  }
}
