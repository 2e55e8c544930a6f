import type { PaperAttachment, PaperBlock, TableColumn } from '#shared/summary-document.ts'
import { chineseDate, percent } from '#shared/summary-text.ts'
import type { SummaryFigure } from '#shared/summary.ts'
import { cityTables } from './city-table.ts'
import { plain, type Source } from './say.ts'

/** 附件 数据统计表: every figure exactly, with what it was measured by; then by hour, exhibit, unit, language and screen. */
export function dataAnnex(source: Source): PaperAttachment {
  const parts = [
    figures(source),
    days(source),
    exhibitViews(source),
    units(source),
    cityTables(source),
    languages(source),
    screens(source),
    apart(source),
    gaps(source),
  ]
  return { title: '数据统计表', blocks: numbered(parts.flat()) }
}

const left = (title: string, share: number): TableColumn => ({ title, share, align: 'left' })
const centre = (title: string, share: number): TableColumn => ({ title, share, align: 'centre' })
const right = (title: string, share: number): TableColumn => ({ title, share, align: 'right' })

/** Tables and charts are numbered each in their own row, in the order in which they stand. */
function numbered(blocks: readonly PaperBlock[]): PaperBlock[] {
  let tables = 0
  let charts = 0
  return blocks.map((block) => {
    if (block.kind === 'table') return { ...block, caption: `表${++tables}　${block.caption}` }
    if (block.kind === 'chart') return { ...block, caption: `图${++charts}　${block.caption}` }
    return block
  })
}

const kinds = { auto: '自动', manual: '人工', mixed: '两者' }

function figures({ summary }: Source): PaperBlock[] {
  const rows = summary.figures.map((figure) => [
    figure.name.zh,
    exact(figure),
    kinds[figure.kind],
    [figure.value === null ? figure.unknown?.zh : undefined, figure.source, plain(figure.note.zh)]
      .filter(Boolean)
      .join(' '),
  ])
  const columns = [left('指标', 22), right('数值', 20), centre('来源', 10), left('口径', 48)]
  return [
    { kind: 'note', text: `统计时段：${plain(summary.window.text.zh)}。` },
    { kind: 'table', caption: '各项指标', columns, rows },
  ]
}

/** In a table nothing is rounded but a percentage, and that only down. */
function exact(figure: SummaryFigure): string {
  if (figure.value === null) return '未知'
  const { part, whole } = figure.share ?? {}
  const least = figure.atLeast ? '不少于' : ''
  if (part !== undefined && whole) return `${least}${percent(part / whole)}（${part}/${whole}）`
  return `${least}${figure.value}${figure.unit.zh}`
}

function days({ summary }: Source): PaperBlock[] {
  const hours = summary.byHour.filter(({ sessions }) => sessions > 0)
  if (hours.length === 0) return []
  const rows = hours.map(({ day, hour, sessions, effective, doubtful }) => [
    chineseDate(day),
    `${hour}时`,
    ...[sessions, effective, doubtful].map(String),
  ])
  const columns = [
    ...[centre('日期', 28), centre('时段', 15)],
    ...[right('触摸屏互动次数', 21), right('有效互动次数', 19), right('其中时段存疑', 17)],
  ]
  return [
    { kind: 'chart', caption: '各时段触摸屏互动次数', chart: hourChart(hours) },
    { kind: 'table', caption: '各时段触摸屏互动次数', columns, rows },
  ]
}

type Hour = { day: string; hour: number; sessions: number }

/** Days beside one another as long as they can be told apart in print; of more days, their sum. */
function hourChart(hours: readonly Hour[]) {
  const first = Math.min(...hours.map(({ hour }) => hour))
  const last = Math.max(...hours.map(({ hour }) => hour))
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const dates = [...new Set(hours.map(({ day }) => day))]
  const at = (hour: number, day?: string) =>
    hours
      .filter((row) => row.hour === hour && (day === undefined || row.day === day))
      .reduce((sum, { sessions }) => sum + sessions, 0)
  const series =
    dates.length <= 3
      ? dates.map((day) => ({ name: chineseDate(day), values: all.map((hour) => at(hour, day)) }))
      : [{ name: '合计', values: all.map((hour) => at(hour)) }]
  return { kind: 'columns' as const, labels: all.map((hour) => `${hour}时`), series }
}

function exhibitViews({ summary }: Source): PaperBlock[] {
  const shown = [...summary.byExhibit].sort((a, b) => a.no.localeCompare(b.no, 'en', { numeric: true }))
  if (shown.length === 0) return []
  const name = ({ title, gone }: (typeof shown)[number]) => `${plain(title.zh)}${gone ? '（已下架）' : ''}`
  const rows = shown.map((exhibit) => [
    ...[exhibit.no, name(exhibit), String(exhibit.views)],
    exhibit.medianDwell === null ? '—' : `${exhibit.medianDwell}`,
    ...[exhibit.qrShown, exhibit.likes].map(String),
    exhibit.leads === null ? '未知' : String(exhibit.leads),
  ])
  const columns = [
    ...[centre('编号', 10), left('展品', 28), right('浏览次数', 12), right('停留（秒）', 14)],
    ...[right('二维码展示', 14), right('点赞', 9), right('对接意向', 13)],
  ]
  const bars = shown.map((exhibit) => ({ label: `${exhibit.no} ${name(exhibit)}`, value: exhibit.views }))
  const charts = chunks(bars, 36).map((part) => ({
    kind: 'chart' as const,
    caption: '各展品浏览次数（按展品编号排列）',
    chart: { kind: 'bars' as const, bars: part },
  }))
  return [...charts, { kind: 'table', caption: '各展品互动数据（按展品编号排列，停留为中位数）', columns, rows }]
}

/** A page of a paper has room for so many bars. */
const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))

function units({ summary }: Source): PaperBlock[] {
  const shown = summary.byUnit.filter(({ exhibits, views }) => exhibits + views > 0)
  if (shown.length === 0) return []
  const rows = shown.map((unit) => [
    plain(unit.name.zh),
    ...[unit.exhibits, unit.views, unit.qrShown, unit.likes].map(String),
  ])
  const columns = [
    left('推荐单位', 40),
    ...[right('展品数', 14), right('浏览次数', 16), right('二维码展示', 16), right('点赞', 14)],
  ]
  const bars = shown.map(({ name, views }) => ({ label: plain(name.zh), value: views }))
  return [
    { kind: 'chart', caption: '各推荐单位展品浏览次数（按规定顺序排列）', chart: { kind: 'bars', bars } },
    { kind: 'table', caption: '各推荐单位展品互动数据（按规定顺序排列）', columns, rows },
  ]
}

function languages({ summary }: Source): PaperBlock[] {
  const used = summary.byLanguage.filter(({ sessions }) => sessions > 0)
  if (used.length === 0) return []
  const bars = used.map(({ name, sessions }) => ({ label: name.zh, value: sessions }))
  return [{ kind: 'chart', caption: '各语言使用次数', chart: { kind: 'bars', bars } }]
}

function screens({ summary }: Source): PaperBlock[] {
  if (summary.byScreen.length === 0) return []
  const rows = summary.byScreen.map((screen) => [
    plain(screen.name.zh),
    ...[screen.sessions, screen.effective, screen.views, screen.qrShown].map(String),
  ])
  const columns = [
    left('屏幕', 32),
    ...[right('触摸屏互动次数', 19), right('有效互动次数', 17), right('展品浏览次数', 17), right('二维码展示', 15)],
  ]
  return [{ kind: 'table', caption: '各屏幕互动数据', columns, rows }]
}

function apart({ summary }: Source): PaperBlock[] {
  const some = summary.apart.filter(({ sessions, views }) => sessions + views > 0)
  if (some.length === 0) return []
  const rows = some.map(({ name, sessions, views }) => [plain(name.zh), String(sessions), String(views)])
  const columns = [left('类别', 50), right('触摸屏互动次数', 25), right('展品浏览次数', 25)]
  return [{ kind: 'table', caption: '未计入以上各表的数据', columns, rows }]
}

function gaps({ summary }: Source): PaperBlock[] {
  if (summary.gaps.length === 0) return []
  const rows = summary.gaps.map((gap, index) => [String(index + 1), plain(gap.text.zh)])
  return [{ kind: 'table', caption: '数据缺口说明', columns: [centre('序号', 10), left('说明', 90)], rows }]
}
