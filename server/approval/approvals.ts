import { titleOf, type ApprovalKind } from '#shared/approval/names.ts'
import { sameOrder } from '#shared/approval/order.ts'
import { goneDigest, type ItemName, type PendingItem, type SeenItem } from '#shared/approval/wire.ts'
import type { Content } from '#shared/content.ts'
import { approvalsNeeded, classOf, type ContentClass, type ListKind } from '#shared/draft/items.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { ContentStore } from '../content/store.ts'
import type { AuditLog } from '../storage/audit-log.ts'
import {
  readFreeze,
  saveApproved,
  saveFreeze,
  saveReturns,
  saveSignatures,
  saveSubmissions,
} from '../storage/approval-log.ts'
import type { Database } from '../storage/database.ts'
import { newId } from '../new-id.ts'
import { Turns } from '../turns.ts'
import { compose, orderIn } from './compose.ts'
import { editorsOf, type Hand } from './editors.ts'
import { heldItems, keyOf, type Held } from './held.ts'
import { approvedWhole, readState, type ApprovalState, type Submission } from './state.ts'

type Parts = { db: Database; audit: AuditLog; content: ContentStore; now: () => number }

/** Why something is not submitted, signed or sent back; `item` is the one that stands in the way. */
export type ApprovalRefusal = { why: 'unknown-item' | 'item-moved' | 'not-submitted' | 'own-work'; item: ItemName }

type Who = { by: string; comment: string }
type Pending = { seen: SeenItem; held: Held | null; before: Held | null; change: PendingItem['change'] }

/** What is approved, item by item (A30). Everything that a screen can show comes from here; the draft is what people work on. */
export class Approvals {
  readonly #parts: Parts
  readonly #state: ApprovalState
  #freezeAt: number | null
  #version = 0
  #composed: { draft: Content; version: number; result: Result<Content, string> } | null = null
  readonly #turns = new Turns() // two who sign at once are one after the other

  private constructor(parts: Parts, state: ApprovalState, freezeAt: number | null) {
    this.#parts = parts
    this.#state = state
    this.#freezeAt = freezeAt
  }

  /** With nothing approved yet, what is published counts as approved as a whole: the sample, or what is there from before. */
  static async open(parts: Parts, published: Content): Promise<Approvals> {
    const state = await readState(parts.db)
    if (state.approved.size === 0) await approvedWhole(parts.db, state, published, parts.now())
    return new Approvals(parts, state, await readFreeze(parts.db))
  }

  get freezeAt(): number | null {
    return this.#freezeAt
  }

  /** From now on only approvers change content. */
  get frozen(): boolean {
    return this.#freezeAt !== null && this.#parts.now() >= this.#freezeAt
  }

  setFreeze(at: number | null, by: string): Promise<void> {
    return this.#turns.take(async () => {
      const entry = { at: this.#parts.now(), actor: by, action: 'content-freeze-set', detail: { at } }
      await this.#parts.audit.append(entry, (tx) => saveFreeze(tx, at))
      this.#freezeAt = at
    })
  }

  /** The content that may go up, or one sentence that says what in it does not fit together. */
  composed(): Result<Content, string> {
    const draft = this.#parts.content.current
    const known = this.#composed
    if (known?.draft === draft && known.version === this.#version) return known.result
    const result = compose(draft, this.#approved())
    this.#composed = { draft, version: this.#version, result }
    return result
  }

  /** Every item whose newest state is not approved, as `by` sees it. */
  async pending(by: string): Promise<PendingItem[]> {
    const pending = this.#pending()
    const hands = await this.#hands([...pending.values()])
    return [...pending.values()].map((one) => this.#shown(one, by, hands))
  }

  /** One of them with what it said when it was approved and what it says now. */
  async look(
    name: ItemName,
    by: string,
  ): Promise<{ item: PendingItem; before: Held | null; after: Held | null } | null> {
    const one = this.#pending().get(keyOf(name))
    if (!one) return null
    return { item: this.#shown(one, by, await this.#hands([one])), before: one.before, after: one.held }
  }

  /** What is submitted already stays as it is, with its signatures. */
  submit(items: readonly SeenItem[], who: Who): Promise<Result<null, ApprovalRefusal>> {
    return this.#turns.take(async () => {
      const found = this.#find(items)
      if (!found.ok) return found
      const at = this.#parts.now()
      const fresh = found.value.filter((one) => !this.#standing(one))
      const rows = fresh.map(({ seen }) => ({ ...seen, submission: newId(at) }))
      if (rows.length === 0) return ok(null)
      const note = { ...who, at }
      await this.#write('content-submitted', items, note, (tx) => saveSubmissions(tx, rows, note))
      for (const { submission, ...seen } of rows) this.#state.add(seen, { id: submission, ...note })
      return ok(null)
    })
  }

  /** The last signature that is needed makes the item the approved one. Signing twice counts once. */
  sign(items: readonly SeenItem[], who: Who): Promise<Result<null, ApprovalRefusal>> {
    return this.#turns.take(async () => {
      const found = await this.#submitted(items)
      if (!found.ok) return found
      const own = await this.#ownWork(found.value, who.by)
      if (own) return err({ why: 'own-work', item: own })
      const note = { ...who, at: this.#parts.now() }
      const fresh = found.value.filter(({ submission }) => !submission.signatures.some(({ by }) => by === who.by))
      const done = fresh.filter(({ seen, submission }) => submission.signatures.length + 1 >= neededFor(seen))
      const taken = this.#taken(done)
      await this.#write('content-signed', items, note, async (tx) => {
        await saveSignatures(
          tx,
          fresh.map(({ submission }) => submission.id),
          note,
        )
        await saveApproved(tx, taken, note.at)
      })
      for (const { submission } of fresh) submission.signatures.push(note)
      this.#state.take(taken, note.at)
      this.#version++
      return ok(null)
    })
  }

  sendBack(items: readonly SeenItem[], who: Who): Promise<Result<null, ApprovalRefusal>> {
    return this.#turns.take(async () => {
      const found = await this.#submitted(items)
      if (!found.ok) return found
      const note = { ...who, at: this.#parts.now() }
      const ids = found.value.map(({ submission }) => submission.id)
      await this.#write('content-sent-back', items, note, (tx) => saveReturns(tx, ids, note))
      for (const { submission } of found.value) submission.returned = note
      return ok(null)
    })
  }

  settled(): Promise<void> {
    return this.#turns.settled()
  }

  #write(
    action: string,
    items: readonly SeenItem[],
    { by, at, comment }: Who & { at: number },
    also: Parameters<AuditLog['append']>[1],
  ): Promise<void> {
    const named = items.map((item) => `${keyOf(item)} ${item.digest.slice(0, 12)}`)
    const detail = { items: named, ...(comment && { comment }) }
    return this.#parts.audit.append({ at, actor: by, action, detail }, also)
  }

  /** What is signed to the end, with the order of the lists that something new came into. */
  #taken(done: readonly Pending[]): { kind: ApprovalKind; id: string; held: Held | null }[] {
    const taken = done.map(({ seen, held }) => ({ ...seen, held }))
    const lists = new Set(
      done.filter(({ change, seen }) => change === 'new' && seen.id !== '').map(({ seen }) => seen.kind),
    )
    const orders = [...lists].filter((kind) => !taken.some(({ kind: k, id }) => k === 'order' && id === kind))
    return [
      ...taken,
      ...orders.map((kind) => ({
        kind: 'order' as const,
        id: kind,
        held: this.#state.grownOrder(kind, this.#draft(), done),
      })),
    ]
  }

  #draft(): ReadonlyMap<string, Held> {
    return heldItems(this.#parts.content.current)
  }

  #approved(): ReadonlyMap<string, Held> {
    return this.#state.held()
  }

  #pending(): Map<string, Pending> {
    const [draft, approved] = [this.#draft(), this.#approved()]
    const found = new Map<string, Pending>()
    for (const [key, held] of draft) {
      const before = approved.get(key) ?? null
      if (before?.digest === held.digest || isSettledOrder(held, before)) continue
      const seen = { kind: held.kind, id: held.id, digest: held.digest }
      found.set(key, { seen, held, before, change: before ? 'changed' : 'new' })
    }
    for (const [key, before] of approved) {
      if (draft.has(key) || before.kind === 'order') continue
      const seen = { kind: before.kind, id: before.id, digest: goneDigest } as const
      found.set(key, { seen, held: null, before, change: 'deleted' })
    }
    return found
  }

  #find(items: readonly SeenItem[]): Result<Pending[], ApprovalRefusal> {
    const pending = this.#pending()
    const found: Pending[] = []
    for (const item of new Map(items.map((one) => [keyOf(one), one])).values()) {
      const one = pending.get(keyOf(item))
      if (!one) return err({ why: this.#draft().has(keyOf(item)) ? 'item-moved' : 'unknown-item', item })
      if (one.seen.digest !== item.digest) return err({ why: 'item-moved', item })
      found.push(one)
    }
    return ok(found)
  }

  async #submitted(
    items: readonly SeenItem[],
  ): Promise<Result<(Pending & { submission: Submission })[], ApprovalRefusal>> {
    const found = this.#find(items)
    if (!found.ok) return found
    const result: (Pending & { submission: Submission })[] = []
    for (const one of found.value) {
      const submission = this.#standing(one)
      if (!submission) return err({ why: 'not-submitted', item: one.seen })
      result.push({ ...one, submission })
    }
    return ok(result)
  }

  /** The submission that is still good: of just this state, and not sent back. */
  #standing({ seen }: Pending): Submission | null {
    const last = this.#state.lastSubmission(seen)
    return last && last.digest === seen.digest && !last.returned ? last : null
  }

  async #ownWork(items: readonly Pending[], by: string): Promise<SeenItem | null> {
    const hands = await this.#hands(items)
    return items.find((one) => this.#isOwn(one, by, hands))?.seen ?? null
  }

  #hands(items: readonly Pending[]): Promise<Hand[]> {
    const since = items.map(({ seen }) => this.#state.approvedAt(seen))
    return items.length === 0 ? Promise.resolve([]) : editorsOf(this.#parts.db, Math.min(...since))
  }

  /** Whoever submitted it or worked on it since it was approved is never its approver (A33). */
  #isOwn({ seen }: Pending, by: string, hands: readonly Hand[]): boolean {
    const since = this.#state.approvedAt(seen)
    const worked = hands.some((hand) => hand.by === by && hand.at > since && keyOf(hand) === keyOf(seen))
    return worked || this.#state.authorsOf(seen).includes(by)
  }

  #shown(one: Pending, by: string, hands: readonly Hand[]): PendingItem {
    const { seen, held, before, change } = one
    const last = this.#state.lastSubmission(seen)
    const ofThis = last?.digest === seen.digest ? last : null
    const state = ofThis ? (ofThis.returned ? 'returned' : 'submitted') : change
    return {
      ...seen,
      title: titleOf({ ...seen, value: (held ?? before)?.value }),
      class: approvalClass(seen),
      needed: neededFor(seen),
      change,
      state,
      submitted: ofThis && said(ofThis),
      returned: ofThis?.returned ?? null,
      signatures: state === 'submitted' ? (ofThis?.signatures ?? []) : [],
      own: this.#isOwn(one, by, hands),
    }
  }
}

const said = ({ by, at, comment }: Submission) => ({ by, at, comment })

/** The order of a list is as weighty as what is in it. */
const approvalClass = ({ kind, id }: ItemName): ContentClass => classOf(kind === 'order' ? (id as ListKind) : kind) // the id of an order is the kind of its list

const neededFor = (item: ItemName): number => approvalsNeeded[approvalClass(item)]

const isSettledOrder = (now: Held, before: Held | null): boolean =>
  now.kind === 'order' && sameOrder(orderValue(before), orderValue(now))

const orderValue = (held: Held | null): string[] => (held ? orderIn(new Map([[keyOf(held), held]]), held.id) : [])
