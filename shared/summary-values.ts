import type { Content } from './content.ts'
import type { Summary, SummaryFigure, SummaryGap } from './summary.ts'
import type { Words } from './words.ts'

/** A figure that a sentence of the summary may say. An empty value is one that nobody knows; `≥` before it, a lower bound. */
export type PaperFigure = { name: Words; value: string; unit: Words | null; note: Words; source: string | null }

/** Every figure by the id under which sentences name it: those of the dictionary, of the tables, of the content. */
export function paperFigures(summary: Summary, content: Content): Record<string, PaperFigure> {
  return {
    ...Object.fromEntries(summary.figures.map((figure) => [figure.metric, ofDictionary(summary, figure)])),
    ...ofTables(summary),
    ...ofGaps(summary),
    ...ofContent(content),
  }
}

/** Something never arrived, or cannot be placed: what the screens counted is the least it was. */
export const hasLoss = ({ gaps }: Summary): boolean =>
  gaps.some(({ kind }) => kind === 'no-data' || kind === 'dropped' || kind === 'without-visit')

function ofDictionary(summary: Summary, figure: SummaryFigure): PaperFigure {
  const { name, unit, note, source, value, atLeast, kind } = figure
  const least = atLeast || (kind === 'auto' && hasLoss(summary)) ? '≥' : ''
  return { name, unit, note, source, value: value === null ? '' : `${least}${value}` }
}

const plainFigure = (name: Words, value: string | number, unit: Words | null, note: Words): PaperFigure => ({
  ...{ name, unit, note, source: null },
  value: String(value),
})

const times: Words = { zh: '次', en: 'times' }
const things: Words = { zh: '项', en: 'items' }

function ofTables({ byDay, byExhibit, calls, window }: Summary): Record<string, PaperFigure> {
  const note: Words = { zh: `统计时段：${window.text.zh}。`, en: `Window: ${window.text.en}.` }
  const days = byDay.filter(({ sessions }) => sessions > 0).slice(0, 7)
  return {
    byDay: plainFigure(
      { zh: '各日触摸屏互动次数', en: 'Touch sessions by day' },
      days.map(({ day, sessions }) => `${day.slice(5)} ${sessions}`).join(' · '),
      times,
      note,
    ),
    byExhibit: plainFigure(
      { zh: '没有被浏览的展品', en: 'Exhibits that nobody opened' },
      byExhibit.filter(({ views, gone }) => views === 0 && !gone).length,
      things,
      note,
    ),
    'calls-missed': plainFigure(
      { zh: '没有等到讲解员的呼叫', en: 'Calls that nobody answered' },
      calls.left + calls.expired,
      times,
      note,
    ),
  }
}

const gapNames: Record<SummaryGap['kind'], Words> = {
  'no-data': { zh: '没有数据的日子', en: 'Days without data' },
  late: { zh: '断网的时段', en: 'Times without a network' },
  dropped: { zh: '丢失的记录', en: 'Records lost' },
  'clock-doubtful': { zh: '时钟存疑的会话', en: 'Sessions with a doubtful clock' },
  'without-visit': { zh: '不属于会话的记录', en: 'Records of no session' },
  'heads-missing': { zh: '没有登记人数的批次', en: 'Groups without a head count' },
}

function ofGaps({ gaps }: Summary): Record<string, PaperFigure> {
  const note: Words = { zh: '见附件“数据缺口说明”。', en: 'See the table of gaps in the annex.' }
  const kinds = Object.entries(gapNames).map(([kind, name]) => {
    const same = gaps.filter((gap) => gap.kind === kind)
    const value = same.reduce((sum, { count }) => sum + count, 0)
    return [
      `gaps.${kind}`,
      plainFigure(name, same.length === 0 ? '' : `${same.length} / ${value}`, null, note),
    ] as const
  })
  const all = plainFigure({ zh: '数据缺口', en: 'Gaps in the data' }, gaps.length, { zh: '处', en: 'gaps' }, note)
  return { gaps: all, ...Object.fromEntries(kinds) }
}

function ofContent(content: Content): Record<string, PaperFigure> {
  const { event, exhibits, units, categories, screens, languages, tours, quiz = [], emergencyCards = [] } = content
  const note: Words = { zh: '来自已发布的内容。', en: 'From the published content.' }
  const figure = (name: Words, value: string | number, unit: Words | null = null) =>
    plainFigure(name, value, unit, note)
  const shown = units.filter(({ code }) => exhibits.some(({ unit, park }) => unit === code || park === code))
  const sizes = categories.map(({ id }) => exhibits.filter(({ category }) => category === id).length)
  return {
    'content.area': figure({ zh: '展区面积', en: 'Area of the booth' }, event.area, { zh: '平方米', en: 'm²' }),
    'content.exhibits': figure({ zh: '展品数', en: 'Exhibits' }, exhibits.length, things),
    'content.categories': figure({ zh: '各类展品数', en: 'Exhibits by category' }, sizes.join(' · '), things),
    'content.units': figure({ zh: '参展单位数', en: 'Units' }, shown.length, { zh: '个', en: 'units' }),
    'content.days': figure({ zh: '展期', en: 'Days of the exhibition' }, `${event.from} — ${event.to}`),
    'content.screens': figure({ zh: '触摸屏数', en: 'Touchscreens' }, screens.length, { zh: '块', en: 'screens' }),
    'content.languages': figure({ zh: '界面语言数', en: 'Languages' }, languages.length, { zh: '种', en: 'languages' }),
    'content.quiz': figure({ zh: '问答题数', en: 'Quiz questions' }, quiz.length, { zh: '道', en: 'questions' }),
    'content.emergencyCards': figure({ zh: '应急卡数', en: 'Emergency cards' }, emergencyCards.length, {
      zh: '份',
      en: 'cards',
    }),
    'content.tours': figure({ zh: '讲解路线数', en: 'Tours' }, tours.length, { zh: '条', en: 'tours' }),
  }
}
