import type { Bilingual } from './metric-ids.ts'

/** The words of the media log, for the panel and for the paper. No schema here. */

export const mediaLevelNames = {
  national: { zh: '国家级', en: 'National' },
  province: { zh: '省级', en: 'Provincial' },
  city: { zh: '市级', en: 'City' },
  county: { zh: '县级', en: 'County' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<string, Bilingual>
export type MediaLevel = keyof typeof mediaLevelNames

export const mediaKindNames = {
  paper: { zh: '报纸', en: 'Newspaper' },
  television: { zh: '电视', en: 'Television' },
  radio: { zh: '广播', en: 'Radio' },
  web: { zh: '网站', en: 'Website' },
  account: { zh: '公众号', en: 'Public account' },
  video: { zh: '短视频', en: 'Short film' },
} satisfies Record<string, Bilingual>
export type MediaKind = keyof typeof mediaKindNames
