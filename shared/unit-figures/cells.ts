import { clean, oneLine } from '../import/clean.ts'
import { err, ok, type Result } from '../result.ts'
import type { Words } from '../words.ts'

/** Reads the cells of a unit's report: counts and days, as people write them. What could mean two things is refused. */

export type ReadCount = { value: number; estimate: boolean; notes: Words[] }

const most = 10_000_000_000
const about = /^(?:约|大约|约计|左右)/u
const atLeast = /^(?:超|超过|逾|>|≥)/u
const under = /(?:^(?:近|不到|不足|将近|<|≤))|(?:以下|以内)$/u
const after = /(?:多|余|以上|左右|\+)$/u
const written =
  /^(\d+(?:\.\d+)?)([万亿千百]?)(多|余|以上|左右|\+)?(人次|场次|人|场|份|次|个|所|篇|条|块|件|套|项)?(?:左右|以上)?$/u
const steps: Record<string, number> = { 百: 100, 千: 1_000, 万: 10_000, 亿: 100_000_000 }

/** A count of a cell; null where it is empty, which is unknown and never nought. */
export function readCount(cell: string): Result<ReadCount | null, Words> {
  const text = oneLine(cell).normalize('NFKC').replace(/\s/g, '')
  if (text === '' || text === '-' || text === '—' || text === '/') return ok(null)
  const trouble = brokenCell(text)
  if (trouble) return err(trouble)
  if (under.test(text)) return err(reasons.under(text))
  const bare = text
    .replace(about, '')
    .replace(atLeast, '')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/[((][^))]*[))]$/u, '')
  const [, digits = '', step = '', more = '', unit = ''] = written.exec(bare) ?? []
  const value = Math.round(Number(digits) * (steps[step] ?? 1) * 1_000) / 1_000
  if (digits === '' || !Number.isInteger(value) || value > most) return err(reasons.count(text))
  const estimate = about.test(text) || atLeast.test(text) || more !== '' || after.test(text)
  const notes = [
    ...(step || unit ? [reasons.asNumber(text, value)] : []),
    ...(estimate ? [reasons.estimate(text, value)] : []),
  ]
  return ok({ value, estimate, notes })
}

export type ReadDay = { day: string; notes: Words[] }

const styles = [
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\d{1,2}:\d{2}(?::\d{2})?)?$/u,
  /^(\d{4})(\d{2})(\d{2})$/,
] as const
const withoutYear = /^(\d{1,2})[月](\d{1,2})日?$/u
const serials = { first: 40_000, last: 60_000 } // the years 2009 to 2064, as Excel counts days

/** A day of a cell, in any of the usual styles. A month and a day alone are of `year`. */
export function readDay(cell: string, year: number): Result<ReadDay, Words> {
  const text = oneLine(cell).normalize('NFKC').replace(/\s/g, '')
  const trouble = brokenCell(text)
  if (trouble) return err(trouble)
  for (const style of styles) {
    const [whole, y = '', m = '', d = ''] = style.exec(text) ?? []
    if (whole) return dayOf(text, [y, m, d])
  }
  const [short, m = '', d = ''] = withoutYear.exec(text) ?? []
  if (short) {
    const read = dayOf(text, [String(year), m, d])
    return read.ok ? ok({ ...read.value, notes: [reasons.yearAdded(text, year)] }) : read
  }
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0
  if (serial < serials.first || serial > serials.last) return err(reasons.day(text))
  const day = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)
  return ok({ day, notes: [reasons.serial(text, day)] })
}

function dayOf(text: string, [year, month, day]: readonly [string, string, string]): Result<ReadDay, Words> {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)
  return real ? ok({ day: iso, notes: [] }) : err(reasons.day(text))
}

/** A formula that nobody worked out, or an error of the workbook. */
function brokenCell(text: string): Words | null {
  if (text.startsWith('=')) return reasons.formula(text)
  return /^#(?:REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL)/i.test(text) ? reasons.error(text) : null
}

const shown = (text: string): string => clean(text).slice(0, 40)

const reasons = {
  count: (text: string): Words => ({
    zh: `“${shown(text)}”不是整数，请填 0 或正整数，如 300。`,
    en: `“${shown(text)}” is no whole number: write nought or a positive one, such as 300.`,
  }),
  under: (text: string): Words => ({
    zh: `“${shown(text)}”只说了不到多少，不能往大里取，请填实数。`,
    en: `“${shown(text)}” only says what it stays below, and nothing is rounded up: write the true number.`,
  }),
  asNumber: (text: string, value: number): Words => ({
    zh: `“${shown(text)}”按 ${value} 读入。`,
    en: `“${shown(text)}” was read as ${value}.`,
  }),
  estimate: (text: string, value: number): Words => ({
    zh: `“${shown(text)}”是估计数，按 ${value} 读入并标明为估计，合计写“据不完全统计”。`,
    en: `“${shown(text)}” is an estimate: it comes in as ${value}, is marked, and its total says so.`,
  }),
  day: (text: string): Words => ({
    zh: `“${shown(text)}”不是日期，请写成 2023-05-20 或 2023年5月20日。`,
    en: `“${shown(text)}” is no day: write 2023-05-20.`,
  }),
  yearAdded: (text: string, year: number): Words => ({
    zh: `“${shown(text)}”没有年份，按 ${year} 年读入。`,
    en: `“${shown(text)}” has no year: it was read as of ${year}.`,
  }),
  serial: (text: string, day: string): Words => ({
    zh: `“${shown(text)}”是 Excel 的日期序号，按 ${day} 读入。`,
    en: `“${shown(text)}” is a day as Excel counts them: it was read as ${day}.`,
  }),
  formula: (text: string): Words => ({
    zh: `这一格是没有算出的公式“${shown(text)}”，请粘贴为数值。`,
    en: `This cell is a formula that was not worked out, “${shown(text)}”: paste its value.`,
  }),
  error: (text: string): Words => ({
    zh: `这一格是表格的出错标记“${shown(text)}”，请改正。`,
    en: `This cell is an error of the workbook, “${shown(text)}”: put it right.`,
  }),
}
