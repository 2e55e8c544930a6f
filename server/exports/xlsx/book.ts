import ExcelJS from 'exceljs'
import { safeText, type Cell } from './cells.ts'

/** What stands in a column; it decides the format. `note` is text over several lines. */
export type ColumnKind = 'text' | 'note' | 'number' | 'time' | 'day'
export type Column = { title: string; width: number; kind: ColumnKind }

const formats: Record<ColumnKind, string> = {
  text: '@', // as text, whatever it begins with: no formula, and no telephone number that lost its nought
  note: '@',
  number: 'General',
  time: 'yyyy-mm-dd hh:mm:ss',
  day: 'yyyy-mm-dd',
}

/** The rows that a sheet has room for under its titles. */
export const rowsOfSheet = 1_048_575

type Writer = InstanceType<typeof ExcelJS.stream.xlsx.WorkbookWriter>

/** A workbook written to a file row by row, so that its size costs no memory. */
export class Book {
  readonly #writer: Writer
  readonly #most: number

  constructor(file: string, most = rowsOfSheet) {
    this.#writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: false })
    this.#most = most
  }

  /** A sheet with fixed titles; more rows than fit go on in further sheets of that name with a number. */
  sheet(name: string, columns: readonly Column[]): Sheet {
    return new Sheet(this.#writer, { name, columns, most: this.#most })
  }

  async finish(): Promise<void> {
    await this.#writer.commit()
  }
}

export class Sheet {
  readonly #writer: Writer
  readonly #columns: readonly Column[]
  readonly #styles: readonly Partial<ExcelJS.Style>[] // the same object for each cell of a column: the library looks each one up
  readonly #name: string
  readonly #most: number
  #current: ExcelJS.Worksheet
  #rows = 0
  #count = 1

  constructor(writer: Writer, { name, columns, most }: { name: string; columns: readonly Column[]; most: number }) {
    this.#writer = writer
    this.#columns = columns
    this.#styles = columns.map(({ kind }) => styleOf(kind))
    this.#name = sheetName(name)
    this.#most = most
    this.#current = this.#begin(this.#name)
  }

  add(cells: readonly Cell[]): void {
    if (this.#rows === this.#most) {
      this.end()
      this.#rows = 0
      this.#current = this.#begin(`${this.#name}${++this.#count}`)
    }
    const row = this.#current.addRow(cells.map((cell) => (typeof cell === 'string' ? safeText(cell) : cell)))
    row.eachCell((cell, place) => {
      const style = this.#styles[place - 1]
      if (style) cell.style = style
    })
    const lines = Math.max(1, ...this.#columns.map((column, i) => linesOf(cells[i], column)))
    if (lines > 1) row.height = lines * linePoints
    row.commit()
    this.#rows++
  }

  end(): void {
    const last = { row: this.#rows + 1, column: this.#columns.length }
    this.#current.autoFilter = { from: { row: 1, column: 1 }, to: last }
    this.#current.commit()
  }

  #begin(name: string): ExcelJS.Worksheet {
    const sheet = this.#writer.addWorksheet(name, {
      views: [{ state: 'frozen', ySplit: 1 }],
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, // A4
    })
    sheet.columns = this.#columns.map(({ width }) => ({ width }))
    const head = sheet.addRow(this.#columns.map(({ title }) => title))
    head.eachCell((cell) => {
      cell.numFmt = '@'
      cell.font = { bold: true }
      cell.alignment = { vertical: 'middle', wrapText: true }
      cell.border = { bottom: { style: 'thin' } }
    })
    head.commit()
    return sheet
  }
}

const styleOf = (kind: ColumnKind): Partial<ExcelJS.Style> => ({
  numFmt: formats[kind],
  alignment: { vertical: 'top', horizontal: kind === 'number' ? 'right' : 'left', wrapText: kind === 'note' },
})

const linePoints = 15 // what a spreadsheet gives a row of its usual type

/** Lines that a note takes in its column. No reader works the height of a row out by itself when a file is opened. */
function linesOf(cell: Cell | undefined, { kind, width }: Column): number {
  if (kind !== 'note' || typeof cell !== 'string') return 1
  // A Chinese character is as wide as two of the figures that a column's width is told in.
  const across = (line: string) => [...line].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0)
  return cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(across(line) / (width - 2))), 0)
}

/** Excel refuses these characters in the name of a sheet, and more than 31; room is left for a number. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 27)
