import { wordingReasons } from '../wording.ts'

/** Everything that is looked at while somebody types, with its reason and what to do: one list for forms, lists and approvers. */
export const checks = {
  ...wordingReasons,
  'too-long': { zh: '请缩短，或把细节放进别的栏。', en: 'Shorten it, or put details elsewhere.' },
  untranslated: { zh: '缺译文：中英文都要有。', en: 'A translation is missing: Chinese and English are both needed.' },
  map: {
    zh: '像是地图：公开展示的地图要有审图号，请填写，或换成示意图。',
    en: 'This looks like a map: one that is shown in public needs its approval number (审图号). Give it, or use a schematic.',
  },
  'small-picture': {
    zh: '图片太小，放到屏上会糊，请换更大的原图。',
    en: 'The picture is too small and will look soft on the screen: use a larger original.',
  },
  glyph: {
    zh: '展台的字体里没有这些字，请换一种写法。',
    en: 'No font of the booth has these characters: write them another way.',
  },
  balance: {
    zh: '项目、技术、人才三类中有一类没有展项。',
    en: 'Of projects, technologies and talent one has no exhibit.',
  },
} as const

export type CheckId = keyof typeof checks

/** `refuse`: not to be approved like this. `warn`: somebody has to judge it. */
export type Weight = 'warn' | 'refuse'

export type Remark = { check: CheckId; path: string; weight: Weight; says: { zh: string; en: string } }
