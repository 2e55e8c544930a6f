import type { ItemKind } from '../items.ts'
import { boothForms } from './booth.ts'
import type { Field, Label } from './field.ts'
import { thingForms } from './things.ts'

/** What each kind of item holds, in the order of its form. */
export const forms: Record<ItemKind, readonly Field[]> = { ...thingForms, ...boothForms }

/** What the kinds are called, in the order in which they are offered. */
export const kindNames: Record<ItemKind, Label> = {
  exhibit: { zh: '展项', en: 'Exhibits' },
  tour: { zh: '巡馆路线', en: 'Tours' },
  unit: { zh: '单位', en: 'Units' },
  category: { zh: '类别', en: 'Categories' },
  field: { zh: '领域分组', en: 'Fields' },
  activity: { zh: '活动', en: 'Activities' },
  'activity-lists': { zh: '活动系列与主题', en: 'Series and themes' },
  challenge: { zh: '揭榜挂帅', en: 'Challenges' },
  quiz: { zh: '科普问答', en: 'Quiz' },
  'ceremony-title': { zh: '仪式名称', en: 'Ceremony' },
  programme: { zh: '仪式环节', en: 'Programme' },
  timetable: { zh: '时间表', en: 'Timetable' },
  screen: { zh: '屏幕', en: 'Screens' },
  plan: { zh: '平面图', en: 'Floor plan' },
  event: { zh: '活动信息', en: 'Event' },
  texts: { zh: '屏上文字', en: 'Texts' },
  welcome: { zh: '点名欢迎词', en: 'Welcomes' },
  emergency: { zh: '应急文字', en: 'Emergency texts' },
  'emergency-card': { zh: '应急卡片', en: 'Emergency cards' },
  languages: { zh: '语言', en: 'Languages' },
  theme: { zh: '外观', en: 'Theme' },
  settings: { zh: '设置', en: 'Settings' },
  privacy: { zh: '个人信息告知', en: 'Privacy notice' },
}

/** What the fields on the way to a place are called: “站点 2 · 讲解词 · 一句话”. */
export function placeName(kind: ItemKind, path: string, language: 'zh' | 'en'): string {
  const names: string[] = []
  let fields: readonly Field[] = forms[kind]
  let rest = path
  while (rest !== '') {
    const field = fields.find(({ key }) => `${rest}.`.startsWith(`${key}.`))
    const part = field?.key ?? rest.split('.')[0] ?? rest
    rest = rest.slice(part.length + 1)
    if (field) names.push(field.label[language])
    else if (/^\d+$/.test(part)) names.push(String(Number(part) + 1))
    else names.push(languageName(part, language))
    if (field && 'fields' in field) fields = field.fields
  }
  return names.join(' · ')
}

const languageName = (part: string, language: 'zh' | 'en'): string =>
  part === 'zh'
    ? { zh: '中文', en: 'Chinese' }[language]
    : part === 'en'
      ? { zh: '英文', en: 'English' }[language]
      : part
