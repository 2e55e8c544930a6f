import type { Content } from './content.ts'
import { unitsInOrder } from './lookup.ts'
import { addTally, countOf, countsUnder, type Tally } from './metric-tally.ts'
import type { VisitClass } from './metric-visit.ts'
import { dwellOf } from './summary-figures.ts'
import type { KnownExhibit, SumRow, SummaryInput } from './summary-input.ts'
import type { Summary } from './summary.ts'
import type { Words } from './words.ts'

/** The tables of the summary: the same counters, by day, hour, screen, language, exhibit, unit and way. */

type Exhibit = KnownExhibit & { exhibit: string; gone: boolean }

const sumUnder = (tally: Tally, prefix: string): number =>
  countsUnder(tally, prefix).reduce((sum, [, count]) => sum + count, 0)

const countsOf = (tally: Tally) => ({
  sessions: countOf(tally, 'sessions'),
  effective: countOf(tally, 'effective'),
  views: sumUnder(tally, 'view'),
  qrShown: sumUnder(tally, 'qr'),
  likes: sumUnder(tally, 'like'),
  doubtful: countOf(tally, 'doubtful'),
})

/** The counters of some rows in one. */
export function together(rows: readonly SumRow[]): Tally {
  const tally: Tally = new Map()
  for (const row of rows) addTally(tally, row.tally)
  return tally
}

export const visitorsOf = (rows: readonly SumRow[]): SumRow[] => rows.filter((row) => row.class === 'visitor')

/** Every day of the window, also one on which nothing happened. */
export const byDay = (rows: readonly SumRow[], days: readonly string[]): Summary['byDay'] =>
  days.map((day) => ({ day, ...countsOf(together(rows.filter((row) => row.day === day))) }))

/** The hours that anybody came in, in order. */
export function byHour(rows: readonly SumRow[], days: readonly string[]): Summary['byHour'] {
  return days.flatMap((day) => {
    const tally = together(rows.filter((row) => row.day === day))
    return countsUnder(tally, 'hour')
      .map(([hour, sessions]) => ({
        day,
        hour: Number(hour),
        sessions,
        effective: countOf(tally, `hour-effective:${hour}`),
        doubtful: countOf(tally, `hour-doubtful:${hour}`),
      }))
      .toSorted((a, b) => a.hour - b.hour)
  })
}

/** The screens of the content in their order, then others that events came from. */
export function screensOf({ content, sums }: SummaryInput): Summary['screens'] {
  const named = content.screens.map(({ kiosk, name }) => ({ kiosk: String(kiosk), name }))
  const others = [...new Set(sums.map(({ kiosk }) => kiosk))]
    .filter((kiosk) => !named.some((screen) => screen.kiosk === kiosk))
    .toSorted()
  return [...named, ...others.map((kiosk) => ({ kiosk, name: { zh: kiosk, en: kiosk } }))]
}

export const byScreen = (rows: readonly SumRow[], screens: Summary['screens']): Summary['byScreen'] =>
  screens.map((screen) => ({ ...screen, ...countsOf(together(rows.filter(({ kiosk }) => kiosk === screen.kiosk))) }))

const languageNames: Record<string, Words> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英语', en: 'English' },
  vi: { zh: '越南语', en: 'Vietnamese' },
  th: { zh: '泰语', en: 'Thai' },
  id: { zh: '印度尼西亚语', en: 'Indonesian' },
  ms: { zh: '马来语', en: 'Malay' },
  lo: { zh: '老挝语', en: 'Lao' },
  km: { zh: '高棉语', en: 'Khmer' },
  my: { zh: '缅甸语', en: 'Burmese' },
  fil: { zh: '菲律宾语', en: 'Filipino' },
  za: { zh: '壮语', en: 'Zhuang' },
  unknown: { zh: '未知', en: 'Unknown' },
}

/** The booth's languages in their order, then others; sessions whose language was lost come last. */
export function byLanguage(visitors: Tally, { languages }: Content): Summary['byLanguage'] {
  const used = countsUnder(visitors, 'language').map(([language]) => language)
  const others = used.filter((language) => !languages.includes(language) && language !== 'unknown').toSorted()
  const all = [...languages, ...others, ...(used.includes('unknown') ? ['unknown'] : [])]
  return all.map((language) => ({
    language,
    name: languageNames[language] ?? { zh: language, en: language },
    sessions: countOf(visitors, `language:${language}`),
  }))
}

/** By unit in the official order, within one as the content has them; exhibits that are gone come last, under their last known name. */
export function exhibitsInOrder({ content, sums, lastKnown, calls }: SummaryInput): Exhibit[] {
  const units = unitsInOrder(content)
  const there: Exhibit[] = units.flatMap((unit) =>
    content.exhibits
      .filter((exhibit) => exhibit.unit === unit.code)
      .map(({ id, no, title }) => ({ exhibit: id, no, title, unit: unit.code, unitName: unit.name, gone: false })),
  )
  const visitors = together(visitorsOf(sums))
  const touched = ['view', 'qr', 'like'].flatMap((prefix) => countsUnder(visitors, prefix).map(([id]) => id))
  const wanted = [...new Set([...touched, ...calls.map(({ exhibit }) => String(exhibit))])]
  const gone = wanted.filter((id) => !there.some(({ exhibit }) => exhibit === id)).toSorted()
  return [
    ...there,
    ...gone.map((exhibit) => ({ exhibit, ...(lastKnown.get(exhibit) ?? nameless(exhibit)), gone: true })),
  ]
}

const nameless = (id: string): KnownExhibit => ({ no: id, title: { zh: id, en: id }, unit: '', unitName: unitless })
const unitless: Words = { zh: '单位未知', en: 'Unit unknown' }

export function byExhibit(exhibits: readonly Exhibit[], visitors: Tally, input: SummaryInput): Summary['byExhibit'] {
  const calls = input.calls.filter(({ rehearsal }) => !rehearsal)
  const { leads } = input.sources
  return exhibits.map(({ exhibit, no, title, unit, gone }) => ({
    ...{ exhibit, no, title, unit: unit || null, gone },
    views: countOf(visitors, `view:${exhibit}`),
    medianDwell: dwellOf(visitors, `dwell:${exhibit}`),
    qrShown: countOf(visitors, `qr:${exhibit}`),
    likes: countOf(visitors, `like:${exhibit}`),
    calls: calls.filter((call) => call.exhibit === exhibit).length,
    leads: leads && leads.filter((lead) => lead.exhibit === exhibit).reduce((sum, { count }) => sum + count, 0),
  }))
}

/** Each exhibit counts once, under its unit, also where a park shows it too (F4). */
export function byUnit(exhibits: readonly Exhibit[], visitors: Tally, content: Content): Summary['byUnit'] {
  const units = unitsInOrder(content).map(({ code, name }) => ({ unit: String(code), name }))
  const strange = exhibits
    .filter(({ unit }) => !units.some((known) => known.unit === unit))
    .map(({ unit, unitName }) => ({ unit, name: unitName }))
  const others = [...new Map(strange.map((unit) => [unit.unit, unit])).values()]
  return [...units, ...others].map(({ unit, name }) => {
    const own = exhibits.filter((exhibit) => exhibit.unit === unit)
    const sum = (prefix: string) =>
      own.reduce((total, { exhibit }) => total + countOf(visitors, `${prefix}:${exhibit}`), 0)
    const there = own.filter(({ gone }) => !gone).length
    return { unit, name, exhibits: there, views: sum('view'), qrShown: sum('qr'), likes: sum('like') }
  })
}

/** The strongest first; equal ones by name, so that the order is always the same. */
export function flowOf(visitors: Tally): Summary['flow'] {
  return countsUnder(visitors, 'flow')
    .map(([name, count]) => ({ from: name.slice(0, name.indexOf(':')), to: name.slice(name.indexOf(':') + 1), count }))
    .toSorted((a, b) => b.count - a.count || (`${a.from}:${a.to}` < `${b.from}:${b.to}` ? -1 : 1))
}

/** The quiz by question: those of the content in their order, then others that were answered once. */
export function quizOf(visitors: Tally, { quiz = [] }: Content): Summary['quiz'] {
  const asked = quiz.map(({ id, text }) => ({ question: String(id), text }))
  const others = countsUnder(visitors, 'question')
    .map(([question]) => ({ question, text: { zh: question, en: question } }))
    .filter(({ question }) => !asked.some((known) => known.question === question))
    .toSorted((a, b) => (a.question < b.question ? -1 : 1))
  return {
    started: countOf(visitors, 'quiz-started'),
    finished: countOf(visitors, 'quiz-finished'),
    questions: [...asked, ...others].map(({ question, text }) => ({
      question,
      text,
      answered: countOf(visitors, `question:${question}`),
      right: countOf(visitors, `question-right:${question}`),
    })),
  }
}

const classNames: Record<Exclude<VisitClass, 'visitor'>, Words> = {
  tour: { zh: '巡馆期间', en: 'During tours' },
  staff: { zh: '工作人员检查', en: 'Staff checks' },
  rehearsal: { zh: '演练', en: 'Rehearsals' },
}

/** What is in no figure of the visitors, shown by itself (F3). */
export const apartOf = (rows: readonly SumRow[]): Summary['apart'] =>
  (['tour', 'staff', 'rehearsal'] as const).map((name) => ({
    class: name,
    name: classNames[name],
    ...countsOf(together(rows.filter((row) => row.class === name))),
  }))
