import { z } from 'zod'
import type { Content } from './content.ts'
import { unitsInOrder } from './lookup.ts'
import type { OtherSources } from './summary-input.ts'
import { unitFigureIds, unitFigureWords, type UnitFigureId } from './unit-figures-words.ts'
import {
  activityKey,
  listedOf,
  titleKey,
  UnitDecision,
  type ReportedActivity,
  type StandingReport,
  type UnitFigures,
} from './unit-figures.ts'
import { Words } from './words.ts'

/** The figures of the whole city: what the units reported and what the booth counted, nothing of it twice. */

const count = z.number().int().nonnegative()
const figureId = z.enum(unitFigureIds)

/** A figure of one unit as it goes into the total. */
const CityValue = z.object({
  figure: figureId,
  value: count,
  estimate: z.boolean(),
  /** What was taken off, because somebody else reports it too. */
  twice: count,
  /** Where it stands: a cell of the table, or the sum of the list of activities. */
  from: z.enum(['table', 'list', 'booth']),
  sheet: z.string().nullable(),
  row: z.number().nullable(),
})
type CityValue = z.infer<typeof CityValue>

/** An activity that two sides report, for somebody to say whether it is one or two. Until then it counts once. */
const CityPair = z.object({
  key: z.string(),
  unit: z.string(),
  day: z.iso.date(),
  title: z.string(),
  attendance: count.nullable(),
  leaflets: count.nullable(),
  /** The unit that reports it too; null for the booth’s own programme. */
  with: z.string().nullable(),
  decision: UnitDecision.nullable(),
})
export type CityPair = z.infer<typeof CityPair>

const CityUnit = z.object({
  unit: z.string(),
  name: Words,
  /** Parks may report; counties, cities and districts are expected to. */
  expected: z.boolean(),
  reported: z.object({ file: z.string(), by: z.string(), at: z.number(), late: z.boolean() }).nullable(),
  values: z.array(CityValue),
  activities: z.array(
    z.object({ day: z.iso.date(), title: z.string(), place: z.string(), attendance: count.nullable() }),
  ),
})
export type CityUnit = z.infer<typeof CityUnit>

const CityTotal = z.object({
  figure: figureId,
  name: Words,
  unit: Words,
  value: count.nullable(),
  /** Somebody did not report it, or only estimated it: 据不完全统计. */
  incomplete: z.boolean(),
  reported: z.array(z.string()),
  missing: z.array(z.string()),
})

export const CityFigures = z.object({
  deadline: z.iso.date().nullable(),
  booth: z.array(CityValue),
  units: z.array(CityUnit), // in the official order
  totals: z.array(CityTotal),
  pairs: z.array(CityPair),
  note: Words,
})
export type CityFigures = z.infer<typeof CityFigures>

type Booth = Pick<OtherSources, 'manual' | 'leads'>

/** The city’s figures (W37–W40). Everything is in the official order, and nobody is ranked. */
export function cityFigures(
  { deadline, reports, decisions }: UnitFigures,
  content: Content,
  booth: Booth,
): CityFigures {
  const pairs = pairsOf(reports, content, decisions)
  const units = unitsInOrder(content).map((unit): CityUnit => {
    const report = reports.find((candidate) => candidate.unit === unit.code)
    const own = pairs.filter((pair) => pair.unit === unit.code && pair.decision !== 'different')
    return {
      ...{ unit: unit.code, name: unit.name, expected: unit.kind !== 'park' },
      reported: report ? { file: report.file, by: report.by, at: report.at, late: report.late } : null,
      values: report ? unitFigureIds.flatMap((figure) => valueOf(figure, report, own)) : [],
      activities: (report?.activities ?? []).map(({ day, title, place, attendance }) => ({
        day,
        title,
        place,
        attendance,
      })),
    }
  })
  const own = boothValues(content, booth)
  return { deadline, booth: own, units, totals: totalsOf(units, own, pairs), pairs, note: noteOf(units, deadline) }
}

function valueOf(figure: UnitFigureId, report: StandingReport, own: readonly CityPair[]): CityValue[] {
  const written = report.figures.find((one) => one.figure === figure)
  const listed = listedOf(figure, report.activities)
  const whole = written?.value ?? listed
  if (whole === null) return []
  const twice = Math.min(
    whole,
    own.reduce((sum, pair) => sum + partOf(figure, pair), 0),
  )
  const origin = written ? { from: 'table' as const, sheet: written.sheet, row: written.row } : fromList(report)
  return [{ figure, value: whole - twice, estimate: written?.estimate ?? false, twice, ...origin }]
}

const fromList = ({ activities }: StandingReport) => ({
  ...{ from: 'list' as const, sheet: activities[0]?.sheet ?? null, row: null },
})

function partOf(figure: UnitFigureId, { attendance, leaflets }: CityPair): number {
  if (figure === 'activities') return 1
  if (figure === 'attendance') return attendance ?? 0
  return figure === 'leaflets' ? (leaflets ?? 0) : 0
}

/** An activity of a unit that the booth’s programme or a unit before it in the official order reports as well. */
function pairsOf(
  reports: readonly StandingReport[],
  content: Content,
  decisions: UnitFigures['decisions'],
): CityPair[] {
  const programme = heldActivities(content)
  const seen = new Map<string, string>()
  return unitsInOrder(content).flatMap(({ code }) => {
    const report = reports.find(({ unit }) => unit === code)
    return (report?.activities ?? []).flatMap((activity) => {
      const same = activityKey(activity)
      const before = seen.get(same)
      if (before === undefined) seen.set(same, code)
      const planned = programme.some((other) => other.unit === code && isSame(other, activity))
      if (!planned && before === undefined) return []
      const key = `${code} ${same}`
      const { day, title, attendance, leaflets } = activity
      const decision = decisions.get(key) ?? null
      return [{ key, unit: code, day, title, attendance, leaflets, with: planned ? null : (before ?? null), decision }]
    })
  })
}

const heldActivities = ({ activities }: Content) => (activities?.list ?? []).filter(({ sample }) => !sample)

const isSame = (
  { date, until = date, title }: { date: string; until?: string | undefined; title: Words },
  activity: ReportedActivity,
): boolean => date <= activity.day && activity.day <= until && titleKey(title.zh) === titleKey(activity.title)

/** What the booth itself knows of the same figures. Samples are none of them. */
function boothValues(content: Content, { manual, leads }: Booth): CityValue[] {
  const value = (figure: UnitFigureId, known: number | undefined): CityValue[] =>
    known === undefined
      ? []
      : [{ figure, value: known, estimate: false, twice: 0, from: 'booth', sheet: null, row: null }]
  const held = heldActivities(content).length
  return [
    ...value('activities', held > 0 ? held : undefined),
    ...value('attendance', manual.visitors?.value),
    ...value('leaflets', manual.leaflets?.value),
    ...value('media', manual['media-items']?.value),
    ...value('online-views', manual['online-views']?.value),
    ...value(
      'cooperation',
      leads?.reduce((sum, { count: left }) => sum + left, 0),
    ),
  ]
}

function totalsOf(
  units: readonly CityUnit[],
  booth: readonly CityValue[],
  pairs: readonly CityPair[],
): CityFigures['totals'] {
  return unitFigureIds.map((figure) => {
    const of = ({ values }: CityUnit) => values.find((value) => value.figure === figure)
    const parts = [...units.flatMap(({ values }) => values), ...booth].filter((value) => value.figure === figure)
    const missing = units.filter((unit) => unit.expected && !of(unit)).map(({ unit }) => unit)
    const open = pairs.some((pair) => pair.decision === null && partOf(figure, pair) > 0)
    return {
      ...{ figure, name: unitFigureWords[figure].name, unit: unitFigureWords[figure].unit, missing },
      value: parts.length === 0 ? null : parts.reduce((sum, { value }) => sum + value, 0),
      incomplete: missing.length > 0 || open || parts.some(({ estimate }) => estimate),
      reported: units.filter((unit) => of(unit) !== undefined).map(({ unit }) => unit),
    }
  })
}

function noteOf(units: readonly CityUnit[], deadline: string | null): Words {
  const expected = units.filter((unit) => unit.expected)
  const missing = expected.filter(({ reported }) => reported === null)
  const late = units.filter(({ reported }) => reported?.late)
  const zh = (list: readonly CityUnit[]) => list.map(({ name }) => name.zh).join('、')
  const en = (list: readonly CityUnit[]) => list.map(({ name }) => name.en).join(', ')
  const by = deadline === null ? { zh: '', en: '' } : { zh: `截至${deadline}，`, en: `Due ${deadline}. ` }
  const all = missing.length === 0
  return {
    zh:
      `${by.zh}应报 ${expected.length} 个，已报 ${expected.length - missing.length} 个` +
      `${all ? '' : `，未报：${zh(missing)}`}${late.length > 0 ? `；逾期上报：${zh(late)}` : ''}。` +
      `${all ? '' : '据不完全统计。'}展区和各单位的数字各算一次，重复的活动只算一次。`,
    en:
      `${by.en}${expected.length - missing.length} of ${expected.length} units reported` +
      `${all ? '' : `; missing: ${en(missing)}`}${late.length > 0 ? `; late: ${en(late)}` : ''}. ` +
      `${all ? '' : 'Figures are incomplete. '}What the booth and the units report counts once.`,
  }
}
