/** The closed lists of the tour record and what they are called. No schema here: the panel shows these names. */

/** What kind of group it was. A category, never a name (R2). */
export const tourCategories = [
  'regional',
  'department',
  'county',
  'foreign',
  'school',
  'media',
  'enterprise',
  'public',
] as const
export type TourCategory = (typeof tourCategories)[number]

export const categoryNames: Record<TourCategory, { zh: string; en: string }> = {
  regional: { zh: '自治区领导', en: 'Regional leaders' },
  department: { zh: '厅局', en: 'Departments' },
  county: { zh: '县区', en: 'Counties and districts' },
  foreign: { zh: '外宾', en: 'Guests from abroad' },
  school: { zh: '学校', en: 'Schools' },
  media: { zh: '媒体', en: 'Media' },
  enterprise: { zh: '企业', en: 'Enterprises' },
  public: { zh: '公众', en: 'Public' },
}

/** What an explainer notes while walking. */
export const logKinds = ['question', 'instruction', 'praise', 'cooperation'] as const
export type LogKind = (typeof logKinds)[number]

export const logKindNames: Record<LogKind, { zh: string; en: string }> = {
  question: { zh: '提问', en: 'Question' },
  instruction: { zh: '指示', en: 'Instruction' },
  praise: { zh: '表扬', en: 'Praise' },
  cooperation: { zh: '合作意向', en: 'Cooperation' },
}

/** How a tour left the way it was planned. */
export const changeKinds = [
  'jumped',
  'back',
  'compressed',
  'reversed',
  'reordered',
  'skipped',
  'returned',
  'paused',
  'continued',
  'cancelled',
] as const
export type ChangeKind = (typeof changeKinds)[number]

export const changeKindNames: Record<ChangeKind, { zh: string; en: string }> = {
  jumped: { zh: '跳到', en: 'Jumped to' },
  back: { zh: '返回', en: 'Back to' },
  compressed: { zh: '压缩', en: 'Compressed' },
  reversed: { zh: '倒序', en: 'Reversed' },
  reordered: { zh: '改变顺序', en: 'Reordered' },
  skipped: { zh: '跳过', en: 'Skipped' },
  returned: { zh: '加回', en: 'Taken back in' },
  paused: { zh: '暂停计时', en: 'Paused' },
  continued: { zh: '继续计时', en: 'Continued' },
  cancelled: { zh: '取消', en: 'Cancelled' },
}

/** Where a change of route led when it was to no stop. */
export const phaseNames: Record<'arrival' | 'overview' | 'closing', { zh: string; en: string }> = {
  arrival: { zh: '到达', en: 'Arrival' },
  overview: { zh: '总览', en: 'Overview' },
  closing: { zh: '合影', en: 'Closing' },
}

export const mostHeads = 500
export const longestNote = 200
