import { clockLimits, lateMs } from './metric-visit.ts'
import { countOf, countsUnder, type Tally } from './metric-tally.ts'
import { together } from './summary-tables.ts'
import type { SumRow, SummaryInput } from './summary-input.ts'
import type { Summary, SummaryGap } from './summary.ts'
import { tourTotals } from './tour-totals.ts'
import type { Words } from './words.ts'

/** Everything that the figures do not hold, or hold with less certainty, in one sentence each (F7). */
export function gapsOf(input: SummaryInput, screens: Summary['screens']): SummaryGap[] {
  const { window, sums } = input
  return [
    ...window.days.filter((day) => !sums.some((row) => row.day === day)).map(emptyDay),
    ...screens.flatMap((screen) =>
      screenGaps(
        input,
        screen,
        sums.filter(({ kiosk }) => kiosk === screen.kiosk),
      ),
    ),
    ...missingHeads(input),
  ]
}

const emptyDay = (day: string): SummaryGap => ({
  ...{ kind: 'no-data', kiosk: null, day, from: null, to: null, count: 0 },
  text: { zh: `${day} 没有收到任何屏幕的数据。`, en: `${day}: no screen sent anything.` },
})

type Screen = { kiosk: string; name: Words }

function screenGaps(input: SummaryInput, { kiosk, name }: Screen, rows: readonly SumRow[]): SummaryGap[] {
  const tally = together(rows)
  const gap = (kind: SummaryGap['kind'], count: number, text: Words): SummaryGap[] =>
    count === 0 ? [] : [{ kind, kiosk, day: null, from: null, to: null, count, text }]
  const dropped = countOf(tally, 'dropped')
  const doubtful = countOf(tally, 'doubtful')
  const stray = countOf(tally, 'stray')
  return [
    ...lateGaps(input, { kiosk, name }, tally),
    ...gap('dropped', dropped, {
      zh: `${name.zh}：离线太久、本机存满，最旧的 ${dropped} 条记录已丢失，相关数字是下限。`,
      en: `${name.en}: away for too long, its memory was full, and the oldest ${dropped} records are lost; figures are lower bounds.`,
    }),
    ...gap('clock-doubtful', doubtful, {
      zh: `${name.zh}：${doubtful} 次会话的时钟有疑问（比服务器快 ${aheadMinutes} 分钟以上，或慢 ${behindHours} 小时以上），已计数，日期和小时按收到的时间。`,
      en: `${name.en}: the clock of ${doubtful} sessions is in doubt (over ${aheadMinutes} minutes ahead of the server or over ${behindHours} hours behind); they count, on the day and hour of their receipt.`,
    }),
    ...gap('without-visit', stray, {
      zh: `${name.zh}：${stray} 条记录不属于任何会话，没有计入。`,
      en: `${name.en}: ${stray} records belong to no session and are not counted.`,
    }),
  ]
}

const aheadMinutes = clockLimits.aheadMs / 60_000
const behindHours = clockLimits.behindMs / 3_600_000
const togetherMinutes = 30 // quiet minutes within one time without a network

/** Times for which a screen was cut off, as far as its late events tell. They are counted all the same. */
function lateGaps({ timeText }: SummaryInput, { kiosk, name }: Screen, tally: Tally): SummaryGap[] {
  const minutes = countsUnder(tally, 'late')
    .map(([minute, count]) => ({ minute: Number(minute), count }))
    .toSorted((a, b) => a.minute - b.minute)
  const spans: { first: number; last: number; count: number }[] = []
  for (const { minute, count } of minutes) {
    const open = spans.at(-1)
    if (open && minute - open.last <= togetherMinutes) Object.assign(open, { last: minute, count: open.count + count })
    else spans.push({ first: minute, last: minute, count })
  }
  return spans.map(({ first, last, count }) => {
    const [from, to] = [first * 60_000, (last + 1) * 60_000]
    const [fromText, toText] = [timeText(from), timeText(to)]
    return {
      ...{ kind: 'late', kiosk, day: null, count },
      ...{ from: new Date(from).toISOString(), to: new Date(to).toISOString() },
      text: {
        zh: `${name.zh}：${fromText} 至 ${toText} 的 ${count} 条记录晚到 ${lateMs / 60_000} 分钟以上（断网后补送），已计入。`,
        en: `${name.en}: ${count} records of ${fromText} to ${toText} came over ${lateMs / 60_000} minutes late (sent after the network was back); they are counted.`,
      },
    }
  })
}

function missingHeads({ tours, guided }: SummaryInput): SummaryGap[] {
  const { headsMissing } = tourTotals(tours, guided)
  if (headsMissing === 0) return []
  return [
    {
      ...{ kind: 'heads-missing', kiosk: null, day: null, from: null, to: null, count: headsMissing },
      text: {
        zh: `${headsMissing} 批巡馆没有填人数，巡馆人次是下限。`,
        en: `${headsMissing} tour groups have no head count; the number of people is a lower bound.`,
      },
    },
  ]
}
