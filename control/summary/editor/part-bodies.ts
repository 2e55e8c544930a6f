import type { EditedSummary, PartBody, ShownSentence } from '#shared/summary-edit.ts'

type Figures = EditedSummary['figures']
type SentenceEdit = Extract<PartBody, { kind: 'text' }>['sentences'][number]

const asItStands = ({ key, text, edited, written }: ShownSentence): SentenceEdit => ({
  key,
  text: edited ? text : null,
  written,
})

const valuesNow = ({ figures: ids }: ShownSentence, figures: Figures) =>
  ids.map((figure) => ({ figure, value: figures[figure]?.value ?? '' }))

const body = (sentences: readonly SentenceEdit[]): PartBody => ({
  kind: 'text',
  sentences: sentences.filter(({ key, text }) => text !== '' || !key.startsWith('own-')),
})

/** The paragraph with another text in one sentence; the text that the figures make is no edit, and follows them again (W20). */
export const reworded = (
  sentences: readonly ShownSentence[],
  { key, text, figures }: { key: string; text: string; figures: Figures },
): PartBody =>
  body(
    sentences.map((sentence) => {
      if (sentence.key !== key) return asItStands(sentence)
      if (text === sentence.made) return { key, text: null, written: [] }
      return { key, text, written: sentence.edited ? sentence.written : valuesNow(sentence, figures) }
    }),
  )

/** What was written is right for the figures as they are now. */
export const kept = (
  sentences: readonly ShownSentence[],
  { key, figures }: { key: string; figures: Figures },
): PartBody =>
  body(
    sentences.map((sentence) =>
      sentence.key === key ? { key, text: sentence.text, written: valuesNow(sentence, figures) } : asItStands(sentence),
    ),
  )

/** One more sentence at the end, of no figure. */
export const added = (sentences: readonly ShownSentence[], text: string): PartBody => {
  const numbers = sentences.map(({ key }) => Number(/^own-(\d+)$/.exec(key)?.[1] ?? 0))
  return body([...sentences.map(asItStands), { key: `own-${Math.max(0, ...numbers) + 1}`, text, written: [] }])
}
