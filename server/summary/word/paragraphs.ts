import { AlignmentType, LineRuleType, Paragraph, type IParagraphOptions } from 'docx'
import type { SummaryDocument } from '#shared/summary-document.ts'
import type { Fonts } from './fonts.ts'
import { characterWidth, lineHeight, tableLine, tableSize, textWidth, titleLine, titleSize } from './measures.ts'
import { runs, widthOf, type Style } from './text.ts'

/** A line of the grid. Nothing is held back at a page's end: the standard has 22 lines on each. */
const grid = { spacing: { line: lineHeight, lineRule: LineRuleType.EXACT }, widowControl: false } as const

const twoIn = { firstLine: 2 * characterWidth, firstLineChars: 200 }

export const blankLine = (fonts: Fonts, keepNext = false): Paragraph => bodyLine('', { font: fonts.body }, { keepNext })

/** A line or paragraph of body text at the left edge. */
export const bodyLine = (text: string, style: Style, more: Partial<IParagraphOptions> = {}): Paragraph =>
  new Paragraph({
    ...{ ...grid, alignment: AlignmentType.BOTH },
    autoSpaceEastAsianText: false, // digits stand between characters without a gap, two in the place of one
    ...more,
    children: runs(text, style),
  })

export const bodyParagraph = (text: string, fonts: Fonts): Paragraph =>
  bodyLine(text, { font: fonts.body }, { indent: twoIn })

/** 一、 in 黑体, （一） in 楷体, 1. in 仿宋; none of them bold, none alone at the foot of a page. */
export function heading(level: 1 | 2 | 3, text: string, fonts: Fonts): Paragraph {
  const font = { 1: fonts.heading, 2: fonts.second, 3: fonts.body }[level]
  return bodyLine(text, { font }, { indent: twoIn, keepNext: true, outlineLevel: level - 1 })
}

/** 2号小标宋 in the middle, one paragraph a line, as it was broken. */
export const titleParagraphs = (lines: readonly string[], fonts: Fonts): Paragraph[] =>
  lines.map(
    (line) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { line: titleLine, lineRule: LineRuleType.EXACT },
        widowControl: false,
        children: runs(line, { font: fonts.title, size: titleSize, spacing: 0, bold: fonts.boldTitle }),
      }),
  )

/** 附件： with one name, or with all of them under one another, numbered; no full stop after any. They stay with the signature. */
export function attachmentList(names: readonly string[], fonts: Fonts): Paragraph[] {
  const style = { font: fonts.body }
  if (names.length === 0) return []
  const line = (text: string, indent: typeof twoIn) => bodyLine(text, style, { indent, keepNext: true })
  if (names.length === 1) return [line(`附件：${names[0]}`, twoIn)]
  return names.map((name, index) => {
    if (index === 0) return line(`附件：1.${name}`, twoIn)
    return line(`${index + 1}.${name}`, { firstLine: 5 * characterWidth, firstLineChars: 500 })
  })
}

/**
 * The signature two characters in from the right, the date's first character two after the signature's. A date that is
 * longer takes the place two characters in, and the signature moves with it.
 */
export function signature({ signature: unit, date }: SummaryDocument, fonts: Fonts): Paragraph[] {
  const room = textWidth - 2 * characterWidth
  const dateLonger = widthOf(date) > widthOf(unit)
  const unitLeft = dateLonger ? room - widthOf(date) - 2 * characterWidth : room - widthOf(unit)
  const dateLeft = dateLonger ? room - widthOf(date) : unitLeft + 2 * characterWidth
  // The room to the right is for offices that set a gap around digits all the same: the date must not be broken.
  const at = (left: number) => ({
    alignment: AlignmentType.LEFT,
    indent: { left: Math.max(0, left), right: -2 * characterWidth },
  })
  return [
    bodyLine(unit, { font: fonts.body }, { ...at(unitLeft), keepNext: true }),
    bodyLine(date, { font: fonts.body }, at(dateLeft)),
  ]
}

/** 附件1 in 3号黑体 in the first line of a new page. */
export const attachmentLabel = (label: string, fonts: Fonts, pageBreakBefore: boolean): Paragraph =>
  bodyLine(label, { font: fonts.heading }, { pageBreakBefore })

export const caption = (text: string, fonts: Fonts, more: Partial<IParagraphOptions> = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: tableLine, lineRule: LineRuleType.EXACT, before: 60, after: 120 },
    widowControl: false,
    ...more,
    children: runs(text, { font: fonts.heading, size: tableSize, spacing: 0 }),
  })

export const note = (text: string, fonts: Fonts): Paragraph =>
  new Paragraph({
    spacing: { line: tableLine, lineRule: LineRuleType.EXACT, after: 60 },
    children: runs(text, { font: fonts.body, size: tableSize, spacing: 0 }),
  })

/** What stands between a table and what follows: without it Word would join two tables. */
export const gap = (): Paragraph =>
  new Paragraph({ spacing: { line: 160, lineRule: LineRuleType.EXACT }, widowControl: false, children: [] })
