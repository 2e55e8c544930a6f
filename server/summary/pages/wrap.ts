import type { Outliner, Weight } from '../charts/outlines.ts'

type Style = { size: number; weight: Weight; width: number }

/** Marks that no line begins with. */
const closing = '，。、；：？！）》”’·'

/** Lines that fit, broken between characters, at spaces in Latin text, never before a mark, and never with one character left over. */
export function wrapped(outline: Outliner, text: string, { size, weight, width }: Style): string[] {
  const pieces = text.match(/[\x21-\x7e]+|\s|[^\x21-\x7e\s]/gu) ?? []
  const lines: string[][] = [[]]
  for (const piece of pieces) {
    const line = lines.at(-1) ?? []
    const fits = outline([...line, piece].join(''), size, weight).width <= width
    if (fits || line.length === 0) line.push(piece)
    else lines.push(closing.includes(piece) ? [...line.splice(-1), piece] : piece === ' ' ? [] : [piece])
  }
  const [before, last] = lines.slice(-2)
  const lone = lines.length > 1 && last?.join('').trim().length === 1
  if (lone && before) last?.unshift(...before.splice(-1))
  return lines.map((line) => line.join('').trim()).filter(Boolean)
}
