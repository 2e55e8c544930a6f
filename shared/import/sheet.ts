import { clean } from './clean.ts'
import { fieldOfHeading, headingKey, namesPeople, type ImportField } from './header-names.ts'

/** A sheet as it was read: text only, empty rows left out, numbered as its program shows them. */
export type SheetRow = { row: number; cells: string[] }
export type Sheet = { file: string; name: string; hidden: boolean; rows: SheetRow[] }

/** One column, and what it was taken for. */
export type Column = { index: number; letter: string; heading: string; field: ImportField | null }

/** Why nothing is read from a sheet. */
export type Skipped = 'hidden' | 'people' | 'no-heading'

export type ReadSheet = { sheet: Sheet; headingRow: number; columns: Column[]; rows: SheetRow[] }

const headingsWithin = 30 // title lines, a line of signatures, an explanation; then the heading

/** Finds the heading below whatever stands above it, and what its columns mean; or says why the sheet is not one of exhibits. */
export function readSheet(
  sheet: Sheet,
  remembered: ReadonlyMap<string, ImportField>,
  isUnit: (text: string) => boolean,
): ReadSheet | Skipped {
  if (sheet.hidden) return 'hidden'
  const candidates = sheet.rows.slice(0, headingsWithin)
  if (candidates.some(({ cells }) => namesPeople(cells) && !meansOf(cells, remembered).includes('title')))
    return 'people'
  const [best] = candidates
    .map((row) => ({ row, score: new Set(meansOf(row.cells, remembered).filter(Boolean)).size }))
    .toSorted((a, b) => b.score - a.score || a.row.row - b.row.row)
  if (!best || best.score < 2) return 'no-heading'
  const heading = best.row
  const below = sheet.rows.filter(({ row }) => row > heading.row)
  const columns = withUnit(columnsOf(heading, remembered), below, isUnit)
  // Without titles nothing is read yet; the columns are shown all the same, for somebody to say which one holds them.
  const rows = columns.some(({ field }) => field === 'title') ? below : []
  return { sheet, headingRow: heading.row, columns, rows: rows.filter((row) => isEntry(row, heading)) }
}

/** A1-style: 0 → A, 26 → AA. */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

const meansOf = (cells: readonly string[], remembered: ReadonlyMap<string, ImportField>) =>
  cells.map((cell) => (cell.length > 30 ? null : fieldOfHeading(cell, remembered)))

/** The first column of each meaning has it; a second one waits for somebody to say what it is. */
function columnsOf({ cells }: SheetRow, remembered: ReadonlyMap<string, ImportField>): Column[] {
  const taken = new Set<ImportField>()
  return cells.flatMap((cell, index) => {
    const heading = clean(cell)
    if (heading === '') return []
    const meant = fieldOfHeading(heading, remembered)
    const field = meant && (meant === 'ignore' || !taken.has(meant)) ? meant : null
    if (field) taken.add(field)
    return [{ index, letter: letterOf(index), heading, field }]
  })
}

/** 参展单位 is a firm in one sheet and a county in another: without a column for the county, its cells decide. */
function withUnit(columns: Column[], rows: readonly SheetRow[], isUnit: (text: string) => boolean): Column[] {
  const exhibitor = columns.find(({ field }) => field === 'exhibitor')
  if (!exhibitor || columns.some(({ field }) => field === 'unit')) return columns
  const cells = rows.map(({ cells }) => cells[exhibitor.index] ?? '').filter((cell) => cell !== '')
  const units = cells.filter(isUnit).length
  if (units === 0 || units * 2 < cells.length) return columns
  return columns.map((column) => (column === exhibitor ? { ...column, field: 'unit' } : column))
}

const remark = /^(?:注|备注|说明|填表|填报|合计|总计|小计|审核|制表|联系)[\p{L}\p{N}]{0,6}[:：)）]?/u

const example = /^（示例，请删去本行）/u // as the template writes it, for whoever leaves it in

/** Neither a remark below the table, nor the template's example, nor the heading once more at the top of a printed page. */
function isEntry({ cells }: SheetRow, heading: SheetRow): boolean {
  const filled = cells.filter((cell) => clean(cell) !== '')
  const [first] = filled
  if (first === undefined || (filled.length <= 2 && remark.test(clean(first)))) return false
  if (filled.some((cell) => example.test(clean(cell)))) return false
  return !cells.every((cell, index) => headingKey(cell) === headingKey(heading.cells[index] ?? ''))
}
