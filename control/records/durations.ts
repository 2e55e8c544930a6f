/** 6.5 for six and a half minutes: what a table of minutes says. */
export const minutesText = (ms: number): string => String(Math.round(ms / 6_000) / 10)

/** 09:12:05, by the clock on the wall. */
export const clockOf = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { timeStyle: 'medium', hourCycle: 'h23' }).format(at)

/** 2023年5月20日 in words, as a sheet of paper has it. */
export const dayOf = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at)
