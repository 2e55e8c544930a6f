import { zonedText } from '../../zoned-time.ts'

export type Cell = string | number | Date | null

const mostCharacters = 32_767 // Excel calls a workbook with more in one cell damaged

/**
 * Text that stays text: the cell's format keeps a beginning `=` from being run, and what XML cannot hold, or Excel would take
 * for an escape, is put right.
 */
export function safeText(text: string): string {
  const whole = text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return whole.length <= mostCharacters ? whole : `${whole.slice(0, mostCharacters - 1).toWellFormed()}…`
}

/** The clock of the zone, as a workbook keeps it: a cell's date has no zone, and a library writes it as UTC. */
export const localTime = (instant: number, timeZone: string): Date =>
  new Date(`${zonedText(instant, timeZone).replace(' ', 'T')}Z`)

/** `2023-05-20` as a day without a time. */
export const dayCell = (day: string): Date => new Date(`${day}T00:00:00Z`)
