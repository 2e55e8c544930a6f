import { say } from '#shared/say.ts'
import type { ChartData } from '#shared/summary-document.ts'
import type { Summary } from '#shared/summary.ts'
import { mostSeries } from '../charts/columns.ts'
import { posterTexts } from './poster-texts.ts'

type Lang = 'zh' | 'en'

/** Sessions by hour; days beside one another as long as they can be told apart, else their sum. Null without any. */
export function hourChart({ byHour }: Summary, lang: Lang): ChartData | null {
  const hours = byHour.filter(({ sessions }) => sessions > 0)
  if (hours.length === 0) return null
  const first = Math.min(...hours.map(({ hour }) => hour))
  const last = Math.max(...hours.map(({ hour }) => hour))
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const days = [...new Set(hours.map(({ day }) => day))]
  const values = (rows: typeof hours) =>
    all.map((hour) => rows.filter((row) => row.hour === hour).reduce((sum, { sessions }) => sum + sessions, 0))
  const series =
    days.length <= mostSeries
      ? days.map((day) => ({ name: day, values: values(hours.filter((row) => row.day === day)) }))
      : [{ name: posterTexts[lang].all, values: values(hours) }]
  return { kind: 'columns', labels: all.map((hour) => posterTexts[lang].hour(String(hour))), series }
}

/** Views by unit in the official order: nothing is ranked (W11). Null without any. */
export function unitBars({ byUnit }: Summary, lang: Lang): ChartData | null {
  const shown = byUnit.filter(({ exhibits, views }) => exhibits + views > 0)
  if (shown.every(({ views }) => views === 0)) return null
  return { kind: 'bars', bars: shown.map(({ name, views }) => ({ label: say(name, lang), value: views })) }
}
