import ExcelJS, { type Cell, type CellValue, type Worksheet } from 'exceljs'
import type { Sheet, SheetRow } from '#shared/import/sheet.ts'

const mostSheets = 50
const mostRows = 5_000
const mostColumns = 100

/** The sheets of an .xlsx as text. Throws `RangeError` when there is more of it than a list of exhibits can be. */
export async function readWorkbook(file: string, bytes: Uint8Array): Promise<Sheet[]> {
  const workbook = new ExcelJS.Workbook()
  // exceljs declares an older Buffer; it takes any bytes.
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer, { ignoreNodes: ['dataValidations', 'drawing', 'extLst'] })
  if (workbook.worksheets.length > mostSheets) throw new RangeError('too many sheets')
  return workbook.worksheets.map((sheet) => ({
    ...{ file, name: sheet.name, hidden: sheet.state !== 'visible' },
    rows: rowsOf(sheet),
  }))
}

/** Rows that hold something; fifty thousand that only have a border are none. */
function rowsOf(sheet: Worksheet): SheetRow[] {
  const rows: SheetRow[] = []
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: string[] = []
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      if (column <= mostColumns) cells[column - 1] = cellText(cell)
    })
    if (cells.every((cell) => cell.trim() === '')) return
    if (rows.length >= mostRows) throw new RangeError('too many rows')
    rows.push({ row: number, cells: Array.from(cells, (cell) => cell ?? '') })
  })
  return rows
}

/** A merged cell counts in each of its rows (one county for five exhibits), and in its first column only. */
function cellText(cell: Cell): string {
  const { master } = cell
  if (cell.isMerged && master.address !== cell.address) {
    return master.fullAddress.col === cell.fullAddress.col ? textOf(master.value) : ''
  }
  return textOf(cell.value)
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (value instanceof Date)
    return value
      .toISOString()
      .replace(/T00:00:00.*|(:\d\d)?\.\d+Z$/, '')
      .replace('T', ' ')
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('error' in value) return value.error
  if ('hyperlink' in value) return textOf(value.text)
  return value.result === undefined
    ? `=${'formula' in value ? value.formula : value.sharedFormula}`
    : textOf(value.result)
}

/** A telephone number is not 1.38E+10, and 0.1 + 0.2 is not seventeen digits. */
const numberText = (value: number): string =>
  Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(12)))
