import type { Content, Exhibit } from '../content.ts'
import type { ExhibitId, UnitCode } from '../ids.ts'
import { keyOf, oneLine } from './clean.ts'
import {
  categoryOf,
  changedExhibit,
  differences,
  glossaryOf,
  newExhibit,
  type Glossary,
  type Known,
  type Said,
} from './exhibit.ts'
import { Matches, type Place } from './matches.ts'
import { commonLetters, exhibitId, exhibitNumber, freeNumber } from './number.ts'
import type { PlannedRow, Remark } from './preview.ts'
import { notes, reasons } from './reasons.ts'
import { columnName, readRow, type RowReading, type RowValues } from './row-values.ts'
import type { ReadSheet, SheetRow } from './sheet.ts'
import type { FindUnit } from './unit-names.ts'

/** The content to be, and what each row did to it. Nothing is written here. */
export type RowPlan = { rows: PlannedRow[]; exhibits: Exhibit[]; named: NamedPicture[] }

/** A picture that a row names for its exhibit. */
export type NamedPicture = { name: string; column: string; exhibit: ExhibitId; row: PlannedRow }

type Row = { sheet: ReadSheet; row: SheetRow; reading: RowReading }

/** Goes through the rows in order: each is compared with the booth as the rows before it leave it. */
export function planRows(content: Content, sheets: readonly ReadSheet[], findUnit: FindUnit): RowPlan {
  const planner = new Planner(content, sheets, findUnit)
  const rows = sheets.flatMap((sheet) =>
    sheet.rows.map((row) => planner.take({ sheet, row, reading: readRow(row, sheet.columns) })),
  )
  return { rows, exhibits: planner.exhibits, named: planner.named }
}

class Planner {
  readonly named: NamedPicture[] = []
  readonly #content: Content
  readonly #findUnit: FindUnit
  readonly #matches: Matches
  readonly #letters: string
  readonly #glossary: Glossary
  readonly #claimed: Set<string>

  constructor(content: Content, sheets: readonly ReadSheet[], findUnit: FindUnit) {
    this.#content = content
    this.#findUnit = findUnit
    this.#matches = new Matches(content.exhibits)
    this.#glossary = glossaryOf(content)
    const written = sheets.flatMap(numbersIn)
    const ofBooth = content.exhibits.map(({ no }) => no)
    this.#letters = commonLetters(ofBooth.length > 0 ? ofBooth : written)
    this.#claimed = new Set(written.map((no) => keyOf(exhibitNumber(no, this.#letters) ?? no)))
  }

  get exhibits(): Exhibit[] {
    return this.#matches.all
  }

  take(row: Row): PlannedRow {
    const planned = this.#plan(row)
    const { exhibit } = planned
    const pictures = row.reading.values.pictures?.split(/[、，,;；|\n]+/u) ?? []
    const column = headingOf(row.sheet, 'pictures')
    for (const name of pictures.map((one) => one.trim()))
      if (exhibit && name !== '') this.named.push({ name, exhibit, column, row: planned })
    return planned
  }

  #plan(row: Row): PlannedRow {
    const { values } = row.reading
    const { known, problems } = this.#known(row)
    const before = this.#matches.find({ no: known.no, title: values.title, unit: known.unit })
    if (!before) problems.push(...missingIn(row, known))
    if (problems.length > 0) return refused(row, problems)
    return before ? this.#change(row, before, known) : this.#add(row, known)
  }

  /** What the booth has a name for: number, unit, category. */
  #known({ sheet, reading }: Row): { known: Partial<Known>; problems: Remark[] } {
    const { values } = reading
    const problems = [...reading.problems]
    const wrong = (field: keyof RowValues, says: Remark['says']) =>
      void problems.push({ column: headingOf(sheet, field), says })
    const known: Partial<Known> = {}
    if (values.no) {
      const no = exhibitNumber(values.no, this.#letters)
      if (no) known.no = no
      else wrong('no', reasons['bad-number'](values.no.slice(0, 30)))
    }
    if (values.unit) {
      const place = this.#placeOf(values.unit)
      if (place) Object.assign(known, place)
      else wrong('unit', reasons['unknown-unit'](values.unit.slice(0, 30)))
    }
    const category = values.category ?? sheet.sheet.name
    const found = categoryOf(category, this.#content.categories)
    if (found) known.category = found
    else if (values.category)
      wrong('category', reasons['unknown-category'](values.category.slice(0, 20), this.#categoryNames()))
    return { known, problems }
  }

  /** 七星区（高新区）: the unit where it counts, and the park under whose tile it is shown too. */
  #placeOf(text: string): Pick<Known, 'unit' | 'park'> | null {
    const whole = this.#findUnit(text)
    if (whole) return { unit: whole }
    const [first, second] = text.split(/[（(、/，,]/u).map((part) => this.#findUnit(part.replace(/[)）]/gu, '')))
    if (!first) return null
    const isPark = (code: UnitCode) => this.#content.units.some((unit) => unit.code === code && unit.kind === 'park')
    if (!second) return { unit: first }
    if (isPark(first) && !isPark(second)) return { unit: second, park: first }
    return { unit: first, ...(isPark(second) && { park: second }) }
  }

  #add(row: Row, known: Partial<Known>): PlannedRow {
    const { values } = row.reading
    const { unit, category } = known
    if (!unit || !category) throw new Error(`Row ${row.row.row} was to be refused: it has no unit or no category.`)
    const no = known.no ?? this.#freeNumber()
    const id = exhibitId(no, (taken) => this.#matches.has(taken))
    const draft = newExhibit(id, values, { ...known, no, unit, category }, this.#glossary)
    const said = known.no ? draft.said : [{ field: 'no' as const, says: notes['made-number'](no) }, ...draft.said]
    this.#matches.put(draft.exhibit, values, placeOf(row))
    return planned(row, 'new', draft.exhibit, said)
  }

  #change(row: Row, before: Exhibit, known: Partial<Known>): PlannedRow {
    const { values } = row.reading
    // A sheet named 人才 says what its new exhibits are; it does not overrule what an exhibit is already.
    const { category, ...rest } = known
    const own = values.category && category ? { ...rest, category } : rest
    const { exhibit, said } = changedExhibit(before, values, own, this.#glossary)
    const changes = differences(before, exhibit, (code) => this.#unitName(code))
    const earlier = this.#matches.writtenBefore(before.id, changes)
    if (earlier) {
      const what = known.no ?? before.title.zh
      return refused(row, [
        { column: headingOf(row.sheet, known.no ? 'no' : 'title'), says: reasons.duplicate(what, earlier) },
      ])
    }
    this.#matches.put(exhibit, values, placeOf(row))
    if (changes.length === 0) return planned(row, 'unchanged', before, [])
    const renumbered = changes.some(({ field }) => field === 'no')
      ? [{ field: 'no' as const, says: notes['other-number'](exhibit.no) }]
      : []
    return { ...planned(row, 'changed', exhibit, [...renumbered, ...said]), changes }
  }

  #freeNumber(): string {
    return freeNumber(
      this.#letters,
      this.#claimed,
      this.#matches.all.map(({ no }) => no),
    )
  }

  #unitName(code: UnitCode): string {
    return this.#content.units.find((unit) => unit.code === code)?.name.zh ?? code
  }

  #categoryNames(): Remark['says'] {
    const list = this.#content.categories.map(({ name }) => name)
    return { zh: list.map(({ zh }) => zh).join('、'), en: list.map(({ en }) => en).join(', ') }
  }
}

const names = {
  title: { zh: '展项名称', en: 'title' },
  unit: { zh: '推荐单位', en: 'unit' },
  category: { zh: '类别', en: 'category' },
  description: { zh: '简介', en: 'description' },
} as const

/** What a new exhibit cannot do without. What is there and was not understood has been told already. */
function missingIn({ reading: { values }, sheet }: Row, known: Partial<Known>): Remark[] {
  const missing: (keyof typeof names)[] = []
  if (!values.title) missing.push('title')
  if (!values.unit) missing.push('unit')
  if (!values.category && !known.category) missing.push('category')
  if (!values.description && !values.plain) missing.push('description')
  return missing.map((field) => ({ column: headingOf(sheet, field), says: reasons.missing(names[field]) }))
}

const numbersIn = ({ rows, columns }: ReadSheet): string[] => {
  const index = columns.find(({ field }) => field === 'no')?.index
  return index === undefined ? [] : rows.flatMap(({ cells }) => oneLine(cells[index] ?? '') || [])
}

/** The heading of the column that holds this, with its letter; what it would be called where there is none. */
function headingOf({ columns }: ReadSheet, field: keyof RowValues): string {
  const column = columns.find((one) => one.field === field)
  if (column) return columnName(column)
  return field in names ? names[field as keyof typeof names].zh : field // checked on the same line
}

const placeOf = ({ sheet: { sheet }, row }: Row): Place => ({ file: sheet.file, sheet: sheet.name, row: row.row })

const titleOf = ({ reading: { values } }: Row): string => (values.title ?? values.no ?? '').slice(0, 60)

const refused = (row: Row, problems: Remark[]): PlannedRow => ({
  ...{ ...placeOf(row), outcome: 'refused', exhibit: null, title: titleOf(row), changes: [], problems, notes: [] },
})

const planned = (row: Row, outcome: PlannedRow['outcome'], exhibit: Exhibit, said: readonly Said[]): PlannedRow => ({
  ...{ ...placeOf(row), outcome, exhibit: exhibit.id, title: exhibit.title.zh, changes: [], problems: [] },
  notes: [...row.reading.notes, ...said.map(({ field, says }) => ({ column: headingOf(row.sheet, field), says }))],
})
