import type { StopId } from '#shared/ids.ts'
import type { LogEntry, TourRecord } from '#shared/tour-record.ts'
import { timeOrderedId } from '#shared/time-ordered-id.ts'
import type { LogKind } from '#shared/tour-words.ts'
import type { call } from '../http.ts'

/** `waiting`: the server was out of reach, and the note goes when it is back. */
export type NoteState = 'sending' | 'stored' | 'waiting' | 'refused'
export type Note = {
  id: string
  at: number
  kind: LogKind
  text: string
  stop: StopId | null
  by: string
  state: NoteState
}
type Draft = Pick<Note, 'kind' | 'text' | 'stop' | 'by' | 'at'>

export const undoForMs = 10_000

/** The notes of the tour that runs. Unlike a command a note may arrive late: it keeps its own time, and its id makes it one. */
export class QuickLog {
  #notes = $state.raw<readonly Note[]>([])
  readonly #call: typeof call

  constructor(over: typeof call) {
    this.#call = over
  }

  /** Newest first. */
  get notes(): readonly Note[] {
    return this.#notes
  }

  /** What is stored already, by this tablet or another; what is under way here stays. */
  async read(): Promise<void> {
    const answer = await this.#call<TourRecord>('GET', '/api/tours/current')
    if (!answer.ok) return
    const stored = answer.value.log.map((entry): Note => ({ ...entry, state: 'stored' }))
    const own = this.#notes.filter((note) => note.state !== 'stored' && !stored.some(({ id }) => id === note.id))
    this.#notes = [...stored, ...own].toSorted((a, b) => b.at - a.at)
  }

  async add(draft: Draft): Promise<void> {
    const at = Math.round(draft.at)
    const id = timeOrderedId(at, crypto.getRandomValues(new Uint8Array(16)))
    this.#notes = [{ ...draft, id, at, state: 'sending' }, ...this.#notes]
    await this.#send(id)
  }

  /** The server is back. */
  async resend(): Promise<void> {
    for (const { id } of this.#notes.filter(({ state }) => state === 'waiting')) await this.#send(id)
  }

  /** A note that never left is simply gone; one that the server has is taken back there. */
  async undo(id: string): Promise<boolean> {
    const note = this.#notes.find((candidate) => candidate.id === id)
    if (note?.state !== 'waiting' && note?.state !== 'refused') {
      const answer = await this.#call('DELETE', `/api/tours/current/log/${id}`)
      if (!answer.ok && answer.error.status !== 404) return false
    }
    this.#notes = this.#notes.filter((candidate) => candidate.id !== id)
    return true
  }

  async #send(id: string): Promise<void> {
    const note = this.#notes.find((candidate) => candidate.id === id)
    if (!note) return
    const { kind, text, at, stop } = note
    this.#mark(id, 'sending')
    const answer = await this.#call<LogEntry>('POST', '/api/tours/current/log', { id, kind, text, at, stop })
    if (answer.ok) return this.#mark(id, 'stored')
    const { status } = answer.error
    this.#mark(id, status === 0 || status >= 500 ? 'waiting' : 'refused')
  }

  #mark(id: string, state: NoteState): void {
    this.#notes = this.#notes.map((note) => (note.id === id ? { ...note, state } : note))
  }
}
