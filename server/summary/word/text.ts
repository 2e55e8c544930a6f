import { TextRun, type IRunOptions } from 'docx'
import { bodySize, bodySpacing, characterWidth, digitWidth } from './measures.ts'
import { digitFont } from './fonts.ts'

export type Style = { font: string; size?: number; spacing?: number; bold?: boolean }

/** Chinese in its font, digits and Latin letters in Times New Roman at their own width. */
export function runs(text: string, style: Style): TextRun[] {
  return text
    .split(/([\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)/)
    .filter((piece) => piece !== '')
    .map((piece) => new TextRun({ text: printable(piece), ...(isLatin(piece) ? latin(style) : chinese(style)) }))
}

const isLatin = (piece: string): boolean => /^[\x20-\x7e]+$/.test(piece)

/** XML knows no control characters; a pasted one would make the file unreadable. */
const printable = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** The hint keeps dashes and quotation marks, which are in both worlds, in the Chinese font. */
export const songlike = (font: string) => ({ ascii: font, hAnsi: font, eastAsia: font, hint: 'eastAsia' })

const chinese = ({ font, size = bodySize, spacing = bodySpacing, bold }: Style): IRunOptions => ({
  font: songlike(font),
  size,
  characterSpacing: spacing,
  ...(bold && { bold }),
})

const latin = ({ font, size = bodySize, bold }: Style): IRunOptions => ({
  font: { ascii: digitFont, hAnsi: digitFont, eastAsia: font },
  size,
  ...(bold && { bold }),
})

/** How wide a line of body text is, in twips. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (isLatin(character) ? digitWidth : characterWidth), 0)
