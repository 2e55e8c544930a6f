const opening = /^[\p{Ps}\p{Pi}]/u
const closing = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}…·]/u
const han = /\p{Script=Han}/u

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
    const joins =
      before !== undefined && (closing.test(word) || opening.test(before.at(-1) ?? '') || isShort(before, word))
    if (joins) parts[parts.length - 1] = before + word
    else parts.push(word)
  }
  // The last line of a title is never a single character.
  const last = parts.at(-1)
  const beforeLast = parts.at(-2)
  if (last && beforeLast && [...last].length === 1) parts.splice(-2, 2, beforeLast + last)
  return parts
}

/** A single character clings to the word before it: 的, 与, 和 and the like begin no line. */
const isShort = (before: string, word: string): boolean =>
  [...word].length === 1 && han.test(word) && [...before].length < 4
