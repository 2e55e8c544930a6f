import { exhibitsInOrder } from '#shared/lookup.ts'
import { metrics } from '#shared/metric-dictionary.ts'
import { metricIds } from '#shared/metric-ids.ts'
import { say } from '#shared/say.ts'
import { isCancelled } from '#shared/tour-totals.ts'
import { categoryNames } from '#shared/tour-words.ts'
import { localTime } from '../../exports/xlsx/cells.ts'
import { column, yesOrNo, type AnnexSource, type AnnexTable } from './table.ts'

/** 展品一览表: by unit in the official order, within one by number. */
export const exhibitList = ({ content, lang }: AnnexSource): AnnexTable => ({
  name: { zh: '展品一览表', en: 'Exhibit list' },
  columns: [
    column('序号', 'Row', 'number', 7),
    column('编号', 'No.', 'text', 10),
    column('展品名称', 'Title (Chinese)', 'text', 34),
    column('英文名称', 'Title (English)', 'text', 44),
    column('推荐单位', 'Unit', 'text', 20),
    column('展出单位', 'Shown by', 'text', 24),
    column('类别', 'Category', 'text', 10),
    column('领域', 'Field', 'text', 16),
    column('形式', 'Form', 'text', 20),
    column('示例', 'Sample', 'text', 8),
  ],
  rows: exhibitsInOrder(content).map((exhibit, index) => {
    const unit = content.units.find(({ code }) => code === exhibit.unit)
    const category = content.categories.find(({ id }) => id === exhibit.category)
    return [
      ...[index + 1, exhibit.no, exhibit.title.zh, exhibit.title.en, unit ? say(unit.name, lang) : null],
      ...[exhibit.exhibitor ? say(exhibit.exhibitor, lang) : null, category ? say(category.name, lang) : null],
      ...[say(exhibit.field, lang), exhibit.form.map((form) => say(form, lang)).join(lang === 'zh' ? '、' : ', ')],
      yesOrNo(exhibit.sample, lang),
    ]
  }),
})

/** 巡馆记录: every tour of the window, also what is in no figure, which it says. Names of explainers stay in the tour record. */
export const tourList = ({ tours, lang, timeZone }: AnnexSource): AnnexTable => ({
  name: { zh: '巡馆记录', en: 'Tours' },
  columns: [
    column('路线', 'Route', 'text', 28),
    column('开始', 'Started', 'time', 20),
    column('结束', 'Ended', 'time', 20),
    column('时长（分钟）', 'Minutes', 'number', 13),
    column('类别', 'Category', 'text', 16),
    column('人数', 'Heads', 'number', 8),
    column('站数', 'Stops', 'number', 8),
    column('演练', 'Rehearsal', 'text', 8),
    column('取消', 'Cancelled', 'text', 8),
  ],
  rows: tours.map((tour) => {
    const { started, ended, category } = tour
    return [
      ...[say(tour.title, lang), localTime(started, timeZone), ended === null ? null : localTime(ended, timeZone)],
      ended === null ? null : Math.round((ended - started) / 6_000) / 10,
      category === null ? null : categoryNames[category][lang],
      ...[tour.headCount, tour.stops.length, yesOrNo(tour.rehearsal, lang), yesOrNo(isCancelled(tour), lang)],
    ]
  }),
})

/** 指标口径: the dictionary, so that each number can be counted again. */
export const definitionList = ({ lang }: AnnexSource): AnnexTable => ({
  name: { zh: '指标口径', en: 'Definitions' },
  columns: [
    column('指标', 'Figure', 'text', 26),
    column('单位', 'Unit', 'text', 10),
    column('含义', 'What is measured', 'note', 44),
    column('计算方法', 'Rule', 'note', 60),
    column('注意', 'Caveat', 'note', 44),
  ],
  rows: metricIds.map((id) => {
    const { name, unit, measures, rule, caveat } = metrics[id]
    return [name, unit, measures, rule, caveat].map((words) => words[lang])
  }),
})
