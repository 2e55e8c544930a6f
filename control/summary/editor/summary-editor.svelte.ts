import type { EditedSummary, PartBody, PartId } from '#shared/summary-edit.ts'
import type { call, CallProblem } from '../../http.ts'

type Saving = 'idle' | 'saving' | 'saved' | 'failed'

/** What somebody wrote while another was quicker with the same part. */
export type Clash = { part: PartId; mine: PartBody | null; by: string }

type Step = { part: PartId; body: PartBody | null }

/** The text of the summary as this panel edits it: saves one part after another, and can take each back (W23). */
export class SummaryEditor {
  readonly #call: typeof call
  readonly #query: string
  #paper = $state.raw<EditedSummary | null>(null)
  #saving = $state<Saving>('idle')
  #problem = $state.raw<CallProblem | null>(null)
  #clash = $state.raw<Clash | null>(null)
  #undo = $state.raw<readonly Step[]>([])
  #last: Promise<unknown> = Promise.resolve()

  constructor(ask: typeof call, days: { from: string; to: string }) {
    this.#call = ask
    const query = new URLSearchParams(Object.entries(days).filter(([, day]) => day !== ''))
    this.#query = query.size > 0 ? `?${query}` : ''
  }

  get paper(): EditedSummary | null {
    return this.#paper
  }
  get saving(): Saving {
    return this.#saving
  }
  get problem(): CallProblem | null {
    return this.#problem
  }
  get clash(): Clash | null {
    return this.#clash
  }
  get canUndo(): boolean {
    return this.#undo.length > 0
  }
  get query(): string {
    return this.#query
  }

  async load(): Promise<void> {
    const answer = await this.#call<EditedSummary>('GET', `/api/summary${this.#query}`)
    if (answer.ok) this.#paper = answer.value
    this.#problem = answer.ok ? null : answer.error
  }

  save(part: PartId, body: PartBody | null): Promise<void> {
    const before = this.#savedBody(part)
    return this.#inTurn(async () => {
      if (await this.#send(part, body)) this.#undo = [...this.#undo, { part, body: before }].slice(-50)
    })
  }

  /** Takes the last change of this panel back. */
  undo(): Promise<void> {
    return this.#inTurn(async () => {
      const step = this.#undo.at(-1)
      if (step && (await this.#send(step.part, step.body))) this.#undo = this.#undo.slice(0, -1)
    })
  }

  /** Ends a clash: with one's own text over the other's, or with the other's as it stands. */
  async settle(whose: 'mine' | 'theirs'): Promise<void> {
    const clash = this.#clash
    this.#clash = null
    this.#saving = 'idle'
    if (clash && whose === 'mine') await this.save(clash.part, clash.mine)
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.#last.then(act)
    this.#last = done.catch(() => {}) // told to the one who asked
    return done
  }

  async #send(part: PartId, body: PartBody | null): Promise<boolean> {
    this.#saving = 'saving'
    const base = this.#paper?.saved.find((saved) => saved.part === part)?.version ?? 0
    const answer = await this.#call('PATCH', `/api/summary/${part}${this.#query}`, { base, body })
    const failed = answer.ok ? null : answer.error
    if (failed && failed.reason !== 'newer') {
      this.#problem = failed
      this.#saving = 'failed'
      return false
    }
    await this.load()
    if (failed) this.#clash = { part, mine: body, by: this.#paper?.saved.find((one) => one.part === part)?.by ?? '' }
    this.#saving = failed ? 'failed' : 'saved'
    return !failed
  }

  #savedBody(part: PartId): PartBody | null {
    return this.#paper?.saved.find((saved) => saved.part === part)?.body ?? null
  }
}
