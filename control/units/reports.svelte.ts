import type { CityFigures } from '#shared/unit-figures-city.ts'
import type { UnitDecision, UnitImport } from '#shared/unit-figures.ts'
import { call } from '../http.ts'
import type { Panel } from '../panel.svelte.ts'

type Answer = { city: CityFigures; imports: UnitImport[] }

/** The city's figures and the imports, as the server last told them. */
export class Reports {
  readonly #panel: Panel
  #current = $state.raw<Answer | null>(null)

  constructor(panel: Panel) {
    this.#panel = panel
  }

  get current(): Answer | null {
    return this.#current
  }

  async read(): Promise<void> {
    const answer = await call<Answer>('GET', '/api/unit-figures')
    if (answer.ok) this.#current = answer.value
    else this.#panel.tell(answer, '')
  }

  async setDeadline(deadline: string | null, said: string): Promise<void> {
    this.#panel.tell(await call('PATCH', '/api/unit-figures', { deadline }), said)
    await this.read()
  }

  async decide(pair: string, decision: UnitDecision, said: string): Promise<void> {
    this.#panel.tell(await call('POST', '/api/unit-figures/decisions', { pair, decision }), said)
    await this.read()
  }

  async undo(id: string, said: string): Promise<void> {
    this.#panel.tell(await call('POST', `/api/unit-figures/imports/${id}/undo`, {}), said)
    await this.read()
  }
}
