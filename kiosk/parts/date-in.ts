import type { Language } from '#shared/words.ts'

/** British order in English; in every language the years that the others count too, in Thai as well. */
export const localeOf = (language: Language): string =>
  `${language === 'zh' ? 'zh-CN' : language === 'en' ? 'en-GB' : language}-u-ca-gregory-nu-latn`

/** 2023-05-01 as 2023 年 5 月 1 日 or 1 May 2023. The day has no time zone, so it is read as UTC throughout. */
export const dateIn = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
