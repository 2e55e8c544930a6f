import { chineseDate } from '#shared/summary-text.ts'
import type { PaperBlock, Sentence } from '#shared/summary-document.ts'
import { clause, fact, heading, known, paragraph, sentence, type Source } from './say.ts'

/** 三、取得成效: the figures, each said only where it is known. Sessions on a screen are never called people. */
export function results(source: Source): PaperBlock[] {
  const parts: [string, Sentence[]][] = [
    ['公众参与情况', participation(source)],
    ['展品展示情况', exhibits(source)],
    ['科普问答情况', quiz(source)],
    ['接待与宣传情况', reception(source)],
  ]
  const told = parts.filter(([, sentences]) => sentences.length > 0)
  return [
    heading(1, '取得成效'),
    ...told.flatMap(([title, sentences]) => [heading(2, title), ...paragraph(sentences)]),
    ...paragraph(fact('以上数据的口径和分项见附件1。')),
  ]
}

function participation(source: Source): Sentence[] {
  const visitors = sentence(source, [
    clause(source, 'visitors', '参观#'),
    clause(source, 'school-groups', '接待学校团体#'),
  ])
  const touched = sentence(
    source,
    [clause(source, 'sessions', '触摸屏互动#'), clause(source, 'effective-sessions', '其中有效互动#')],
    { after: '（按屏幕会话统计，互动次数不等于人数）' },
  )
  return [...visitors, ...touched, ...days(source)]
}

/** The days, exactly: of a few only, since a fortnight belongs in the table. */
function days({ summary }: Source): Sentence[] {
  const counted = summary.byDay.filter(({ sessions }) => sessions > 0)
  if (counted.length < 2 || counted.length > 4) return []
  const said = counted.map(({ day, sessions }) => `${chineseDate(day).slice(5)}${sessions}次`)
  return [fact(`分日看，${said.join('、')}。`, 'byDay')]
}

function exhibits(source: Source): Sentence[] {
  return [
    ...sentence(source, [
      clause(source, 'exhibit-views', '浏览展品#'),
      clause(source, 'median-dwell', '每次停留时间中位数为#'),
    ]),
    ...sentence(source, [
      clause(source, 'qr-shown', '展示二维码#'),
      clause(source, 'qr-scans', '扫码#'),
      clause(source, 'likes', '点赞#'),
    ]),
    ...sentence(source, [clause(source, 'leads', '收到对接意向#')]),
  ]
}

function quiz(source: Source): Sentence[] {
  if (!known(source, 'quiz-finished')?.value) return []
  return sentence(source, [
    clause(source, 'quiz-finished', '完成科普问答#'),
    clause(source, 'quiz-correct', '正确率为#'),
  ])
}

function reception(source: Source): Sentence[] {
  const groups = known(source, 'tour-groups')?.value ? clause(source, 'tour-groups', '接待巡馆#') : undefined
  return [
    ...sentence(
      source,
      groups ? [groups, clause(source, 'tour-heads', '共#'), clause(source, 'tour-minutes', '累计#')] : [],
    ),
    ...sentence(source, [
      clause(source, 'leaflets', '发放资料#'),
      clause(source, 'media-items', '媒体报道#'),
      clause(source, 'online-views', '线上观看#'),
    ]),
  ]
}
