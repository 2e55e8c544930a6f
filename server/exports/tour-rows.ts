import { say } from '#shared/say.ts'
import { isCancelled } from '#shared/tour-totals.ts'
import type { RouteChange, TourRecord } from '#shared/tour-record.ts'
import { categoryNames, changeKindNames, logKindNames, phaseNames } from '#shared/tour-words.ts'
import { zonedText } from '../zoned-time.ts'

type Lang = 'zh' | 'en'

export const tourHeaders: Record<Lang, readonly string[]> = {
  zh: [
    '编号',
    '路线',
    '开始',
    '结束',
    '时长（分钟）',
    '类别',
    '人数',
    '讲解员',
    '演练',
    '取消',
    '各站停留（实际／计划，秒）',
    '路线变更',
    '随手记',
  ],
  en: [
    'Id',
    'Route',
    'Started',
    'Ended',
    'Minutes',
    'Category',
    'Heads',
    'Explainers',
    'Rehearsal',
    'Cancelled',
    'Stops (actual/planned, seconds)',
    'Changes of route',
    'Log',
  ],
}

/** One tour as cells; the lists within it have one entry a line. */
export function tourRow(record: TourRecord, lang: Lang, timeZone: string): (string | number | null)[] {
  const { started, ended, headCount, category } = record
  const time = (at: number) => zonedText(at, timeZone).slice('2023-05-20 '.length)
  const lines = (list: readonly string[]) => list.join('\n')
  return [
    record.id,
    say(record.title, lang),
    zonedText(started, timeZone),
    ended === null ? null : zonedText(ended, timeZone),
    ended === null ? null : Math.round((ended - started) / 6_000) / 10,
    category === null ? null : categoryNames[category][lang],
    headCount,
    record.operators.join(lang === 'zh' ? '、' : ', '),
    record.rehearsal ? 1 : 0,
    isCancelled(record) ? 1 : 0,
    lines(
      record.stops.map((stop) => `${say(stop.title, lang)} ${Math.round(stop.dwellMs / 1_000)}/${stop.plannedSeconds}`),
    ),
    lines(record.changes.map((change) => `${time(change.at)} ${changeWords(change, lang)}`)),
    lines(
      record.log.map(({ at, kind, text, by }) =>
        `${time(at)} ${logKindNames[kind][lang]} ${text} (${by})`.replace('  ', ' '),
      ),
    ),
  ]
}

function changeWords({ kind, title, phase }: RouteChange, lang: Lang): string {
  const where = title ? say(title, lang) : phase ? phaseNames[phase][lang] : ''
  return `${changeKindNames[kind][lang]} ${where}`.trim()
}
