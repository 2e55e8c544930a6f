import { createHash } from 'node:crypto'
import type { ApprovalKind } from '#shared/approval/names.ts'
import { mergedOrder } from '#shared/approval/order.ts'
import type { ItemName, Said, SeenItem } from '#shared/approval/wire.ts'
import type { Content } from '#shared/content.ts'
import type { MediaFile } from '#shared/media.ts'
import { canonicalJson } from '../content/canonical-json.ts'
import { readApproved, readSignatures, readSubmissions, saveApproved } from '../storage/approval-log.ts'
import type { Database } from '../storage/database.ts'
import { orderIn } from './compose.ts'
import { heldItems, keyOf, type Held } from './held.ts'

/** Something that waits for signatures, or was sent back. */
export type Submission = Said & { id: string; digest: string; returned: Said | null; signatures: Said[] }

type Taken = { kind: ApprovalKind; id: string; held: Held | null }

/** What the database holds of approvals, in memory: it is asked on every look of every panel. */
export class ApprovalState {
  readonly approved = new Map<string, { held: Held | null; at: number }>()
  readonly #submissions = new Map<string, Submission[]>() // since the item was approved, oldest first

  held(): ReadonlyMap<string, Held> {
    return new Map([...this.approved].flatMap(([key, { held }]) => (held ? [[key, held] as const] : [])))
  }

  approvedAt(item: ItemName): number {
    return this.approved.get(keyOf(item))?.at ?? 0
  }

  lastSubmission(item: ItemName): Submission | null {
    return this.#submissions.get(keyOf(item))?.at(-1) ?? null
  }

  authorsOf(item: ItemName): string[] {
    return (this.#submissions.get(keyOf(item)) ?? []).map(({ by }) => by)
  }

  add(item: SeenItem, submission: Said & { id: string; returned?: Said | null; signatures?: Said[] }): void {
    const all = this.#submissions.get(keyOf(item)) ?? []
    all.push({ returned: null, signatures: [], ...submission, digest: item.digest })
    this.#submissions.set(keyOf(item), all)
  }

  take(items: readonly Taken[], at: number): void {
    for (const { held, ...item } of items) {
      this.approved.set(keyOf(item), { held, at })
      this.#submissions.delete(keyOf(item))
    }
  }

  /** The approved order of a list with what has just been signed in it, each after its neighbour in the draft. */
  grownOrder(kind: string, draft: ReadonlyMap<string, Held>, signed: readonly { seen: SeenItem }[]): Held {
    const approved = orderIn(this.held(), kind)
    const came = signed.filter(({ seen }) => seen.kind === kind).map(({ seen }) => seen.id)
    const value = mergedOrder(approved, orderIn(draft, kind), new Set([...approved, ...came]))
    const digest = createHash('sha256')
      .update(canonicalJson({ value, media: {} }))
      .digest('hex')
    return { kind: 'order', id: kind, digest, value, media: {} }
  }
}

/** Reads all of it at the start. */
export async function readState(db: Database): Promise<ApprovalState> {
  const state = new ApprovalState()
  for (const { kind, id, digest, at, json } of await readApproved(db)) {
    const held = digest !== null && json !== null ? heldFrom(kind, id, digest, json) : null
    state.approved.set(keyOf({ kind, id }), { held, at })
  }
  const signatures = Map.groupBy(await readSignatures(db), ({ submission }) => submission)
  for (const row of await readSubmissions(db)) {
    const item = { kind: row.kind, id: row.item, digest: row.digest } as SeenItem // written from one
    if (row.at <= state.approvedAt(item)) continue
    const { returned_by: by, returned_at: at, returned_comment: comment } = row
    const returned = by !== null && at !== null ? { by, at, comment: comment ?? '' } : null
    const signed = (signatures.get(row.id) ?? []).map((one) => ({ by: one.approver, at: one.at, comment: one.comment }))
    state.add(item, { id: row.id, by: row.author, at: row.at, comment: row.comment, returned, signatures: signed })
  }
  return state
}

function heldFrom(kind: string, id: string, digest: string, json: string): Held {
  const { value, media } = JSON.parse(json) as { value: unknown; media: Record<string, MediaFile> } // written from a Held
  return { kind: kind as ApprovalKind, id, digest, value, media }
}

/** Takes a content as approved, as it stands. */
export async function approvedWhole(db: Database, state: ApprovalState, content: Content, at: number): Promise<void> {
  const items = [...heldItems(content).values()].map((held) => ({ kind: held.kind, id: held.id, held }))
  await db.transaction().execute((tx) => saveApproved(tx, items, at))
  state.take(items, at)
}
