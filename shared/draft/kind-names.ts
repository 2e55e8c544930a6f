import type { ItemKind } from './items.ts'

/** What one item of a kind is called; `many`: what a list of them is called in English. In Chinese it is one word. */
export type KindName = { zh: string; en: string; many: string }

const once = (zh: string, en: string): KindName => ({ zh, en, many: en })

/** The same names in the editor, in the queue of approvals and in sentences, in the order in which the kinds are offered. */
export const kindNames: Record<ItemKind, KindName> = {
  exhibit: { zh: '展项', en: 'Exhibit', many: 'Exhibits' },
  tour: { zh: '巡馆路线', en: 'Tour', many: 'Tours' },
  unit: { zh: '推荐单位', en: 'Unit', many: 'Units' },
  category: { zh: '类别', en: 'Category', many: 'Categories' },
  field: { zh: '领域分组', en: 'Field', many: 'Fields' },
  activity: { zh: '活动', en: 'Activity', many: 'Activities' },
  'activity-lists': once('活动系列与主题', 'Series and themes'),
  challenge: { zh: '揭榜挂帅', en: 'Challenge', many: 'Challenges' },
  quiz: { zh: '科普问答', en: 'Quiz question', many: 'Quiz' },
  'ceremony-title': once('仪式名称', 'Ceremony title'),
  programme: { zh: '仪式环节', en: 'Programme item', many: 'Programme' },
  timetable: { zh: '时间表', en: 'Timetable entry', many: 'Timetable' },
  screen: { zh: '屏幕', en: 'Screen', many: 'Screens' },
  plan: once('展区平面图', 'Floor plan'),
  event: once('展会信息', 'Event facts'),
  texts: once('屏幕固定文字', 'Standing texts'),
  welcome: { zh: '点名欢迎词', en: 'Welcome', many: 'Welcomes' },
  emergency: { zh: '应急文字', en: 'Emergency text', many: 'Emergency texts' },
  'emergency-card': { zh: '应急处置卡', en: 'Emergency card', many: 'Emergency cards' },
  languages: once('语言', 'Languages'),
  theme: once('外观', 'Theme'),
  settings: once('设置', 'Settings'),
  privacy: once('个人信息告知', 'Privacy notice'),
}
