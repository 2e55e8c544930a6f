/** Where the title of an official paper may be broken, and where it is broken best. */

/** Characters of 22 pt that fit the 156 mm of the type area. */
export const titleWidth = 20

const opening = '（《“‘〈【'
const closing = '）》”’〉】，。、；：？！·'
/** A line that ends after one of these, or begins with one of those, reads as a piece of meaning. */
const endsWell = ['暨', '·', '、', '年', '的', '和', '与', '》', '”']
const beginsWell = ['工作总结', '总结', '情况', '参加', '关于', '暨', '第', '·', '“', '《']

/**
 * The lines of a title: as few as fit, of much the same length, none beginning with a closing mark and no word of Latin
 * letters or digits torn apart. A last line of one character never happens.
 */
export function titleLines(title: string, width = titleWidth): string[] {
  const characters = pieces(title)
  const joints = jointsOf(title)
  for (let count = Math.ceil(widthOf(characters) / width); count <= characters.length; count++) {
    const lines = broken(characters, joints, { count, width })
    if (lines) return lines
  }
  return [title]
}

export type TitleShape = 'even' | 'growing' | 'shrinking' | 'lozenge'

/** A title in the shapes that official papers set titles in, each only once: trapezoids and, of three lines, a lozenge. */
export function titleShapes(title: string, width = titleWidth): { shape: TitleShape; lines: string[] }[] {
  const even = titleLines(title, width)
  const count = even.length
  const characters = pieces(title)
  const joints = jointsOf(title)
  const shaped = (weights: readonly number[]) => {
    const sum = weights.reduce((all, weight) => all + weight, 0)
    return broken(characters, joints, { count, width, shares: weights.map((weight) => weight / sum) })
  }
  const rising = even.map((_, index) => count + 2 + index)
  const found: [TitleShape, string[] | undefined][] = [
    ['even', even],
    ['growing', count > 1 ? shaped(rising) : undefined],
    ['shrinking', count > 1 ? shaped(rising.toReversed()) : undefined],
    ['lozenge', count === 3 ? shaped([4, 6, 4]) : undefined],
  ]
  const shapes = found.flatMap(([shape, lines]) => (lines ? [{ shape, lines }] : []))
  return shapes.filter(
    ({ lines }, index) => shapes.findIndex((one) => one.lines.join('\n') === lines.join('\n')) === index,
  )
}

export type TitleFault = { kind: 'long' | 'mark' | 'single'; line: number }

/** What should not be in print about lines that somebody broke by hand. */
export function titleFaults(lines: readonly string[], width = titleWidth): TitleFault[] {
  const faults = lines.flatMap((line, index): TitleFault[] => [
    ...(widthOf(pieces(line)) > width ? [{ kind: 'long' as const, line: index + 1 }] : []),
    ...(closing.includes(line[0] ?? ' ') ? [{ kind: 'mark' as const, line: index + 1 }] : []),
  ])
  const alone = lines.length > 1 && pieces(lines.at(-1) ?? '').length === 1
  return alone ? [...faults, { kind: 'single', line: lines.length }] : faults
}

/** Single characters; a run of Latin letters or digits stays together and takes half a place each. */
const pieces = (title: string): string[] => title.match(/[\x21-\x7e]+|\s|[^\x21-\x7e\s]/gu) ?? []

const widthOf = (of: readonly string[]): number =>
  of.reduce((sum, piece) => sum + (/^[\x20-\x7e]+$/.test(piece) ? piece.length / 2 : 1), 0)

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Which pieces begin a word. */
function jointsOf(title: string): ReadonlySet<number> {
  const joints = new Set<number>()
  let at = 0
  for (const { segment } of words.segment(title)) {
    joints.add(at)
    at += pieces(segment).length
  }
  return joints
}

type Broken = { cost: number; lines: string[] }

/** The cheapest way to break into exactly `count` lines, or nothing where there is none. */
function broken(
  characters: readonly string[],
  joints: ReadonlySet<number>,
  { count, width, shares }: { count: number; width: number; shares?: readonly number[] },
): string[] | undefined {
  const total = widthOf(characters)
  const seen = new Map<string, Broken | undefined>()
  const search = (start: number, left: number): Broken | undefined => {
    const end = characters.length
    let best: Broken | undefined
    for (let stop = left === 1 ? end : start + 2; stop <= end - 2 * (left - 1); stop++) {
      const line = characters.slice(start, stop)
      const length = widthOf(line)
      if (length > width) break
      const rest = left === 1 ? { cost: 0, lines: [] } : from(stop, left - 1)
      if (!rest || (left > 1 && !mayBreak(characters, stop))) continue
      const ideal = shares ? total * (shares[count - left] ?? 0) : total / count
      const cost = (length - ideal) ** 2 / 2 + (left > 1 ? breakCost(characters, joints, stop) : 0) + rest.cost
      if (!best || cost < best.cost) best = { cost, lines: [line.join('').trim(), ...rest.lines] }
    }
    return best
  }
  const from = (start: number, left: number): Broken | undefined => {
    const key = `${start}/${left}`
    if (!seen.has(key)) seen.set(key, search(start, left))
    return seen.get(key)
  }
  return from(0, count)?.lines
}

const mayBreak = (characters: readonly string[], at: number): boolean =>
  !opening.includes(characters[at - 1] ?? '') && !closing.includes(characters[at] ?? '')

/** Nothing after a mark that ends a part, dear between two words, dearest in the middle of one. */
function breakCost(characters: readonly string[], joints: ReadonlySet<number>, at: number): number {
  const next = characters.slice(at, at + 4).join('')
  if (endsWell.includes(characters[at - 1] ?? '') || beginsWell.some((start) => next.startsWith(start))) return 0
  if (!joints.has(at)) return 60
  const loose = !joints.has(at + 1) // the next word is longer than one character, as 周 after 活动 is not
  return loose ? 14 : 30
}
