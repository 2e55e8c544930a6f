import type { Content } from '#shared/content.ts'
import type { MediaReport, SummaryPicture } from '#shared/summary-document.ts'
import type { MadeSentence } from '#shared/summary-merge.ts'
import type { SectionId } from '#shared/summary-sections.ts'
import { counted, incomplete, lasting, percent, withoutSpaces, type Prose } from '#shared/summary-text.ts'
import { hasLoss } from '#shared/summary-values.ts'
import type { Summary, SummaryFigure } from '#shared/summary.ts'

/** What every part of the paper is written from. */
export type Source = {
  summary: Summary
  content: Content
  prose: Prose
  pictures: readonly SummaryPicture[]
  media: readonly MediaReport[]
}

/** The sentences that the figures make, by paragraph. */
export type Sections<Section extends SectionId> = Record<Section, MadeSentence[]>

export type Figure = SummaryFigure['metric']

/** The figure, if anybody knows it. One that is unknown is never written as nought: its sentence is left out. */
export function known({ summary }: Source, metric: Figure): (SummaryFigure & { value: number }) | undefined {
  const figure = summary.figures.find((candidate) => candidate.metric === metric)
  return figure && figure.value !== null ? { ...figure, value: figure.value } : undefined
}

/** Several clauses as one sentence, each with the figure that it says; nothing when none is known. */
export function sentence(key: string, clauses: readonly (Clause | undefined)[], after = ''): MadeSentence[] {
  const said = clauses.filter((clause) => clause !== undefined)
  if (said.length === 0) return []
  const text = `${said.map(({ text }) => text).join('，')}${after}。`
  const gaps = said.some(({ partial }) => partial)
  return [{ key, text: incomplete(text, gaps), figures: said.flatMap((clause) => clause.figures) }]
}

export type Clause = { text: string; figures: string[]; partial: boolean }

/** A figure in a clause of its own: `触摸屏互动1200余次`. */
export function clause(source: Source, metric: Figure, words: string): Clause | undefined {
  const figure = known(source, metric)
  if (!figure || isNothing(figure)) return undefined
  const text = words.replace('#', valueText(figure, source.prose))
  return { text, figures: [metric], partial: figure.atLeast || (figure.kind === 'auto' && hasLoss(source.summary)) }
}

/** Prose does not praise a nought; the table has it. A share of nought per cent is said all the same. */
const isNothing = ({ value, share }: SummaryFigure): boolean => value === 0 && share === null

/** A figure as prose says it, in its unit. Only what is counted may be rounded. */
export function valueText(figure: SummaryFigure & { value: number }, prose: Prose): string {
  const unit = figure.unit.zh
  if (figure.share) return percent(figure.share.whole === 0 ? 0 : figure.share.part / figure.share.whole)
  if (unit === '%') return percent(figure.value / 100)
  if (unit === '秒') return lasting(figure.value * 1000)
  if (unit === '分钟') return lasting(figure.value * 60_000)
  return counted(figure.value, unit, prose)
}

/** A sentence about the content itself, whose figures are facts of the published bundle. */
export const fact = (key: string, text: string, ...figures: string[]): MadeSentence => ({ key, text, figures })

/** The city that takes part: the host without what governments are called. */
export const cityOf = ({ event }: Content): string => withoutSpaces(event.host.zh).replace(/人民政府$/, '')

/** Official papers set no spaces between Chinese characters, letters and digits. */
export const plain = withoutSpaces
