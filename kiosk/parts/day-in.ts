import type { Activity, Challenge } from '#shared/rooms.ts'
import { say } from '#shared/say.ts'
import type { Language } from '#shared/words.ts'
import { texts } from '../texts.ts'
import { dateIn, localeOf } from './date-in.ts'

const read = (day: string) => new Date(`${day}T00:00:00Z`)
const format = (day: string, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' }).format(read(day))

const dateOf = (day: string, language: Language): string => format(day, language, { day: 'numeric', month: 'long' })

/** 5月20日 周六, Sat 20 May: a day of a week that everybody knows the year of. */
export const dayIn = (day: string, language: Language): string => {
  const date = dateOf(day, language)
  const weekday = weekdayIn(day, language)
  return language === 'zh' ? `${date} ${weekday}` : `${weekday} ${date}`
}

export const weekdayIn = (day: string, language: Language): string => format(day, language, { weekday: 'short' })

/** The hours of an activity: 09:00–17:00, or only when it begins. */
export const hoursOf = ({ from, to }: Activity): string => (to ? `${from}–${to}` : from)

/** Its day, or its first and last one. */
export const daysOf = ({ date, until }: Activity, language: Language): string =>
  until && until !== date
    ? `${dateOf(date, language)} ${say(texts.until, language)} ${dateOf(until, language)}`
    : dayIn(date, language)

/** The day of an instant where this screen stands. */
export function dayAt(instant: number): string {
  const at = new Date(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** Until when a challenge waits for its answer. */
export const deadlineIn = ({ deadline }: Challenge, language: Language): string =>
  deadline ? `${say(texts.deadline, language)} ${dateIn(deadline, language)}` : say(texts.noDeadline, language)
