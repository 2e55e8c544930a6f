import { fullWidthPunctuation, wordingFindings, wordingReasons } from '../wording.ts'
import { clean, oneLine } from './clean.ts'
import type { ImportField } from './header-names.ts'
import type { Remark } from './preview.ts'
import { notes, reasons } from './reasons.ts'
import type { Column, SheetRow } from './sheet.ts'

/** What a row says, by field; a cell that is empty says nothing. */
export type RowValues = Partial<Record<ImportField, string>>

export type RowReading = { values: RowValues; problems: Remark[]; notes: Remark[] }

const severalLines: ReadonlySet<ImportField> = new Set(['description', 'description-en', 'plain', 'plain-en'])
const chinese: ReadonlySet<ImportField> = new Set(['title', 'description', 'plain', 'exhibitor', 'form', 'field'])
const shown: ReadonlySet<ImportField> = new Set([...chinese, 'title-en', 'description-en', 'plain-en'])
const most: Partial<Record<ImportField, number>> = { title: 60, 'title-en': 160, exhibitor: 80, field: 40, form: 120 }
const mostOfText = 2_000

/** `类别（E 列）`, as staff look for it in the file. */
export const columnName = ({ heading, letter }: Pick<Column, 'heading' | 'letter'>): string =>
  `${oneLine(heading)} [${letter}]`

/** The cells of a row by what they mean: cleaned, punctuated, and looked through for what must not be on a screen. */
export function readRow({ cells }: SheetRow, columns: readonly Column[]): RowReading {
  const reading: RowReading = { values: {}, problems: [], notes: [] }
  for (const column of columns) {
    const { field } = column
    if (!field || field === 'ignore') continue
    const raw = (severalLines.has(field) ? clean : oneLine)(cells[column.index] ?? '')
    if (raw === '') continue
    const text = chinese.has(field) ? fullWidthPunctuation(raw) : raw
    const problem = problemOf(field, text)
    if (problem) reading.problems.push({ column: columnName(column), says: problem })
    if (text !== raw) reading.notes.push({ column: columnName(column), says: notes.punctuation })
    if (shown.has(field)) reading.notes.push(...wordingOf(text, column))
    reading.values[field] = text
  }
  return reading
}

function problemOf(field: ImportField, text: string) {
  if (/^[=+@][\w(]/.test(text)) return reasons.formula(text.slice(0, 40))
  if (/^#(?:REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL)[!?]?$/i.test(text)) return reasons['cell-error'](text)
  const limit = most[field] ?? mostOfText
  if (text.length > limit) return reasons['too-long'](limit)
  const number = shown.has(field) && wordingFindings(text).find(({ kind }) => kind === 'phone')
  return number ? reasons.phone(number.text) : null
}

const wordingOf = (text: string, column: Column): Remark[] =>
  wordingFindings(text)
    .filter(({ kind }) => kind !== 'phone' && kind !== 'half-width') // the one is refused, the other is put right
    .map(({ kind, text: words }) => ({ column: columnName(column), says: notes.wording(words, wordingReasons[kind]) }))
