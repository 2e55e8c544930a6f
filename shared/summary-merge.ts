import type { Sentence } from './summary-document.ts'

/** How a text that people edited is laid over the sentences that the figures make. */

/** A sentence made from the figures. Its key stays the same whatever the figures are. */
export type MadeSentence = Sentence & { key: string }

/** A figure as it stood when a sentence was written. */
export type Written = { figure: string; value: string }

/** What somebody made of a sentence: `text` null is as it is made, empty is left out. */
export type SentenceEdit = { key: string; text: string | null; written: readonly Written[] }

export type MergedSentence = {
  key: string
  text: string
  /** What the figures make of it now; null where they make nothing, as of a sentence that somebody added. */
  made: string | null
  edited: boolean
  figures: readonly string[]
  written: readonly Written[]
}

/**
 * The sentences in the order in which somebody left them. What was edited stays as it was written; the rest follows the
 * figures; a sentence that the figures make since then stands after the one that it follows among those that are made.
 */
export function mergeSentences(made: readonly MadeSentence[], edits: readonly SentenceEdit[]): MergedSentence[] {
  const merged = edits.flatMap((edit) => {
    const own = made.find(({ key }) => key === edit.key)
    if (edit.text !== null) return [asEdited(edit, edit.text, own)]
    return own ? [asMade(own)] : []
  })
  for (const [index, sentence] of made.entries()) {
    if (edits.some(({ key }) => key === sentence.key)) continue
    const before = made.slice(0, index).findLast(({ key }) => merged.some((one) => one.key === key))
    const at = before ? merged.findIndex(({ key }) => key === before.key) + 1 : 0
    merged.splice(at, 0, asMade(sentence))
  }
  return merged
}

const asMade = ({ key, text, figures }: MadeSentence): MergedSentence => ({
  ...{ key, text, made: text, figures, edited: false, written: [] },
})

const asEdited = ({ key, written }: SentenceEdit, text: string, own: MadeSentence | undefined): MergedSentence => ({
  ...{ key, text, made: own?.text ?? null, edited: true, written },
  figures: [...new Set([...written.map(({ figure }) => figure), ...(own?.figures ?? [])])],
})

/** What the paper prints: nothing of what was left out. */
export const printed = (merged: readonly MergedSentence[]): Sentence[] =>
  merged.filter(({ text }) => text !== '').map(({ text, figures }) => ({ text, figures }))

/** A figure behind an edited sentence that is another one now. An empty value is one that nobody knows. */
export type FigureChange = { figure: string; was: string; now: string }

/** Nothing where the sentence follows the figures, or is left out. */
export function changesOf(sentence: MergedSentence, valueOf: (figure: string) => string): FigureChange[] {
  if (!sentence.edited || sentence.text === '') return []
  return sentence.figures
    .map((figure) => ({
      ...{ figure, now: valueOf(figure) },
      was: sentence.written.find((one) => one.figure === figure)?.value ?? '',
    }))
    .filter(({ was, now }) => was !== now)
}
