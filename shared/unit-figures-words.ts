import type { Bilingual } from './metric-ids.ts'

/** The figures that units report, in the order of the sheet that they fill in. No schema here. */
export const unitFigureIds = [
  ...(['activities', 'venues', 'attendance', 'lectures', 'schools', 'volunteers'] as const),
  ...(['leaflets', 'boards', 'media', 'online-views', 'exhibits', 'cooperation'] as const),
] as const
export type UnitFigureId = (typeof unitFigureIds)[number]

type FigureWords = { name: Bilingual; unit: Bilingual; note: string; others: readonly string[] }

/** What each is called, what it is counted in, and how to fill it in. `others`: what else people call it. */
export const unitFigureWords: Record<UnitFigureId, FigureWords> = {
  activities: {
    name: { zh: '开展活动', en: 'Activities held' },
    unit: { zh: '场次', en: 'activities' },
    note: '科技活动周期间开展的全部活动，与“活动清单”的行数一致。',
    others: ['活动场次', '活动场数', '举办活动'],
  },
  venues: {
    name: { zh: '活动场所', en: 'Venues' },
    unit: { zh: '个', en: 'venues' },
    note: '开展活动和对外开放的场所，同一场所只算一次。',
    others: ['开放场所', '活动地点', '开放基地'],
  },
  attendance: {
    name: { zh: '参加人次', en: 'Attendance' },
    unit: { zh: '人次', en: 'visits' },
    note: '全部活动的参加人次之和。',
    others: ['参与人次', '参加活动人次', '受众人次'],
  },
  lectures: {
    name: { zh: '科普讲座', en: 'Science lectures' },
    unit: { zh: '场次', en: 'lectures' },
    note: '讲座、报告会和咨询活动。',
    others: ['讲座', '科普报告', '讲座场次'],
  },
  schools: {
    name: { zh: '进校园', en: 'Schools visited' },
    unit: { zh: '所', en: 'schools' },
    note: '科普进校园到过的学校，同一学校只算一次。',
    others: ['进校园学校数', '学校', '科普进校园'],
  },
  volunteers: {
    name: { zh: '科技志愿者', en: 'Volunteers' },
    unit: { zh: '人次', en: 'turns' },
    note: '参加服务的科技工作者和志愿者。',
    others: ['志愿者', '科技工作者', '志愿者人次'],
  },
  leaflets: {
    name: { zh: '发放资料', en: 'Leaflets' },
    unit: { zh: '份', en: 'leaflets' },
    note: '科普图书、挂图、折页等。',
    others: ['发放宣传资料', '宣传资料', '发放科普资料', '资料'],
  },
  boards: {
    name: { zh: '展出展板', en: 'Display boards' },
    unit: { zh: '块', en: 'boards' },
    note: '展出过的科普展板。',
    others: ['展板', '科普展板'],
  },
  media: {
    name: { zh: '媒体报道', en: 'Media reports' },
    unit: { zh: '篇（条）', en: 'reports' },
    note: '报纸、电视、网站、公众号等的报道。',
    others: ['新闻报道', '宣传报道'],
  },
  'online-views': {
    name: { zh: '线上观看', en: 'Online views' },
    unit: { zh: '次', en: 'views' },
    note: '直播、短视频和推文的阅读观看次数，以平台后台为准。',
    others: ['线上观看次数', '阅读量', '网络观看'],
  },
  exhibits: {
    name: { zh: '展出展品', en: 'Exhibits shown' },
    unit: { zh: '件（套）', en: 'exhibits' },
    note: '在本地活动中展出的展品，不含送到展区的。',
    others: ['展品', '展品数'],
  },
  cooperation: {
    name: { zh: '达成合作意向', en: 'Intended cooperation' },
    unit: { zh: '项', en: 'items' },
    note: '签订的协议和意向。',
    others: ['合作意向', '对接意向', '签约项目'],
  },
}
