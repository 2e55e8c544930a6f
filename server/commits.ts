import { Turns } from './turns.ts'

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
  readonly #lost: (refusal: string) => void
  readonly #turns = new Turns()
  #timer: NodeJS.Timeout | undefined

  /** `report` hears why the disk refused, and null when nothing is owed any longer; `lost` hears of each job that is given up. */
  constructor(report: (refusal: string | null) => void, lost: (refusal: string) => void) {
    this.#report = report
    this.#lost = lost
  }

  /** Resolves when the job is stored, or was refused and is owed. */
  run(job: Job): Promise<void> {
    return this.#turns.take(() => {
      this.#owed.push(job)
      if (this.#owed.length > mostOwed && this.#owed.shift()) this.#lost(`more than ${mostOwed} are owed`)
      return this.#pay()
    })
  }

  /** One last try; then no more. */
  async stop(): Promise<void> {
    await this.#turns.take(async () => {
      if (this.#owed.length > 0) await this.#pay()
    })
    clearTimeout(this.#timer)
  }

  /** Each of them once, in order. One that is refused while a later one is stored is at fault itself, and is given up: it must not hold up the rest. */
  async #pay(): Promise<void> {
    clearTimeout(this.#timer)
    let refused: { job: Job; refusal: string }[] = []
    for (const job of this.#owed.splice(0)) {
      try {
        await job()
        for (const { refusal } of refused) this.#lost(refusal)
        refused = []
      } catch (error) {
        refused.push({ job, refusal: error instanceof Error ? error.message : String(error) })
      }
    }
    this.#owed.push(...refused.map(({ job }) => job))
    this.#report(refused.at(-1)?.refusal ?? null)
    if (refused.length > 0) this.#timer = setTimeout(() => void this.#turns.take(() => this.#pay()), retryMs).unref()
  }
}
