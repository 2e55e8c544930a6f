const opening = /[\p{Ps}\p{Pi}]$/u
const closing = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}…]/u
const tied = /[／/—–·]$/u
const han = /\p{Script=Han}/u
/** Characters that lean on the word after them; any other single character leans on the one before. */
const leading = new Set('与和及或并多非超高低新无微可大小古全约')

/**
 * Cuts a Chinese title where it may be broken: between words, never before a closing mark or after an opening one, and
 * never so that one character stands alone. Other languages come back whole; their spaces are enough.
 */
export function phrases(text: string): string[] {
  if (!han.test(text)) return [text]
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ segment }) => segment)
  const parts: string[] = []
  for (const word of words) {
    const before = parts.at(-1)
    if (before !== undefined && clings(before, word)) parts[parts.length - 1] = before + word
    else parts.push(word)
  }
  // The last line of a title is never a single character.
  const last = parts.at(-1)
  const beforeLast = parts.at(-2)
  if (last && beforeLast && [...last].length === 1) parts.splice(-2, 2, beforeLast + last)
  return parts
}

/** A Chinese sentence in its clauses, each with the mark that ends it. */
export const clauses = (text: string): string[] => text.split(/(?<=[，。；！？、])/u)

function clings(before: string, word: string): boolean {
  if (closing.test(word)) return true
  if (opening.test(before)) return true
  if (tied.test(before)) return true
  if (leading.has(before)) return true
  return [...word].length === 1 && han.test(word) && !leading.has(word)
}

/** As much as a passer-by reads: up to the first full stop of a Chinese text, or all of one that has none. */
export const firstSentence = (text: string): string => /^[^。！？]*[。！？]/.exec(text)?.[0] ?? text
