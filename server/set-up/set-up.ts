import type { Content } from '#shared/content.ts'
import { exhibitsInOrder, findExhibit } from '#shared/lookup.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { Role } from '#shared/rights.ts'
import { conditionsOf, emptyLine, isShowState, linesOf, marked, type LiveCondition } from '#shared/set-up-board.ts'
import type { NewSetUpMark, SetUpBoard, SetUpLine, SetUpMark } from '#shared/set-up.ts'
import type { AuditLog } from '../storage/audit-log.ts'
import type { Database } from '../storage/database.ts'
import { readMarks, saveMark } from '../storage/set-up-log.ts'
import { Turns } from '../turns.ts'
import { setUpDeadline, fairEnds } from './times.ts'

type Parts = { db: Database; audit: AuditLog; now: () => number; timeZone: string }
type Listener = (live: readonly LiveCondition[]) => void
type Person = { name: string; role: Role }

/** Why a mark was not taken. */
export type SetUpRefusal = 'unknown-exhibit' | 'not-in-place' | 'not-asked' | 'needs-approver' | 'own-request'

/** The set-up board. Each mark is in the log and in the audit before anybody hears of it, one after another (R20). */
export class SetUp {
  readonly #parts: Parts
  readonly #turns = new Turns()
  readonly #listeners = new Set<Listener>()
  #marks: SetUpMark[] = []

  private constructor(parts: Parts) {
    this.#parts = parts
  }

  /** With what was said before the server was started. */
  static async open(parts: Parts): Promise<SetUp> {
    const setUp = new SetUp(parts)
    setUp.#marks = await readMarks(parts.db)
    return setUp
  }

  /** What the board knows of exhibits today. */
  get live(): readonly LiveCondition[] {
    return conditionsOf(linesOf(this.#marks).values())
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Every exhibit of the content, in the official order. */
  board(content: Content): SetUpBoard {
    const lines = linesOf(this.#marks)
    const { timeZone } = this.#parts
    return {
      deadline: setUpDeadline(content, timeZone),
      ends: fairEnds(content, timeZone),
      lines: exhibitsInOrder(content).map(({ id }) => lines.get(id) ?? emptyLine(id)),
    }
  }

  /** One mark. Sent again, or said already, it answers with the line as it stands and writes nothing. */
  mark(wanted: NewSetUpMark, person: Person, content: Content): Promise<Result<SetUpLine, SetUpRefusal>> {
    return this.#turns.take(async () => {
      if (!findExhibit(content, wanted.exhibit)) return err('unknown-exhibit')
      const line = linesOf(this.#marks).get(wanted.exhibit) ?? emptyLine(wanted.exhibit)
      if (this.#marks.some(({ id }) => id === wanted.id)) return ok(line)
      if (wanted.state === (isShowState(wanted.state) ? line.show : line.state)) return ok(line)
      const refusal = this.#refusal(wanted, line, person, content)
      if (refusal) return err(refusal)
      const mark: SetUpMark = { ...wanted, at: this.#now(), by: person.name }
      await this.#keep(mark)
      return ok(marked(line, mark))
    })
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    await this.#turns.settled()
  }

  /** Before the fair ends an exhibit leaves only when one person asked for it and another one, an approver, agrees (R22). */
  #refusal({ state }: NewSetUpMark, line: SetUpLine, person: Person, content: Content): SetUpRefusal | null {
    if (!isShowState(state)) return null
    if (line.state !== 'in-place') return 'not-in-place'
    if (state !== 'withdrawn' || this.#now() >= fairEnds(content, this.#parts.timeZone)) return null
    if (person.role !== 'approver' && person.role !== 'administrator') return 'needs-approver'
    if (line.show !== 'leaving') return 'not-asked'
    return line.last?.by === person.name ? 'own-request' : null
  }

  async #keep(mark: SetUpMark): Promise<void> {
    const { audit } = this.#parts
    const { exhibit, state, at, by } = mark
    await audit.append({ at, actor: by, action: 'set-up-marked', detail: { exhibit, state } }, (tx) =>
      saveMark(tx, mark),
    )
    this.#marks = [...this.#marks, mark]
    const { live } = this
    for (const listener of this.#listeners) listener(live)
  }

  #now(): number {
    return Math.round(this.#parts.now())
  }
}
