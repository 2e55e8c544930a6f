import type { ExhibitId } from '#shared/ids.ts'
import type { SetUpBoard, SetUpLine, SetUpState, ShowState } from '#shared/set-up.ts'
import { saidOf } from '../approval/said.ts'
import { entryId } from '../counts/entry-id.ts'
import { call } from '../http.ts'
import type { Panel } from '../panel.svelte.ts'

/** The set-up board as the server last told it. */
export class Board {
  readonly #panel: Panel
  #current = $state.raw<SetUpBoard | null>(null)
  #busy = $state(false)

  constructor(panel: Panel) {
    this.#panel = panel
  }

  get current(): SetUpBoard | null {
    return this.#current
  }
  get busy(): boolean {
    return this.#busy
  }
  lineOf(exhibit: ExhibitId): SetUpLine | null {
    return this.#current?.lines.find((line) => line.exhibit === exhibit) ?? null
  }

  async read(): Promise<void> {
    const answer = await call<SetUpBoard>('GET', '/api/set-up')
    if (answer.ok) this.#current = answer.value
  }

  /** Marks one exhibit and shows what came of it. */
  async mark(exhibit: ExhibitId, state: SetUpState | ShowState, done: string): Promise<void> {
    const { notices, texts, ticker } = this.#panel
    this.#busy = true
    const answer = await call<SetUpLine>('POST', '/api/set-up', { id: entryId(ticker.now), exhibit, state })
    this.#busy = false
    if (answer.ok) notices.show('done', done)
    else notices.show('refused', saidOf(answer.error, texts))
    await this.read()
  }
}
