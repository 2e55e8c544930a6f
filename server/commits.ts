type Job = () => Promise<void>

const retryMs = 2_000
const mostOwed = 2_000 // about ten hours of a busy tablet

/**
 * Writes one thing after another. What the disk refuses is owed and tried again until it is stored, so that nothing that
 * was accepted is missing once the disk is back (M1); a job may therefore run more than once.
 */
export class Commits {
  readonly #owed: Job[] = []
  readonly #report: (refusal: string | null) => void
  #tail: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined

  /** `report` hears why the disk refused, and null when nothing is owed any longer. */
  constructor(report: (refusal: string | null) => void) {
    this.#report = report
  }

  /** Resolves when the job is stored, or was refused and is owed. */
  run(job: Job): Promise<void> {
    this.#tail = this.#tail.then(() => {
      this.#owed.push(job)
      if (this.#owed.length > mostOwed) this.#owed.shift()
      return this.#pay()
    })
    return this.#tail
  }

  /** One last try; then no more. */
  async stop(): Promise<void> {
    await this.#tail
    if (this.#owed.length > 0) await this.#pay()
    clearTimeout(this.#timer)
  }

  /** Each of them once, in order. One that is refused while a later one is stored is at fault itself, and is given up: it must not hold up the rest. */
  async #pay(): Promise<void> {
    clearTimeout(this.#timer)
    const refused: Job[] = []
    let refusal: string | null = null
    for (const job of this.#owed.splice(0)) {
      try {
        await job()
        refused.length = 0
      } catch (error) {
        refusal = error instanceof Error ? error.message : String(error)
        refused.push(job)
      }
    }
    this.#owed.push(...refused)
    this.#report(refused.length > 0 ? refusal : null)
    if (refused.length > 0) this.#timer = setTimeout(() => this.#retry(), retryMs).unref()
  }

  #retry(): void {
    this.#tail = this.#tail.then(() => this.#pay())
  }
}
