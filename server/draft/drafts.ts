import { Content } from '#shared/content.ts'
import { differences } from '#shared/draft/differences.ts'
import {
  idField,
  isListKind,
  itemOf,
  itemsOf,
  orderItems,
  putItem,
  type Item,
  type ItemKind,
  type ListKind,
} from '#shared/draft/items.ts'
import { merge, type Clash } from '#shared/draft/merge.ts'
import { problemsOf } from '#shared/draft/problems.ts'
import { isEntry, same } from '#shared/draft/same.ts'
import type { DraftProblem } from '#shared/draft/wire.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { canonicalJson } from '../content/canonical-json.ts'
import type { ContentProblem, ContentStore } from '../content/store.ts'
import type { Database } from '../storage/database.ts'
import {
  dropUnfinished,
  keepUnfinished,
  knownItems,
  logSteps,
  type DraftName,
  type DraftStep,
} from '../storage/draft-log.ts'
import { Turns } from '../turns.ts'

/** Why a change is not kept. The form that asked for it is, under its author's name. */
export type DraftRefusal =
  | { why: 'clash'; clashes: Clash[]; theirs: unknown; value: unknown }
  | { why: 'invalid'; problems: DraftProblem[] }
  | { why: 'content-broken'; problem: ContentProblem }
  | { why: 'not-there' }

/** What a form asks for: `base` is what it began with, null where the item is to be new. */
export type Wanted = { kind: ItemKind; id: string; base: unknown; value: unknown }

type Parts = { db: Database; content: ContentStore; now: () => number }
type Saved = { value: unknown; merged: boolean }

const byHand = 'content.json' // who edits the file is not known

/**
 * The draft by items. Every change is checked with all of the content and goes into it whole; what became of each field is
 * written down, whoever changed it and by whatever way: the log compares the content with what it knew before (D50).
 */
export class Drafts {
  readonly #parts: Parts
  readonly #known = new Map<string, Item>()
  readonly #turns = new Turns()

  private constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Writes down what was edited while the server was off; the very first content has no history. */
  static async open(parts: Parts): Promise<Drafts> {
    const drafts = new Drafts(parts)
    const known = await knownItems(parts.db)
    for (const { kind, id, value } of known) {
      const item = { kind: kind as ItemKind, id, value: JSON.parse(value) as unknown } // written by this class
      drafts.#known.set(keyOf(item), item)
    }
    await drafts.#record(byHand, known.length === 0)
    return drafts
  }

  /** Writes down what has changed since the last time, under this name. */
  follow(actor: string = byHand): Promise<void> {
    return this.#turns.take(() => this.#record(actor))
  }

  settled(): Promise<void> {
    return this.#turns.settled()
  }

  /** Keeps what a form says, together with what others did to the item since the form began. */
  change(wanted: Wanted, actor: string): Promise<Result<Saved, DraftRefusal>> {
    return this.#turns.take(async () => {
      const done = await this.#change(wanted, actor)
      const { db, now } = this.#parts
      if (done.ok) await dropUnfinished(db, actor, wanted)
      else if (wanted.value !== null) await keepUnfinished(db, actor, { ...wanted, at: now() })
      return done
    })
  }

  /** One change to several items of a kind, or to their order: all of it or nothing. */
  edit(edit: (content: Content) => void, actor: string): Promise<Result<null, DraftRefusal>> {
    return this.#turns.take(() => this.#keep(edit, actor))
  }

  order(kind: ListKind, ids: readonly string[], actor: string): Promise<Result<null, DraftRefusal>> {
    return this.edit((content) => orderItems(content, kind, ids), actor)
  }

  /** What would keep this value from being kept, without keeping it. */
  problems({ kind, id, value }: Omit<Wanted, 'base'>): DraftProblem[] {
    if (isListKind(kind) && (!isEntry(value) || value[idField(kind)] !== id)) return [otherName(idField(kind))]
    const copy = structuredClone(this.#parts.content.current)
    putItem(copy, kind, id, value)
    const parsed = Content.safeParse(copy)
    return parsed.success ? [] : problemsOf(copy, { kind, id }, parsed.error.issues)
  }

  async #change(wanted: Wanted, actor: string): Promise<Result<Saved, DraftRefusal>> {
    const { content } = this.#parts
    const { kind, id, base, value } = wanted
    const now = itemOf(content.current, kind, id)?.value ?? null
    if (base !== null && now === null && value !== null) return err({ why: 'not-there' })
    const { value: merged, clashes } = merge(base, value, now)
    if (clashes.length > 0) return err({ why: 'clash', clashes, theirs: now, value: merged })
    const problems = merged === null ? [] : this.problems({ kind, id, value: merged })
    if (problems.length > 0) return err({ why: 'invalid', problems })
    const kept = await this.#keep((draft) => putItem(draft, kind, id, merged), actor)
    if (!kept.ok) return kept
    return ok({ value: itemOf(content.current, kind, id)?.value ?? null, merged: !same(merged, value) })
  }

  async #keep(edit: (content: Content) => void, actor: string): Promise<Result<null, DraftRefusal>> {
    const { content } = this.#parts
    await this.#record(byHand)
    if (content.problem) return err({ why: 'content-broken', problem: content.problem })
    const problem = await content.update(edit)
    if (problem) return err({ why: 'invalid', problems: [foundByStore(problem)] })
    await this.#record(actor)
    return ok(null)
  }

  async #record(actor: string, silent = false): Promise<void> {
    const { db, content, now } = this.#parts
    const items = new Map(itemsOf(content.current).map((item) => [keyOf(item), item]))
    const keys = new Set([...this.#known.keys(), ...items.keys()])
    const steps = [...keys].flatMap((key) => stepBetween(this.#known.get(key), items.get(key), silent))
    if (steps.length === 0) return
    await logSteps(db, steps, { at: now(), actor })
    this.#known.clear()
    for (const [key, item] of items) this.#known.set(key, item)
  }
}

const keyOf = ({ kind, id }: DraftName): string => `${kind} ${id}`

function stepBetween(before: Item | undefined, after: Item | undefined, silent: boolean): DraftStep[] {
  const item = after ?? before
  if (!item || before?.value === after?.value || same(before?.value, after?.value)) return []
  const { kind, id } = item
  const found =
    before && after
      ? differences(before.value, after.value)
      : [{ path: '', before: before?.value, after: after?.value }]
  return [{ kind, id, value: after ? canonicalJson(after.value) : null, differences: silent ? [] : found }]
}

/** What only the store finds out, such as a code that no phone can read, names its place in the content. */
const foundByStore = ({ path, detail }: ContentProblem): DraftProblem => ({
  path: '',
  says: { zh: `${detail}（${path}）`, en: `${detail} (${path})` },
})

const otherName = (path: string): DraftProblem => ({
  path,
  says: { zh: '名称与地址不符，没有保存。', en: 'It is not called what its address says: it was not kept.' },
})
