import { keyOf, oneLine } from '../import/clean.ts'
import type { Remark } from '../import/preview.ts'
import { letterOf, type Sheet, type SheetRow } from '../import/sheet.ts'
import type { FindUnit } from '../import/unit-names.ts'
import type { UnitCode } from '../ids.ts'
import { readCount, readDay } from './cells.ts'
import { readReasons as reasons } from './reasons.ts'
import { unitFigureIds, unitFigureWords, type UnitFigureId } from '../unit-figures-words.ts'
import { activityKey, type ReportedActivity, type ReportedFigure } from '../unit-figures.ts'
import { holdsPhone } from '../phone.ts'
import type { Words } from '../words.ts'

/** Reads what units sent, sheet by sheet: which unit it is, its figures and its activities, each with what is wrong with it. */

export type ReadRow = {
  sheet: string
  row: number
  /** What it is within the report of its unit: the same figure, the same activity. */
  key: string
  what: Words
  says: { kind: 'figure'; figure: ReportedFigure } | { kind: 'activity'; activity: ReportedActivity } | null
  problems: Remark[]
  notes: Remark[]
}

export type ReadReport = {
  units: UnitCode[]
  unknownUnit: string | null
  rows: ReadRow[]
  left: { sheet: string; says: Words }[]
}

export type ReadFacts = { findUnit: FindUnit; year: number; from: string; to: string }

/** Sheets of the template in which nobody reports: the lists to choose from, and how to fill it in. */
export const listsSheet = '可选项'
export const helpSheet = '填写说明'
const headingsWithin = 30
const example = /^[（(]?示例/u

/** All sheets of one file. */
export function readReport(sheets: readonly Sheet[], facts: ReadFacts): ReadReport {
  const read: ReadReport = { units: [], unknownUnit: null, rows: [], left: [] }
  for (const sheet of sheets.filter(({ name }) => name !== listsSheet && name !== helpSheet))
    readOne(sheet, facts, read)
  for (const [index, row] of read.rows.entries()) {
    const first = read.rows.slice(0, index).find(({ key, problems }) => key === row.key && problems.length === 0)
    if (first && row.problems.length === 0) row.problems.push(remark('A', reasons.twice(first.sheet, first.row)))
  }
  return read
}

function readOne(sheet: Sheet, facts: ReadFacts, read: ReadReport): void {
  const leave = (says: Words) => void read.left.push({ sheet: sheet.name, says })
  if (sheet.hidden) return leave(reasons.hidden)
  const heading = headingOf(sheet)
  if (!heading) return sheet.rows.length > 0 ? leave(reasons.noHeading) : undefined
  const { row: at, columns } = heading
  noteUnit(
    sheet.rows.filter(({ row }) => row < at),
    facts,
    read,
  )
  const below = sheet.rows.filter(({ row, cells }) => row > at && !isExample(cells))
  const readRow = columns.has('figure') ? figureRow : activityRow
  for (const row of below) {
    const made = readRow(sheet.name, row, columns, facts)
    if (made) read.rows.push(made)
  }
}

const isExample = (cells: readonly string[]): boolean => cells.some((cell) => example.test(oneLine(cell)))

const columnNames = {
  figure: ['指标', '指标名称', '统计项目'],
  value: ['数值', '数量', '填报数'],
  title: ['活动名称', '活动', '名称'],
  day: ['日期', '活动日期', '时间', '活动时间', '开展日期'],
  place: ['地点', '活动地点'],
  attendance: ['参加人次', '参与人次', '人次', '参加人数'],
  leaflets: ['发放资料', '发放资料份', '资料份数', '发放宣传资料'],
} as const
type ColumnName = keyof typeof columnNames
type Columns = ReadonlyMap<ColumnName, number>

/** The row that names a figure and its value, or an activity and its day, whatever titles stand above it. */
function headingOf({ rows }: Sheet): { row: number; columns: Columns } | null {
  for (const { row, cells } of rows.slice(0, headingsWithin)) {
    const columns = new Map<ColumnName, number>()
    for (const [index, cell] of cells.entries()) {
      const key = keyOf(oneLine(cell).replace(/[（(].*$/u, ''))
      const found = (Object.keys(columnNames) as ColumnName[]).find((name) =>
        // its own keys
        columnNames[name].some((known) => keyOf(known) === key),
      )
      if (found && !columns.has(found)) columns.set(found, index)
    }
    const whole = columns.has('figure') ? columns.has('value') : columns.has('title') && columns.has('day')
    if (whole) return { row, columns }
  }
  return null
}

/** 填报单位：七星区, in one cell or in two. */
function noteUnit(rows: readonly SheetRow[], { findUnit }: ReadFacts, read: ReadReport): void {
  for (const { cells } of rows) {
    const texts = cells.map(oneLine)
    const index = texts.findIndex((text) => /^(?:填报单位|报送单位|单位名称)/u.test(text))
    if (index < 0) continue
    const own = (texts[index] ?? '').replace(
      /^(?:填报单位|报送单位|单位名称)[（(][^）)]*[）)]|^(?:填报单位|报送单位|单位名称)/u,
      '',
    )
    const text =
      own.replace(/^[:：\s]+/u, '') || texts.slice(index + 1).find((cell) => cell !== '' && cell !== texts[index]) || ''
    if (text === '') continue
    const unit = findUnit(text)
    if (unit === null) read.unknownUnit ??= text
    else if (!read.units.includes(unit)) read.units.push(unit)
  }
}

const remark = (column: string, says: Words): Remark => ({ column, says })

const columnText = (name: string, index: number | undefined): string =>
  index === undefined ? name : `${name}（${letterOf(index)} 列）`

const figureNamed = new Map(
  unitFigureIds.flatMap((id) =>
    [unitFigureWords[id].name.zh, ...unitFigureWords[id].others].map((name) => [keyOf(name), id] as const),
  ),
)

function figureRow(sheet: string, { row, cells }: SheetRow, columns: Columns): ReadRow | null {
  const at = columns.get('value')
  const name = oneLine(cells[columns.get('figure') ?? 0] ?? '')
  const value = cells[at ?? 1] ?? ''
  if (name === '' && oneLine(value) === '') return null
  if (/^(?:注|说明|填表人|审核人|联系)/u.test(name)) return null // what people write under a table
  const figure = figureNamed.get(keyOf(name.replace(/[（(].*$/u, '')))
  const made = {
    sheet,
    row,
    key: `figure:${figure ?? keyOf(name)}`,
    what: wordsOf(figure, name),
    says: null,
    problems: [],
    notes: [],
  }
  if (!figure) return { ...made, problems: [remark(columnText('指标', columns.get('figure')), reasons.noFigure(name))] }
  const read = readCount(value)
  const column = columnText('数值', at)
  if (!read.ok) return { ...made, problems: [remark(column, read.error)] }
  if (read.value === null) return null
  const { estimate, notes } = read.value
  return {
    ...{ ...made, notes: notes.map((says) => remark(column, says)) },
    says: { kind: 'figure', figure: { sheet, row, figure, value: read.value.value, estimate } },
  }
}

const wordsOf = (figure: UnitFigureId | undefined, name: string): Words =>
  figure ? unitFigureWords[figure].name : { zh: name.slice(0, 40) || '—', en: name.slice(0, 40) || '—' }

const mostTitle = 120

function activityRow(sheet: string, { row, cells }: SheetRow, columns: Columns, facts: ReadFacts): ReadRow | null {
  const cell = (name: ColumnName) => cells[columns.get(name) ?? -1] ?? ''
  const title = oneLine(cell('title'))
  if (title === '' && oneLine(cell('day')) === '') return null
  if (/^(?:合计|小计|总计|注|说明|填表人|审核人|联系)/u.test(title)) return null
  const problems: Remark[] = []
  const notes: Remark[] = []
  const column = (name: ColumnName) => columnText(columnNames[name][0], columns.get(name))
  const count = (name: 'attendance' | 'leaflets'): number | null => {
    const read = readCount(cell(name))
    if (!read.ok) problems.push(remark(column(name), read.error))
    else notes.push(...(read.value?.notes ?? []).map((says) => remark(column(name), says)))
    return read.ok ? (read.value?.value ?? null) : null
  }
  const day = readDay(cell('day'), facts.year)
  if (!day.ok) problems.push(remark(column('day'), oneLine(cell('day')) === '' ? reasons.empty : day.error))
  else {
    notes.push(...day.value.notes.map((says) => remark(column('day'), says)))
    if (day.value.day < facts.from || day.value.day > facts.to)
      notes.push(remark(column('day'), reasons.outside(facts.from, facts.to)))
  }
  if (title === '') problems.push(remark(column('title'), reasons.empty))
  if (title.length > mostTitle) problems.push(remark(column('title'), reasons.tooLong(mostTitle)))
  const place = oneLine(cell('place')).slice(0, mostTitle)
  for (const name of ['title', 'place'] as const)
    if (holdsPhone(cell(name))) problems.push(remark(column(name), reasons.phone))
  const activity = {
    sheet,
    row,
    day: day.ok ? day.value.day : '',
    title,
    place,
    attendance: count('attendance'),
    leaflets: count('leaflets'),
  }
  const what = { zh: title.slice(0, 60) || '—', en: title.slice(0, 60) || '—' }
  const key = `activity:${activityKey(activity)}`
  return { sheet, row, key, what, says: problems.length > 0 ? null : { kind: 'activity', activity }, problems, notes }
}
