import type { Exhibit } from '../content.ts'
import type { ExhibitId, UnitCode } from '../ids.ts'
import { keyOf } from './clean.ts'
import type { ImportField } from './header-names.ts'
import type { FieldChange, PlannedRow } from './preview.ts'
import type { RowValues } from './row-values.ts'

/** Where a row stands. */
export type Place = Pick<PlannedRow, 'file' | 'sheet' | 'row'>

export type Wanted = { no?: string | undefined; title?: string | undefined; unit?: UnitCode | undefined }

/** The booth's exhibits as the rows so far leave them, found by number, else by title and unit. */
export class Matches {
  readonly #exhibits: Map<ExhibitId, Exhibit>
  /** Which row wrote which field of an exhibit first. */
  readonly #written = new Map<ExhibitId, Map<ImportField, Place>>()

  constructor(exhibits: readonly Exhibit[]) {
    this.#exhibits = new Map(exhibits.map((exhibit) => [exhibit.id, exhibit]))
  }

  get all(): Exhibit[] {
    return [...this.#exhibits.values()]
  }

  has(id: string): boolean {
    return [...this.#exhibits.keys()].some((known) => known === id)
  }

  find({ no, title, unit }: Wanted): Exhibit | null {
    const exhibits = this.all
    const byNumber = no && exhibits.find((exhibit) => keyOf(exhibit.no) === keyOf(no))
    if (byNumber) return byNumber
    const named = title ? exhibits.filter((exhibit) => keyOf(exhibit.title.zh) === keyOf(title)) : []
    const there = named.filter((exhibit) => !unit || exhibit.unit === unit || exhibit.park === unit)
    return there.length === 1 ? (there[0] ?? null) : null
  }

  /** The exhibit as a row leaves it. */
  put(exhibit: Exhibit, values: RowValues, place: Place): void {
    this.#exhibits.set(exhibit.id, exhibit)
    const written = this.#written.get(exhibit.id) ?? new Map<ImportField, Place>()
    // The keys of a row's values are fields.
    for (const field of Object.keys(values) as ImportField[]) if (!written.has(field)) written.set(field, place)
    this.#written.set(exhibit.id, written)
  }

  /** Where another row of this import said something else of the same exhibit. */
  writtenBefore(id: ExhibitId, changes: readonly FieldChange[]): Place | null {
    const written = this.#written.get(id)
    return changes.map(({ field }) => written?.get(field)).find((place) => place !== undefined) ?? null
  }
}
