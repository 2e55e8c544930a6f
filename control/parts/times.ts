/** 14:03, by the booth's clock in the tablet's own time zone. */
export const timeOfDay = (ms: number, language: string): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms)

/** 2023年5月20日, from an ISO day. */
export const dayText = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day))

/** 2023/05/20 09:00:05 in the manner of the language. */
export const dayAndTime = (ms: number, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' }).format(ms)
