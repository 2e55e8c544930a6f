import { say } from '#shared/say.ts'
import type { Summary } from '#shared/summary.ts'
import { dayCell } from '../../exports/xlsx/cells.ts'
import { column, yesOrNo, type AnnexSource, type AnnexTable } from './table.ts'

/** The figures and their tables, exactly as the JSON has them: nothing is rounded, and what is unknown is an empty cell. */

const kinds = {
  auto: { zh: '自动', en: 'automatic' },
  manual: { zh: '人工', en: 'by hand' },
  mixed: { zh: '两者', en: 'both' },
}

export const figureTable = ({ summary, lang }: AnnexSource): AnnexTable => ({
  name: { zh: '各项指标', en: 'Figures' },
  columns: [
    column('指标', 'Figure', 'text', 28),
    column('数值', 'Value', 'number', 12),
    column('单位', 'Unit', 'text', 10),
    column('是下限', 'Lower bound', 'text', 9),
    column('部分', 'Part', 'number', 10),
    column('全体', 'Whole', 'number', 10),
    column('来源', 'Kind', 'text', 10),
    column('未知的原因', 'Why unknown', 'note', 32),
    column('登记来源', 'Source', 'note', 24),
    column('口径', 'What it is', 'note', 70),
  ],
  rows: summary.figures.map((figure) => [
    ...[say(figure.name, lang), figure.value, say(figure.unit, lang), yesOrNo(figure.atLeast, lang)],
    ...[figure.share?.part ?? null, figure.share?.whole ?? null, kinds[figure.kind][lang]],
    ...[figure.unknown ? say(figure.unknown, lang) : null, figure.source, say(figure.note, lang)],
  ]),
})

const countColumns = [
  column('触摸屏互动次数', 'Touch sessions', 'number', 15),
  column('有效互动次数', 'Effective sessions', 'number', 14),
  column('展品浏览次数', 'Exhibit views', 'number', 14),
  column('二维码展示', 'QR panels shown', 'number', 12),
  column('点赞', 'Likes', 'number', 8),
  column('其中时钟存疑', 'Of these, clock in doubt', 'number', 14),
]
const counts = ({ sessions, effective, views, qrShown, likes, doubtful }: Omit<Summary['byDay'][number], 'day'>) => [
  sessions,
  effective,
  views,
  qrShown,
  likes,
  doubtful,
]

const dayTable = ({ summary }: AnnexSource): AnnexTable => ({
  name: { zh: '按日', en: 'By day' },
  columns: [column('日期', 'Day', 'day', 12), ...countColumns],
  rows: summary.byDay.map((row) => [dayCell(row.day), ...counts(row)]),
})

const hourTable = ({ summary }: AnnexSource): AnnexTable => ({
  name: { zh: '按时段', en: 'By hour' },
  columns: [
    column('日期', 'Day', 'day', 12),
    column('时', 'Hour', 'number', 6),
    column('触摸屏互动次数', 'Touch sessions', 'number', 15),
    column('有效互动次数', 'Effective sessions', 'number', 14),
    column('其中时段存疑', 'Of these, hour in doubt', 'number', 14),
  ],
  rows: summary.byHour.map(({ day, hour, sessions, effective, doubtful }) => [
    dayCell(day),
    hour,
    sessions,
    effective,
    doubtful,
  ]),
})

const screenTable = ({ summary, lang }: AnnexSource): AnnexTable => ({
  name: { zh: '按屏幕', en: 'By screen' },
  columns: [column('屏幕', 'Screen', 'text', 12), column('名称', 'Name', 'text', 20), ...countColumns],
  rows: summary.byScreen.map((row) => [row.kiosk, say(row.name, lang), ...counts(row)]),
})

const languageTable = ({ summary, lang }: AnnexSource): AnnexTable => ({
  name: { zh: '按语言', en: 'By language' },
  columns: [column('语言', 'Language', 'text', 16), column('触摸屏互动次数', 'Touch sessions', 'number', 15)],
  rows: summary.byLanguage.map(({ name, sessions }) => [say(name, lang), sessions]),
})

const exhibitTable = ({ summary, lang }: AnnexSource): AnnexTable => ({
  name: { zh: '按展品', en: 'By exhibit' },
  columns: [
    column('编号', 'No.', 'text', 10),
    column('展品', 'Exhibit', 'text', 34),
    column('推荐单位', 'Unit', 'text', 20),
    column('已下架', 'Withdrawn', 'text', 9),
    column('浏览次数', 'Views', 'number', 10),
    column('停留中位数（秒）', 'Median dwell (s)', 'number', 16),
    column('二维码展示', 'QR panels shown', 'number', 12),
    column('点赞', 'Likes', 'number', 8),
    column('呼叫讲解', 'Calls', 'number', 10),
    column('对接意向', 'Leads', 'number', 10),
  ],
  rows: summary.byExhibit.map(({ no, title, unit, gone, views, medianDwell, qrShown, likes, calls, leads }) => {
    const name = summary.byUnit.find((row) => row.unit === unit)?.name
    return [
      ...[no, say(title, lang), name ? say(name, lang) : null, yesOrNo(gone, lang)],
      ...[views, medianDwell, qrShown, likes, calls, leads],
    ]
  }),
})

const unitTable = ({ summary, lang }: AnnexSource): AnnexTable => ({
  name: { zh: '按推荐单位', en: 'By unit' },
  columns: [
    column('推荐单位', 'Unit', 'text', 22),
    column('展品数', 'Exhibits', 'number', 10),
    column('浏览次数', 'Views', 'number', 10),
    column('二维码展示', 'QR panels shown', 'number', 12),
    column('点赞', 'Likes', 'number', 8),
  ],
  rows: summary.byUnit.map(({ name, exhibits, views, qrShown, likes }) => [
    say(name, lang),
    exhibits,
    views,
    qrShown,
    likes,
  ]),
})

const flowTable = ({ summary, lang }: AnnexSource): AnnexTable => {
  const titles = new Map(summary.byExhibit.map(({ exhibit, no, title }) => [exhibit, `${no} ${say(title, lang)}`]))
  return {
    name: { zh: '浏览走向', en: 'Flow' },
    columns: [column('从', 'From', 'text', 36), column('到', 'To', 'text', 36), column('次数', 'Times', 'number', 10)],
    rows: summary.flow.map(({ from, to, count }) => [titles.get(from) ?? from, titles.get(to) ?? to, count]),
  }
}

const quizTable = ({ summary, lang }: AnnexSource): AnnexTable => ({
  name: { zh: '科普问答', en: 'Quiz' },
  columns: [
    column('题目', 'Question', 'note', 60),
    column('作答次数', 'Answered', 'number', 12),
    column('答对次数', 'Right', 'number', 12),
  ],
  rows: summary.quiz.questions.map(({ text, answered, right }) => [say(text, lang), answered, right]),
})

const apartTable = ({ summary, lang }: AnnexSource): AnnexTable => ({
  name: { zh: '未计入', en: 'Left out' },
  columns: [column('类别', 'Kind', 'text', 16), ...countColumns],
  rows: summary.apart.map((row) => [say(row.name, lang), ...counts(row)]),
})

const gapTable = ({ summary, lang }: AnnexSource): AnnexTable => ({
  name: { zh: '数据缺口', en: 'Gaps' },
  columns: [column('序号', 'No.', 'number', 8), column('说明', 'What', 'note', 100)],
  rows: summary.gaps.map(({ text }, index) => [index + 1, say(text, lang)]),
})

/** Every table of the summary, in the order in which the workbook has them. */
export const countTables = (source: AnnexSource): AnnexTable[] =>
  [
    ...[figureTable, dayTable, hourTable, screenTable, languageTable, exhibitTable, unitTable],
    ...[flowTable, quizTable, apartTable, gapTable],
  ].map((table) => table(source))
