/** The ids of the figures of the summary, what a definition holds, and why a figure may be unknown. No schema here. */

export type Bilingual = { zh: string; en: string }

export type Metric = {
  name: Bilingual
  /** What exactly is measured. */
  measures: Bilingual
  unit: Bilingual
  /** `auto` comes from what the booth recorded, `manual` from a person with a source note, `mixed` from both. */
  kind: 'auto' | 'manual' | 'mixed'
  /** The rule by which it is counted, so that anybody can count again. */
  rule: Bilingual
  /** What the figure must not be taken for. */
  caveat: Bilingual
}

export const metricIds = [
  'visitors',
  'sessions',
  'effective-sessions',
  'exhibit-views',
  'median-dwell',
  'qr-shown',
  'qr-scans',
  'quiz-finished',
  'quiz-correct',
  'likes',
  'leads',
  'languages',
  'calls',
  'call-response',
  'call-arrival',
  'tour-groups',
  'tour-heads',
  'tour-minutes',
  'guided-sessions',
  'guided-heads',
  'guided-minutes',
  'on-time-arrival',
  'exhibit-availability',
  'screen-availability',
  'roster-coverage',
  'leaflets',
  'school-groups',
  'media-items',
  'online-views',
] as const
export type MetricId = (typeof metricIds)[number]

export type Unknown = 'not-entered' | 'not-measured' | 'no-source' | 'no-data'

/** Why a figure is unknown. A figure that nobody measured is never nought. */
export const unknownReasons: Record<Unknown, Bilingual> = {
  'not-entered': { zh: '未知：还没有人登记。', en: 'Unknown: nobody has entered it yet.' },
  'not-measured': {
    zh: '未知：没有实测的短链接，也没有登记平台数字。',
    en: 'Unknown: no short link measured it, and no figure of a platform was entered.',
  },
  'no-source': { zh: '未知：本展台没有这项记录。', en: 'Unknown: this booth keeps no record of it.' },
  'no-data': { zh: '未知：这段时间没有可算的记录。', en: 'Unknown: there is nothing to count in this time.' },
}
