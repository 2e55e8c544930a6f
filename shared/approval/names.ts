import type { ItemKind } from '../draft/items.ts'
import { titleOf as titleIn, type Title } from '../draft/titles.ts'

/** What is approved one at a time: the items of the content, and the order of each of its lists. */
export type ApprovalKind = ItemKind | 'order'

/** What a kind of item is called, in sentences and on the panel. */
export const kindNames: Record<ApprovalKind, { zh: string; en: string }> = {
  exhibit: { zh: '展项', en: 'Exhibit' },
  tour: { zh: '路线', en: 'Tour' },
  unit: { zh: '推荐单位', en: 'Unit' },
  category: { zh: '类别', en: 'Category' },
  field: { zh: '领域', en: 'Field' },
  activity: { zh: '活动', en: 'Activity' },
  challenge: { zh: '榜单需求', en: 'Challenge' },
  quiz: { zh: '问答题', en: 'Quiz question' },
  programme: { zh: '仪式议程', en: 'Ceremony item' },
  timetable: { zh: '时间表', en: 'Timetable entry' },
  welcome: { zh: '欢迎词', en: 'Welcome' },
  emergency: { zh: '应急文字', en: 'Emergency text' },
  'emergency-card': { zh: '应急处置卡', en: 'Emergency card' },
  screen: { zh: '屏幕', en: 'Screen' },
  event: { zh: '展会信息', en: 'Event facts' },
  texts: { zh: '屏幕固定文字', en: 'Standing texts' },
  languages: { zh: '语言', en: 'Languages' },
  theme: { zh: '配色', en: 'Theme' },
  settings: { zh: '设置', en: 'Settings' },
  privacy: { zh: '个人信息告知', en: 'Privacy notice' },
  plan: { zh: '展区平面图', en: 'Floor plan' },
  'ceremony-title': { zh: '仪式名称', en: 'Ceremony title' },
  'activity-lists': { zh: '活动分类', en: 'Activity lists' },
  order: { zh: '排列顺序', en: 'Order' },
}

/** What a person would call the item: the words that head it, else its name within its kind; what there is once by its kind. */
export function titleOf({ kind, id, value }: { kind: ApprovalKind; id: string; value: unknown }): Title {
  if (kind === 'order') return isKind(id) ? kindNames[id] : { zh: id, en: id } // the list that is in order
  return id === '' ? kindNames[kind] : titleIn(value, id)
}

const isKind = (text: string): text is ApprovalKind => Object.hasOwn(kindNames, text)
