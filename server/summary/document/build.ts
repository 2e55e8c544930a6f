import type { Content } from '#shared/content.ts'
import { exhibitsInOrder } from '#shared/lookup.ts'
import type {
  MediaReport,
  PaperAttachment,
  PaperBlock,
  SummaryDocument,
  SummaryPicture,
} from '#shared/summary-document.ts'
import { mergeSentences, printed, type MadeSentence, type SentenceEdit } from '#shared/summary-merge.ts'
import { chapters, sectionNames, type SectionId } from '#shared/summary-sections.ts'
import { chineseDate, chineseNumber } from '#shared/summary-text.ts'
import { titleLines } from '#shared/summary-title.ts'
import type { Summary } from '#shared/summary.ts'
import { dataAnnex } from './data-annex.ts'
import { measures } from './measures.ts'
import { plans } from './plans.ts'
import { problems } from './problems.ts'
import { results } from './results.ts'
import { cityOf, fact, plain, type Sections, type Source } from './say.ts'
import { situation } from './situation.ts'

export type DocumentOptions = {
  /** The day that stands under the signature. */
  day: string
  /** Prose says 1200余 for 1247; tables stay exact. */
  rounded: boolean
  /** The title as somebody broke it; else it is broken by itself. */
  title?: readonly string[]
  /** Paragraphs that somebody edited. */
  texts?: Texts
  /** Who signs, if not the organiser. */
  signature?: string
  pictures?: readonly SummaryPicture[]
  media?: readonly MediaReport[]
}

export type Texts = Partial<Record<SectionId, readonly SentenceEdit[]>>

/** The five parts of a 总结, filled from the figures. The same figures, content and options give the same paper. */
export function summaryDocument(summary: Summary, content: Content, options: DocumentOptions): SummaryDocument {
  const { event } = content
  const city = cityOf(content)
  return {
    title: options.title ? [...options.title] : titleLines(madeTitle(content)),
    addressee: `${city}“${plain(event.short.zh)}”领导小组：`,
    body: bodyOf(madeSections(summary, content, options), options.texts ?? {}),
    attachments: attachments(sourceOf(summary, content, options)),
    signature: options.signature ?? madeSignature(content),
    date: chineseDate(options.day),
  }
}

/** The title without anybody's hand, in one line. */
export const madeTitle = (content: Content): string => `${cityOf(content)}参加${plain(content.event.name.zh)}工作总结`

export const madeSignature = ({ event }: Content): string => plain(event.organiser.zh)

/** The sentences of every paragraph as the figures make them. */
export function madeSections(
  summary: Summary,
  content: Content,
  { rounded }: Pick<DocumentOptions, 'rounded'>,
): Sections<SectionId> {
  const source = sourceOf(summary, content, { rounded })
  return {
    ...{ opening: [opening(content, cityOf(content))], ...situation(source), ...measures(source) },
    ...{ ...results(source), ...problems(source), ...plans() },
  }
}

type Material = Pick<DocumentOptions, 'rounded' | 'pictures' | 'media'>

const sourceOf = (summary: Summary, content: Content, { rounded, pictures = [], media = [] }: Material): Source => ({
  ...{ summary, content, prose: { rounded }, pictures, media },
})

/** A paragraph without a sentence goes, and its heading with it; the five parts stay. */
function bodyOf(made: Sections<SectionId>, texts: Texts): PaperBlock[] {
  const paragraph = (section: SectionId): PaperBlock[] => {
    const sentences = printed(mergeSentences(made[section], texts[section] ?? []))
    const name = sectionNames[section]
    if (sentences.length === 0) return []
    return [...(name ? [heading(2, name.zh)] : []), { kind: 'paragraph', sentences }]
  }
  const parts = chapters.flatMap(({ name, sections }) => [heading(1, name.zh), ...sections.flatMap(paragraph)])
  return numberedHeadings([...paragraph('opening'), ...parts])
}

const heading = (level: 1 | 2 | 3, text: string): PaperBlock => ({ kind: 'heading', level, text })

const opening = ({ event }: Content, city: string): MadeSentence =>
  fact('opening', `按照${plain(event.name.zh)}的部署要求，${city}认真组织参展，现将有关情况总结如下。`)

/** 一、 （一） and 1. before the headings, as they stand. */
function numberedHeadings(blocks: readonly PaperBlock[]): PaperBlock[] {
  const at = [0, 0, 0]
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block
    const { level } = block
    at[level - 1] = (at[level - 1] ?? 0) + 1
    at.fill(0, level)
    const number = at[level - 1] ?? 0
    const before = { 1: `${chineseNumber(number)}、`, 2: `（${chineseNumber(number)}）`, 3: `${number}.` }[level]
    return { ...block, text: `${before}${block.text}` }
  })
}

/** Those without data are left out, and the rest are numbered anew by whoever prints them. The data are always the first. */
function attachments(source: Source): PaperAttachment[] {
  return [dataAnnex(source), exhibitList(source), pictures(source), media(source)].filter(
    ({ blocks }) => blocks.length > 0,
  )
}

function exhibitList({ content }: Source): PaperAttachment {
  const { exhibits, units, categories, event } = content
  const rows = exhibitsInOrder(content).map((exhibit, index) => [
    ...[String(index + 1), exhibit.no, plain(exhibit.title.zh)],
    plain(units.find(({ code }) => code === exhibit.unit)?.name.zh ?? ''),
    categories.find(({ id }) => id === exhibit.category)?.name.zh ?? '',
    exhibit.form.map(({ zh }) => zh).join('、'),
  ])
  const columns = [
    { title: '序号', share: 8, align: 'centre' as const },
    { title: '编号', share: 12, align: 'centre' as const },
    { title: '展品名称', share: 34, align: 'left' as const },
    { title: '推荐单位', share: 22, align: 'left' as const },
    { title: '类别', share: 9, align: 'centre' as const },
    { title: '形式', share: 15, align: 'left' as const },
  ]
  const table: PaperBlock = { kind: 'table', caption: '', columns, rows }
  const sample = event.sampleNotice && exhibits.some((exhibit) => exhibit.sample) ? event.sampleNotice.zh : undefined
  const blocks: PaperBlock[] = sample ? [{ kind: 'note', text: `${plain(sample)}。` }, table] : [table]
  return { title: '展品一览表', blocks: rows.length > 0 ? blocks : [] }
}

function pictures({ pictures }: Source): PaperAttachment {
  return { title: '活动图片', blocks: pictures.map(({ file, caption }) => ({ kind: 'picture', file, caption })) }
}

function media({ media }: Source): PaperAttachment {
  const rows = media.map((report, index) => [
    ...[String(index + 1), chineseDate(report.day), report.outlet, report.level, report.kind, report.title],
    report.reads === null ? '未知' : String(report.reads),
  ])
  const columns = [
    { title: '序号', share: 8, align: 'centre' as const },
    { title: '日期', share: 19, align: 'centre' as const },
    { title: '媒体', share: 16, align: 'left' as const },
    { title: '层级', share: 9, align: 'centre' as const },
    { title: '类型', share: 9, align: 'centre' as const },
    { title: '标题', share: 28, align: 'left' as const },
    { title: '阅读量', share: 11, align: 'right' as const },
  ]
  return { title: '媒体报道一览表', blocks: rows.length > 0 ? [{ kind: 'table', caption: '', columns, rows }] : [] }
}
