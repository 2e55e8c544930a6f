import type { Content } from '#shared/content.ts'
import type { EditedSummary } from '#shared/summary-edit.ts'
import { changesOf, mergeSentences } from '#shared/summary-merge.ts'
import { sectionIds } from '#shared/summary-sections.ts'
import { titleLines } from '#shared/summary-title.ts'
import { paperFigures } from '#shared/summary-values.ts'
import type { Summary } from '#shared/summary.ts'
import { madeSections, madeSignature, madeTitle } from '../document/build.ts'
import type { paperOptions } from './options.ts'

type Options = Awaited<ReturnType<typeof paperOptions>>

/** The paper for its editor: what stands, what the figures make, and which figures are others than when it was written. */
export function editedSummary(
  summary: Summary,
  content: Content,
  { options, today }: { options: Options; today: string },
): EditedSummary {
  const { parts, texts = {}, rounded } = options
  const figures = paperFigures(summary, content)
  const made = madeSections(summary, content, { rounded })
  const valueOf = (figure: string) => figures[figure]?.value ?? ''
  const closing = parts.find(({ part }) => part === 'closing')?.body
  return {
    ...{ window: summary.window.text, saved: parts, figures, rounded },
    sections: sectionIds.map((section) => ({
      section,
      sentences: mergeSentences(made[section], texts[section] ?? []).map((sentence) => ({
        ...sentence,
        figures: [...sentence.figures],
        written: [...sentence.written],
        changed: changesOf(sentence, valueOf),
      })),
    })),
    title: titleOf(content, options),
    pictures: picturesOf(options),
    closing: {
      signature: options.signature ?? madeSignature(content),
      day: closing?.kind === 'closing' ? closing.day : null,
      ...{ made: madeSignature(content), today },
    },
  }
}

function titleOf(content: Content, { title }: Options): EditedSummary['title'] {
  const made = titleLines(madeTitle(content))
  return { lines: title ? [...title] : made, made }
}

/** The chosen ones in their order, then the others in the order in which they were taken. */
function picturesOf({ pictures, entered }: Options): EditedSummary['pictures'] {
  const madeOf = (id: string) => entered.find((picture) => picture.id === id)?.caption ?? ''
  const chosen = pictures.map(({ id, hash, caption }) => ({ id, hash, caption, made: madeOf(id), chosen: true }))
  const others = entered.filter(({ id }) => !chosen.some((picture) => picture.id === id))
  return [...chosen, ...others.map(({ id, hash, caption }) => ({ id, hash, caption, made: caption, chosen: false }))]
}
