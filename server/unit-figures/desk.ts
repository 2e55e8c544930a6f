import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { cityFigures, type CityFigures } from '#shared/unit-figures-city.ts'
import type { UnitDecision, UnitImport } from '#shared/unit-figures.ts'
import type { Content } from '#shared/content.ts'
import { ImportId } from '#shared/ids.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { AuditLog } from '../storage/audit-log.ts'
import type { Database } from '../storage/database.ts'
import {
  findUnitImport,
  readUnitFigures,
  saveUnitDeadline,
  saveUnitDecision,
  saveUnitImport,
  undoUnitImport,
} from '../storage/unit-figures-log.ts'
import { sourcesOf } from '../summary/sources.ts'
import { newId } from '../new-id.ts'
import type { UnitFigurePlan } from './plan.ts'

type Parts = { db: Database; audit: AuditLog; now: () => number; timeZone: string }

/** Why nothing was written. */
export type UnitRefusal = 'unknown' | 'moved' | 'nothing' | 'undone-already'

/** Where the units' own figures are looked at, brought in, taken back, and added up. Every act is in the audit. */
export class UnitDesk {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** What the files of a folder would change. Nothing has changed yet. */
  async plan(folder: string, content: Content): Promise<UnitFigurePlan> {
    const { db, timeZone } = this.#parts
    const { planUnitFigures } = await import('./plan.ts') // what reads workbooks is large
    return planUnitFigures(folder, content, await readUnitFigures(db, timeZone))
  }

  /** Brings in what was looked at, and nothing else: `seal` names the preview (W36). */
  async apply(folder: string, content: Content, { seal, by }: { seal: string; by: string }) {
    const plan = await this.plan(folder, content)
    return plan.preview.seal === seal ? this.write(plan, by) : err<UnitRefusal>('moved')
  }

  async write({ preview, reports }: UnitFigurePlan, by: string): Promise<Result<UnitImport, UnitRefusal>> {
    const { audit, now } = this.#parts
    const { new: added, changed, gone } = preview.counts
    if (reports.length === 0 || added + changed + gone === 0) return err('nothing')
    const at = Math.round(now())
    const [units, files] = [reports.map(({ unit }) => unit), reports.map(({ file }) => file)]
    const done: UnitImport = {
      id: ImportId.parse(newId(at)),
      at,
      by,
      units,
      files,
      counts: preview.counts,
      undone: null,
    }
    const detail = { import: done.id, units: units.length, ...preview.counts }
    await audit.append({ at, actor: by, action: 'unit-figures-imported', detail }, (tx) =>
      saveUnitImport(tx, done, reports),
    )
    return ok(done)
  }

  /** Takes one import back: what its units had reported before holds again. */
  async undo(id: ImportId, by: string): Promise<Result<UnitImport, UnitRefusal>> {
    const { db, audit, now } = this.#parts
    const done = await findUnitImport(db, id)
    if (!done) return err('unknown')
    if (done.undone) return err('undone-already')
    const at = Math.round(now())
    const detail = { import: id, units: done.units.length }
    await audit.append({ at, actor: by, action: 'unit-figures-undone', detail }, (tx) =>
      undoUnitImport(tx, id, { by, at }),
    )
    return ok({ ...done, undone: { at, by } })
  }

  /** Says whether two entries are one activity or two. False: there is no such pair. */
  async decide(content: Content, pair: string, decision: UnitDecision | null, by: string): Promise<boolean> {
    const { audit, now } = this.#parts
    const city = await this.city(content)
    if (!city.pairs.some(({ key }) => key === pair)) return false
    const at = Math.round(now())
    await audit.append({ at, actor: by, action: 'unit-figures-decided', detail: { pair, decision } }, (tx) =>
      saveUnitDecision(tx, pair, decision, { by, at }),
    )
    return true
  }

  /** Until when reports are due; null for no day. */
  async setDeadline(day: string | null, by: string): Promise<void> {
    const { audit, now } = this.#parts
    const entry = { at: Math.round(now()), actor: by, action: 'unit-figures-deadline', detail: { day } }
    await audit.append(entry, (tx) => saveUnitDeadline(tx, day))
  }

  /** The city’s figures of this moment, as the summary without ends has them. */
  async city(content: Content): Promise<CityFigures> {
    const { db, timeZone } = this.#parts
    const sources = await sourcesOf(db, {}, { content, linksKnown: false, timeZone }, [])
    return cityFigures(sources.units ?? (await readUnitFigures(db, timeZone)), content, sources)
  }
}

/** Where an import’s files lie; null when there is no such import. */
export async function laidDown(dataDir: string, id: ImportId): Promise<string | null> {
  const folder = join(dataDir, 'imports', id)
  const there = await stat(folder).catch(() => null)
  return there?.isDirectory() ? folder : null
}
