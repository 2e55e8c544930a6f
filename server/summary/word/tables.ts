import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { TableColumn } from '#shared/summary-document.ts'
import type { Fonts } from './fonts.ts'
import { tableLine, tableSize, textWidth } from './measures.ts'
import { runs } from './text.ts'

const alignments = { left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT }

/** A table over the whole width whose first row stands again on each page, and none of whose rows is torn by a page's end. */
export function table(columns: readonly TableColumn[], rows: readonly string[][], fonts: Fonts): Table {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((textWidth * share) / all))
  const cell = (text: string, index: number, { font, align }: { font: string; align: TableColumn['align'] }) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: [cellParagraph(text, font, align)],
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 70, right: 70, top: 20, bottom: 20 },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, index) => cell(title, index, { font: fonts.heading, align: 'centre' })),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: columns.map(({ align }, index) => cell(row[index] ?? '', index, { font: fonts.body, align })),
          }),
      ),
    ],
  })
}

const cellParagraph = (text: string, font: string, align: TableColumn['align']) =>
  new Paragraph({
    alignment: alignments[align],
    spacing: { line: tableLine, lineRule: LineRuleType.EXACT },
    children: runs(text, { font, size: tableSize, spacing: 0 }),
  })
