import type { ImportRecord } from '#shared/import/record.ts'
import { ImportId } from '#shared/ids.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { canonicalJson } from '../content/canonical-json.ts'
import type { ContentStore } from '../content/store.ts'
import type { AuditLog } from '../storage/audit-log.ts'
import type { Database } from '../storage/database.ts'
import {
  beginImport,
  brokenImports,
  changesOf,
  dropImport,
  findImport,
  finishImport,
  markUndone,
} from '../storage/import-log.ts'
import { newId } from '../new-id.ts'
import { changesBetween, isDone } from './changes.ts'
import type { ImportPlan } from './plan.ts'
import { takeBack, type Kept } from './undo.ts'

/** Why an import does not happen. Nothing of it has happened then. */
export type ImportRefusal =
  | { why: 'content-moved' } // somebody changed the draft since it was looked at
  | { why: 'content-broken'; detail: string }
  | { why: 'unknown-import' }
  | { why: 'undone-already' }

type Parts = { db: Database; content: ContentStore; audit: AuditLog; now: () => number }

/**
 * Does imports and takes them back, in the draft. Nothing here reaches a screen: an approver publishes the draft.
 * The intent is on disk before the content changes, so that a kill in the middle leaves either all of it or none.
 */
export class Importer {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Finishes what a kill left half said: the content is written whole or not at all, and it tells which. */
  async resume(): Promise<void> {
    const { db, content } = this.#parts
    for (const id of await brokenImports(db)) {
      if (isDone(content.current, await changesOf(db, id))) await finishImport(db, id)
      else await dropImport(db, id)
    }
  }

  /** Null where nothing differs: then there is nothing to undo either. */
  async apply(plan: ImportPlan, actor: string, files: string[]): Promise<Result<ImportRecord | null, ImportRefusal>> {
    const { db, content, audit, now } = this.#parts
    await content.reload() // the command line may have written it
    const broken = this.#broken()
    if (broken) return err(broken)
    if (canonicalJson(content.current) !== canonicalJson(plan.before)) return err({ why: 'content-moved' })
    const changes = changesBetween(plan.before, plan.after)
    if (changes.length === 0) return ok(null)
    const at = Math.round(now())
    const id = ImportId.parse(newId(at))
    const record: ImportRecord = { id, at, actor, files, counts: plan.preview.counts, undone: null }
    await db.transaction().execute((tx) => beginImport(tx, record, changes))
    try {
      const problem = await content.update((draft) => {
        Object.assign(draft, { exhibits: plan.after.exhibits, media: plan.after.media })
      })
      if (problem) throw new ContentRefused(`${problem.path}: ${problem.detail}`)
    } catch (error) {
      await dropImport(db, id)
      if (error instanceof ContentRefused) return err({ why: 'content-broken', detail: error.message })
      throw error
    }
    const detail = { import: id, ...plan.preview.counts }
    await audit.append({ at, actor, action: 'imported', detail }, (tx) => finishImport(tx, id))
    return ok(record)
  }

  async undo(id: ImportId, actor: string): Promise<Result<Kept[], ImportRefusal>> {
    const { db, content, audit, now } = this.#parts
    const record = await findImport(db, id)
    if (!record) return err({ why: 'unknown-import' })
    if (record.undone) return err({ why: 'undone-already' })
    await content.reload()
    const broken = this.#broken()
    if (broken) return err(broken)
    const changes = await changesOf(db, id)
    let kept: Kept[] = []
    const problem = await content.update((draft) => void (kept = takeBack(draft, changes)))
    if (problem) return err({ why: 'content-broken', detail: `${problem.path}: ${problem.detail}` })
    const at = now()
    await audit.append({ at, actor, action: 'import-undone', detail: { import: id, kept: kept.length } }, (tx) =>
      markUndone(tx, id, actor, at),
    )
    return ok(kept)
  }

  #broken(): ImportRefusal | null {
    const { problem } = this.#parts.content
    return problem && { why: 'content-broken', detail: `${problem.file}: ${problem.path} ${problem.detail}` }
  }
}

class ContentRefused extends Error {}
