import type { Outliner, Weight } from './outlines.ts'

/** The colours of the panel's light theme, as they print: all of them tell themselves apart in grey, too. */
export const ink = {
  strong: '#142e29',
  quiet: '#50625b',
  line: '#d9d8c6',
  axis: '#b4bdac',
  paper: '#ffffff',
  jade: '#1f5d4e',
  gold: '#d9a441',
  mist: '#a9bdb4',
} as const

/** How wide a chart is printed, in points: the 156 mm of the type area. Its pictures have 360 dots to an inch. */
export const chartWidth = 442
export const dotsPerInch = 360

/** An SVG and its size in points. */
export type Chart = { svg: string; width: number; height: number }

export type TextStyle = { size: number; weight?: Weight; fill?: string; anchor?: 'start' | 'middle' | 'end' }

/** One line of text as a path, its baseline at (x, y). */
export function textAt(
  outline: Outliner,
  text: string,
  at: { x: number; y: number },
  { size, weight, fill = ink.strong, anchor = 'start' }: TextStyle,
): string {
  const { path, width } = outline(text, size, weight)
  const x = at.x - (anchor === 'start' ? 0 : anchor === 'middle' ? width / 2 : width)
  return `<path transform="translate(${round(x)} ${round(at.y)})" fill="${fill}" d="${path}"/>`
}

/** The text, or as much of it as fits before an ellipsis. */
export function fitted(outline: Outliner, text: string, { size, width }: { size: number; width: number }): string {
  if (outline(text, size).width <= width) return text
  const characters = [...text]
  while (characters.length > 1 && outline(`${characters.join('')}…`, size).width > width) characters.pop()
  return `${characters.join('')}…`
}

export const rect = (box: { x: number; y: number; width: number; height: number }, fill: string): string =>
  `<rect x="${round(box.x)}" y="${round(box.y)}" width="${round(box.width)}" height="${round(box.height)}" fill="${fill}"/>`

export const line = (from: { x: number; y: number }, to: { x: number; y: number }, stroke: string): string =>
  `<path d="M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}" stroke="${stroke}" stroke-width="0.6"/>`

/** The drawing as a whole document. */
export const sheet = (height: number, parts: readonly string[]): Chart => ({
  svg:
    `<svg xmlns="http://www.w3.org/2000/svg" width="${chartWidth}" height="${round(height)}" ` +
    `viewBox="0 0 ${chartWidth} ${round(height)}">` +
    `${rect({ x: 0, y: 0, width: chartWidth, height }, ink.paper)}${parts.join('')}</svg>`,
  width: chartWidth,
  height,
})

/** Whole numbers at even steps from nothing to the first step that holds the largest value, four or five of them. */
export function ticks(largest: number): number[] {
  const rough = Math.max(1, largest) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough)
  const count = Math.max(1, Math.ceil(largest / step))
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

const round = (value: number): number => Math.round(value * 100) / 100
