import { chineseDate } from '#shared/summary-text.ts'
import type { MadeSentence } from '#shared/summary-merge.ts'
import { clause, fact, known, sentence, type Sections, type Source } from './say.ts'

/** 三、取得成效: the figures, each said only where it is known. Sessions on a screen are never called people. */
export const results = (
  source: Source,
): Sections<'participation' | 'exhibits' | 'quiz' | 'reception' | 'measured'> => ({
  participation: participation(source),
  exhibits: exhibits(source),
  quiz: quiz(source),
  reception: reception(source),
  measured: [fact('measured', '以上数据的口径和分项见附件1。')],
})

function participation(source: Source): MadeSentence[] {
  const visitors = sentence('visitors', [
    clause(source, 'visitors', '参观#'),
    clause(source, 'school-groups', '接待学校团体#'),
  ])
  const touched = sentence(
    'sessions',
    [clause(source, 'sessions', '触摸屏互动#'), clause(source, 'effective-sessions', '其中有效互动#')],
    '（按屏幕会话统计，互动次数不等于人数）',
  )
  return [...visitors, ...touched, ...days(source)]
}

/** The days, exactly: of a few only, since a fortnight belongs in the table. */
function days({ summary }: Source): MadeSentence[] {
  const counted = summary.byDay.filter(({ sessions }) => sessions > 0)
  if (counted.length < 2 || counted.length > 4) return []
  const said = counted.map(({ day, sessions }) => `${chineseDate(day).slice(5)}${sessions}次`)
  return [fact('by-day', `分日看，${said.join('、')}。`, 'byDay')]
}

function exhibits(source: Source): MadeSentence[] {
  return [
    ...sentence('views', [
      clause(source, 'exhibit-views', '浏览展品#'),
      clause(source, 'median-dwell', '每次停留时间中位数为#'),
    ]),
    ...sentence('qr', [
      clause(source, 'qr-shown', '展示二维码#'),
      clause(source, 'qr-scans', '扫码#'),
      clause(source, 'likes', '点赞#'),
    ]),
    ...sentence('leads', [clause(source, 'leads', '收到对接意向#')]),
  ]
}

function quiz(source: Source): MadeSentence[] {
  if (!known(source, 'quiz-finished')?.value) return []
  return sentence('quiz', [
    clause(source, 'quiz-finished', '完成科普问答#'),
    clause(source, 'quiz-correct', '正确率为#'),
  ])
}

function reception(source: Source): MadeSentence[] {
  const groups = known(source, 'tour-groups')?.value ? clause(source, 'tour-groups', '接待巡馆#') : undefined
  return [
    ...sentence(
      'tours',
      groups ? [groups, clause(source, 'tour-heads', '共#'), clause(source, 'tour-minutes', '累计#')] : [],
    ),
    ...sentence('leaflets', [
      clause(source, 'leaflets', '发放资料#'),
      clause(source, 'media-items', '媒体报道#'),
      clause(source, 'online-views', '线上观看#'),
    ]),
  ]
}
