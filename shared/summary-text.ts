/** How figures are written in the running text of a summary. Tables always hold the exact number. */

/** A figure as it may be said in prose: `more` when something was dropped, so that 余 has to follow. */
export type Said = { digits: string; more: boolean }

/**
 * Rounded down to the leading one or two digits, and never up: 1247 is 1200余, 86 is 80余, 1200 is 1200. From ten thousand
 * on it is written in 万, from a hundred million in 亿, as reports do.
 */
export function roundedDown(figure: number): Said {
  const whole = Math.floor(figure)
  if (whole < 0 || !Number.isSafeInteger(whole)) throw new Error(`${figure} is not a figure that can be counted.`)
  const keep = whole < 100 ? 1 : 2
  const step = 10 ** Math.max(0, String(whole).length - keep)
  const down = Math.floor(whole / step) * step
  return { digits: inMyriads(down), more: down < whole }
}

/** A round number of ten thousand or more in 万 or 亿; anything that does not fit one decimal place stays in digits. */
function inMyriads(round: number): string {
  const units: [number, string][] = [
    [100_000_000, '亿'],
    [10_000, '万'],
  ]
  for (const [size, name] of units) {
    if (round >= size && round % (size / 10) === 0) return `${round / size}${name}`
  }
  return String(round)
}

/** How a summary says its figures: exactly, or rounded down with 余. */
export type Prose = { rounded: boolean }

/** A figure with its measure word, exact or with 余: `1247人次`, `1200余人次`. */
export function counted(figure: number, measure: string, { rounded }: Prose): string {
  if (!rounded) return `${Math.floor(figure)}${measure}`
  const { digits, more } = roundedDown(figure)
  return `${digits}${more ? '余' : ''}${measure}`
}

/** A share in per cent with one decimal place, rounded down: nothing is called 100% that is not. */
export function percent(share: number): string {
  const tenths = Math.floor(Math.round(share * 1e9) / 1e6) // 0.29 × 1000 is 289.999… in floating point
  return `${tenths / 10}%`
}

/** Seconds, minutes and hours for people, rounded down: `36秒`, `12分钟`, `3小时20分钟`. */
export function lasting(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  if (seconds < 60) return `${seconds}秒`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 === 0 || minutes >= 10 ? `${minutes}分钟` : `${minutes}分${seconds % 60}秒`
  const rest = minutes % 60
  return `${Math.floor(minutes / 60)}小时${rest ? `${rest}分钟` : ''}`
}

/** Puts 据不完全统计 before a sentence whose figures have gaps. */
export const incomplete = (sentence: string, gaps: boolean): string => (gaps ? `据不完全统计，${sentence}` : sentence)

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** The number of a heading, 一 to 九十九. */
export function chineseNumber(number: number): string {
  const tens = Math.floor(number / 10)
  const ones = number % 10
  if (tens === 0) return digits[ones] ?? ''
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`
}

/** A day as official papers write it: `2023年6月5日`, Arabic digits, no leading zero. */
export function chineseDate(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** Two days, saying nothing twice: `2023年5月20日至21日`. */
export function chineseDays(from: string, to: string): string {
  if (from === to) return chineseDate(from)
  const [year, month] = from.split('-')
  const [toYear, toMonth, toDate] = to.split('-')
  if (year !== toYear) return `${chineseDate(from)}至${chineseDate(to)}`
  const end = month === toMonth ? '' : `${Number(toMonth)}月`
  return `${chineseDate(from)}至${end}${Number(toDate)}日`
}

/** Chinese text without the spaces that set Latin letters and digits apart on screens: official papers have none. */
export const withoutSpaces = (text: string): string =>
  text.replace(/(?<=[^\x20-\x7e]) +(?=[\x21-\x7e])|(?<=[\x21-\x7e]) +(?=[^\x20-\x7e])/g, '')
