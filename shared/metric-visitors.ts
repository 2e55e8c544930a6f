import type { Metric, MetricId } from './metric-ids.ts'
import { byHand, handRule, notPeople, percent, persons, seconds, times } from './metric-words.ts'

/** What visitors did at the screens, and how many came. */
export const visitorMetrics = {
  visitors: {
    name: { zh: '参观人次', en: 'Visitors' },
    measures: { zh: '来到展区的人次', en: 'How many came to the booth' },
    unit: persons,
    kind: 'manual',
    rule: handRule,
    caveat: byHand,
  },
  sessions: {
    name: { zh: '触摸屏互动次数', en: 'Touchscreen sessions' },
    measures: {
      zh: '从第一次触摸到无人触摸、主动结束或被打断',
      en: 'From a first touch until nobody touches, the visitor finishes, or guests interrupt',
    },
    unit: times,
    kind: 'auto',
    rule: {
      zh: '不同会话编号的个数；会话算在开始的那一天、那一小时。',
      en: 'The number of different visit ids; a session belongs to the day and the hour in which it began.',
    },
    caveat: notPeople,
  },
  'effective-sessions': {
    name: { zh: '有效互动次数', en: 'Effective sessions' },
    measures: {
      zh: '至少三个有意义的动作，或首末次触摸相隔十秒以上的会话',
      en: 'Sessions of at least three meaningful actions, or of ten seconds from the first touch to the last',
    },
    unit: times,
    kind: 'auto',
    rule: {
      zh: '打开页面、放大、展示二维码、点赞、答题、选语言等各算一个动作；回首页不算。',
      en: 'Opening a page, enlarging, showing a code, liking, answering, choosing a language are actions; going home is none.',
    },
    caveat: notPeople,
  },
  'exhibit-views': {
    name: { zh: '展品浏览次数', en: 'Exhibit views' },
    measures: { zh: '展品页停留两秒以上', en: 'Exhibit pages that stayed open for two seconds or more' },
    unit: times,
    kind: 'auto',
    rule: {
      zh: '停留两秒以上的“展品页关闭”事件数；没有关闭记录的不算。',
      en: 'The closings of exhibit pages after two seconds or more; a page without a recorded closing is not counted.',
    },
    caveat: notPeople,
  },
  'median-dwell': {
    name: { zh: '展品停留时间（中位数）', en: 'Time at an exhibit page (median)' },
    measures: {
      zh: '每次展品浏览的停留时间，最多按 180 秒计',
      en: 'How long each exhibit view lasted, 180 seconds at most',
    },
    unit: seconds,
    kind: 'auto',
    rule: {
      zh: '每次浏览取整秒（去尾），取中位数；个数为双数时取中间两个的平均。',
      en: 'Whole seconds of each view, cut off; their median, with an even number the mean of the middle two.',
    },
    caveat: {
      zh: '是中位数，不是平均数；无人触摸而页面未关的时间已按上限截断。',
      en: 'A median and no mean; a page left open by somebody who went away counts up to the limit.',
    },
  },
  'qr-shown': {
    name: { zh: '二维码展示（放大）次数', en: 'QR codes shown large' },
    measures: { zh: '观众放大展品二维码', en: 'Visitors enlarged the code of an exhibit' },
    unit: times,
    kind: 'auto',
    rule: { zh: '“二维码展示”事件数。', en: 'The number of “code shown” events.' },
    caveat: { zh: '展示不等于扫码。', en: 'A code that was shown was not necessarily scanned.' },
  },
  'qr-scans': {
    name: { zh: '扫码次数', en: 'QR scans' },
    measures: { zh: '本系统短链接实测到的打开次数', en: 'Openings that a short link of this system really saw' },
    unit: times,
    kind: 'mixed',
    rule: {
      zh: '短链接被打开的次数，或平台后台数字；没有实测就写未知。',
      en: 'Openings of the short link, or the figure of a platform; unknown where nothing was measured.',
    },
    caveat: { zh: '一人可扫多次。', en: 'One person may scan several times.' },
  },
  'quiz-finished': {
    name: { zh: '科普问答参与次数', en: 'Quizzes completed' },
    measures: { zh: '答完全部题目', en: 'All questions answered' },
    unit: times,
    kind: 'auto',
    rule: { zh: '“问答完成”事件数。', en: 'The number of “quiz finished” events.' },
    caveat: { zh: '没答完的不算；参与次数不等于人数。', en: 'One left early does not count; quizzes are not people.' },
  },
  'quiz-correct': {
    name: { zh: '科普问答正确率', en: 'Quiz answers that were right' },
    measures: { zh: '答完的问答中，答对题数占总题数', en: 'Right answers among all answers of completed quizzes' },
    unit: percent,
    kind: 'auto',
    rule: { zh: '答对题数 ÷ 总题数。', en: 'Right answers divided by all answers.' },
    caveat: { zh: '只计答完的问答。', en: 'Of completed quizzes only.' },
  },
  likes: {
    name: { zh: '点赞数', en: 'Likes' },
    measures: { zh: '每次会话对每件展品最多一个', en: 'At most one in each session for each exhibit' },
    unit: times,
    kind: 'auto',
    rule: {
      zh: '会话结束时仍然有效的点赞；收回的不算。',
      en: 'Likes that still stood when the session ended; one taken back is none.',
    },
    caveat: notPeople,
  },
  leads: {
    name: { zh: '对接意向数', en: 'Expressions of interest' },
    measures: { zh: '经本人同意留下的对接意向', en: 'Contacts left with consent' },
    unit: { zh: '条', en: 'entries' },
    kind: 'auto',
    rule: {
      zh: '已落盘的意向数，含已撤回或已到期删除的条数。',
      en: 'Those stored, counting also ones withdrawn or deleted since.',
    },
    caveat: { zh: '意向不等于签约。', en: 'An interest is no contract.' },
  },
  languages: {
    name: { zh: '语言使用次数', en: 'Sessions by language' },
    measures: { zh: '会话结束时的界面语言', en: 'The language of the screen when the session ended' },
    unit: times,
    kind: 'auto',
    rule: {
      zh: '每次会话按结束时的语言算一次；没有结束记录的按最后一次选择。',
      en: 'One for each session, by its language at the end; without a recorded end by the last choice.',
    },
    caveat: {
      zh: '界面语言不等于国籍；会话从中文开始。',
      en: 'A language is no nationality; each session begins in Chinese.',
    },
  },
} satisfies Partial<Record<MetricId, Metric>>
