import { chineseNumber } from '#shared/summary-text.ts'
import type { SummaryGap } from '#shared/summary.ts'
import { fact, known, type Sections, type Source } from './say.ts'

/** 四、存在问题: suggested from what the records show to be missing. People say the rest; no unit and no exhibit is named. */
export function problems(source: Source): Sections<'problems'> {
  const found = [...gaps(source), ...exhibits(source), ...calls(source), ...unknowns(source)]
  const sentences = found.map(({ text, ...rest }, index) => ({ ...rest, text: `${ordinal(index)}是${text}。` }))
  const none = fact('none', '记录中未发现数据缺口和运行异常，其他不足由各单位补充。', 'gaps')
  return { problems: sentences.length > 0 ? sentences : [none] }
}

type Problem = { key: string; text: string; figures: string[] }

const ordinal = (index: number): string => chineseNumber(index + 1)

const wordings: Record<SummaryGap['kind'], (gaps: number, count: number) => string> = {
  'no-data': (gaps) => `有${gaps}天没有收到任何屏幕的数据`,
  late: (gaps) => `有${gaps}个时段断网，数据事后补送`,
  dropped: (_, count) => `屏幕存储已满，丢失互动记录${count}条，相关数字偏低`,
  'clock-doubtful': (_, count) => `部分屏幕时钟不准，有${count}条记录的时段存疑`,
  'without-visit': (_, count) => `有${count}条记录找不到所属会话，未计入会话数`,
  'heads-missing': (_, count) => `有${count}批次没有登记人数，人次按已登记部分计`,
}

function gaps({ summary, content: { event } }: Source): Problem[] {
  // A day outside the exhibition has no data because the hall was shut.
  const meant = summary.gaps.filter(({ day }) => day === null || (day >= event.from && day <= event.to))
  const kinds = [...new Set(meant.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const same = meant.filter((gap) => gap.kind === kind)
    const count = same.reduce((sum, gap) => sum + gap.count, 0)
    return { key: kind, text: wordings[kind](same.length, count), figures: [`gaps.${kind}`] }
  })
}

function exhibits({ summary }: Source): Problem[] {
  const unopened = summary.byExhibit.filter(({ views, gone }) => views === 0 && !gone).length
  const touched = summary.byExhibit.some(({ views }) => views > 0)
  if (unopened === 0 || !touched) return []
  return [{ key: 'unopened', text: `有${unopened}项展品没有被浏览，引导不够`, figures: ['byExhibit'] }]
}

function calls({ summary: { calls } }: Source): Problem[] {
  const missed = calls.left + calls.expired
  return missed > 0 ? [{ key: 'missed', text: `有${missed}次呼叫讲解员没有等到讲解员`, figures: ['calls-missed'] }] : []
}

/** Figures that a person should have entered. */
function unknowns(source: Source): Problem[] {
  const missing = (['visitors', 'leaflets', 'media-items'] as const).filter((metric) => !known(source, metric))
  if (missing.length === 0) return []
  const names = missing.map((metric) => source.summary.figures.find((figure) => figure.metric === metric)?.name.zh)
  const named = names.filter((name) => name !== undefined)
  const text = `${named.join('、')}还没有登记，本总结未列数字`
  return named.length > 0 ? [{ key: 'unknown', text, figures: [...missing] }] : []
}
