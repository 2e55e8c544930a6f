import { ItemName } from '#shared/approval/wire.ts'
import { editorsSince, importersSince } from '../storage/approval-log.ts'
import type { Database } from '../storage/database.ts'

/** Somebody who worked on an item, and when. */
export type Hand = ItemName & { by: string; at: number }

/** Who worked on what since then: whoever did is no approver of it. */
export async function editorsOf(db: Database, since: number): Promise<Hand[]> {
  const imported = (await importersSince(db, since)).map((row) => ({ kind: 'exhibit' as const, ...row }))
  const edited = await editorsSince(db, since)
  return [...imported, ...edited.flatMap(({ kind, ...row }) => named({ kind, id: row.id }, row))]
}

/** A kind that a later version wrote and this one does not know has no item here. */
function named(name: { kind: string; id: string }, { by, at }: { by: string; at: number }): Hand[] {
  const known = ItemName.safeParse(name)
  return known.success ? [{ ...known.data, by, at }] : []
}
