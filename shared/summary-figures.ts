import { metrics } from './metric-dictionary.ts'
import { metricIds, unknownReasons, type MetricId, type Unknown } from './metric-ids.ts'
import { callFigures, type Share } from './metric-operations.ts'
import { countOf, countsUnder, medianOf, type Tally } from './metric-tally.ts'
import type { SummaryInput } from './summary-input.ts'
import type { SummaryFigure } from './summary.ts'
import { tourTotals } from './tour-totals.ts'
import type { Words } from './words.ts'

type Value = { value: number | null; unknown?: Unknown; share?: Share; atLeast?: boolean; source?: string }

const known = (value: number, atLeast = false): Value => ({ value, atLeast })
const unknown = (why: Unknown): Value => ({ value: null, unknown: why })
const orNothing = (value: number | null, atLeast = false): Value =>
  value === null ? unknown('no-data') : known(value, atLeast)

/** A percentage to one decimal, cut off, so that it never says more than there was. */
function percentage(share: Share | null, why: Unknown = 'no-source'): Value {
  if (share === null) return unknown(why)
  if (share.whole === 0) return unknown('no-data')
  return { value: Math.floor((share.part * 1_000) / share.whole) / 10, share }
}

const sumUnder = (tally: Tally, prefix: string): number =>
  countsUnder(tally, prefix).reduce((sum, [, count]) => sum + count, 0)

/** The seconds of all views whose names end in them, such as `dwell:gl-01:35`. */
export const dwellOf = (tally: Tally, prefix: string): number | null =>
  medianOf(countsUnder(tally, prefix).map(([name, count]) => [Number(name.slice(name.lastIndexOf(':') + 1)), count]))

const wholeMinutes = (ms: number): number => Math.floor(ms / 60_000)

/** Every figure of the dictionary, each with its value or the reason why it is unknown (F1, F2). */
export function figuresOf(input: SummaryInput, visitors: Tally, screens: readonly Words[]): SummaryFigure[] {
  const values = valuesOf(input, visitors)
  return metricIds.map((metric) => {
    const { name, unit, kind } = metrics[metric]
    const { value, unknown: why, share = null, atLeast = false, source = null } = values[metric]
    const note = noteOf(metric, input.window.text, screens)
    return { metric, name, unit, kind, value, unknown: why ? unknownReasons[why] : null, atLeast, share, source, note }
  })
}

function valuesOf(input: SummaryInput, visitors: Tally): Record<MetricId, Value> {
  const byHand = (metric: MetricId, why: Unknown = 'not-entered'): Value => {
    const entered = input.sources.manual[metric]
    return entered ? { value: entered.value, source: entered.source } : unknown(why)
  }
  return {
    ...screenValues(
      visitors,
      input.sums.some(({ tally }) => countOf(tally, 'dropped') > 0),
    ),
    ...serviceValues(input),
    ...sourceValues(input),
    visitors: byHand('visitors'),
    leaflets: byHand('leaflets'),
    'school-groups': byHand('school-groups'),
    'media-items': byHand('media-items'),
    'online-views': byHand('online-views'),
    'qr-scans': input.sources.scans === null ? byHand('qr-scans', 'not-measured') : known(input.sources.scans),
  }
}

/** What was lost on the way makes every one of these a lower bound. */
function screenValues(visitors: Tally, lost: boolean) {
  return {
    sessions: known(countOf(visitors, 'sessions'), lost),
    'effective-sessions': known(countOf(visitors, 'effective'), lost),
    'exhibit-views': known(sumUnder(visitors, 'view'), lost),
    'median-dwell': orNothing(dwellOf(visitors, 'dwell')),
    'qr-shown': known(sumUnder(visitors, 'qr'), lost),
    'quiz-finished': known(countOf(visitors, 'quiz-finished'), lost),
    'quiz-correct': percentage({ part: countOf(visitors, 'quiz-right'), whole: countOf(visitors, 'quiz-of') }),
    likes: known(sumUnder(visitors, 'like'), lost),
    languages: known(countOf(visitors, 'sessions') - countOf(visitors, 'language:unknown'), lost),
  }
}

function serviceValues({ tours, guided, calls }: SummaryInput) {
  const totals = tourTotals(tours, guided)
  const called = callFigures(calls)
  return {
    calls: known(called.called),
    'call-response': orNothing(called.responseSeconds),
    'call-arrival': orNothing(called.arrivalSeconds),
    'tour-groups': known(totals.groups),
    'tour-heads': known(totals.heads, totals.headsMissing > 0),
    'tour-minutes': known(wholeMinutes(totals.durationMs)),
    'guided-sessions': known(totals.guided.groups),
    'guided-heads': known(totals.guided.heads, totals.guided.headsMissing > 0),
    'guided-minutes': known(wholeMinutes(totals.guided.durationMs)),
  }
}

function sourceValues({ sources }: SummaryInput) {
  const { leads } = sources
  return {
    leads: leads ? known(leads.reduce((sum, { count }) => sum + count, 0)) : unknown('no-source'),
    'on-time-arrival': percentage(sources.arrivals),
    'exhibit-availability': percentage(sources.exhibitsInOrder),
    'screen-availability': percentage(sources.screensOnline),
    'roster-coverage': percentage(sources.rosterCovered),
  }
}

const fromScreens: ReadonlySet<MetricId> = new Set([
  ...(['sessions', 'effective-sessions', 'exhibit-views', 'median-dwell', 'qr-shown', 'quiz-finished'] as const),
  ...(['quiz-correct', 'likes', 'languages', 'calls', 'call-response', 'call-arrival'] as const),
])
const withoutRehearsal: ReadonlySet<MetricId> = new Set([
  ...(['tour-groups', 'tour-heads', 'tour-minutes', 'guided-sessions', 'guided-heads', 'guided-minutes'] as const),
  ...(['leads'] as const),
])

/** The sentence under a figure: its window, its screens, what is left out, and what it must not be taken for. */
function noteOf(metric: MetricId, window: Words, screens: readonly Words[]): Words {
  const { caveat } = metrics[metric]
  if (fromScreens.has(metric)) {
    const zh = screens.map((name) => name.zh).join('、') || '无'
    const en = screens.map((name) => name.en).join(', ') || 'none'
    return {
      zh: `统计时段：${window.zh}；屏幕：${zh}；不含巡馆、工作人员和演练。${caveat.zh}`,
      en: `Window: ${window.en}; screens: ${en}; without tours, staff and rehearsals. ${caveat.en}`,
    }
  }
  const apart = withoutRehearsal.has(metric) ? { zh: '；不含演练', en: '; without rehearsals' } : { zh: '', en: '' }
  return {
    zh: `统计时段：${window.zh}${apart.zh}。${caveat.zh}`,
    en: `Window: ${window.en}${apart.en}. ${caveat.en}`,
  }
}
