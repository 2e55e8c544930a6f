import type { PlannedRow, Preview } from '#shared/import/preview.ts'
import type { Words } from '#shared/words.ts'

/** The preview as lines for a terminal: one for each refusal, with file, sheet, row and column; then what to look at. */
export function printPreview(preview: Preview, print: (line: string) => void = console.log): void {
  for (const { file, sheet, says } of preview.sheets)
    if (says) print(`${named('略过', 'skipped')}  ${file} ${sheet}: ${both(says)}`)
  for (const { file, says } of preview.files) print(`${named('未读', 'left')}  ${file}: ${both(says)}`)
  for (const row of preview.rows) printRow(row, print)
  for (const { file, says } of preview.pictures) if (says) print(`${named('未用', 'left')}  ${file}: ${both(says)}`)
}

function printRow(row: PlannedRow, print: (line: string) => void): void {
  const where = `${row.file} ${row.sheet} 第 ${row.row} 行 row ${row.row}`
  if (row.outcome === 'refused') {
    const reasons = row.problems.map(({ column, says }) => `${column}: ${both(says)}`)
    print(`${named('退回', 'refused')}  ${where}  ${reasons.join(' · ')}`)
  }
  for (const { column, says } of row.notes) print(`${named('留意', 'note')}  ${where}  ${column}: ${both(says)}`)
}

const named = (zh: string, en: string) => `${zh} ${en}`
const both = ({ zh, en }: Words) => `${zh} ${en}`
