import { say } from '#shared/say.ts'
import type { CityFigures } from '#shared/unit-figures-city.ts'
import { dayCell, localTime } from '../../exports/xlsx/cells.ts'
import { column, yesOrNo, type AnnexSource, type AnnexTable } from './table.ts'

/** What the units reported: the table of the city, where each number stands, and their activities (W41). */
export const cityTables = (source: AnnexSource): AnnexTable[] => {
  const { city } = source.summary
  return city === null ? [] : [matrix(city, source), origins(city, source), activities(city, source)]
}

function matrix(city: CityFigures, { lang }: AnnexSource): AnnexTable {
  const values = (list: CityFigures['booth']) =>
    city.totals.map(({ figure }) => list.find((value) => value.figure === figure)?.value ?? null)
  const states = { zh: ['已报', '逾期报', '未报'], en: ['reported', 'late', 'missing'] }[lang]
  return {
    name: { zh: '各县（市、区）活动情况', en: 'Units' },
    columns: [
      column('单位', 'Unit', 'text', 22),
      column('上报', 'Report', 'text', 10),
      ...city.totals.map(({ name, unit }) =>
        column(`${name.zh}（${unit.zh}）`, `${name.en} (${unit.en})`, 'number', 16),
      ),
    ],
    rows: [
      ...city.units
        .filter(({ expected, reported }) => expected || reported)
        .map(({ name, reported, values: own }) => [
          ...[say(name, lang), states[reported === null ? 2 : reported.late ? 1 : 0] ?? null],
          ...values(own),
        ]),
      [{ zh: '展区', en: 'Booth' }[lang], null, ...values(city.booth)],
      [{ zh: '合计', en: 'Total' }[lang], null, ...city.totals.map(({ value }) => value)],
    ],
  }
}

const origins = (city: CityFigures, { lang, timeZone }: AnnexSource): AnnexTable => ({
  name: { zh: '县区数据来源', en: 'Origins' },
  columns: [
    column('单位', 'Unit', 'text', 22),
    column('指标', 'Figure', 'text', 18),
    column('数值', 'Value', 'number', 12),
    column('估计', 'Estimate', 'text', 8),
    column('已减去重复', 'Taken off as twice', 'number', 14),
    column('文件', 'File', 'text', 36),
    column('工作表', 'Sheet', 'text', 16),
    column('行', 'Row', 'number', 8),
    column('导入人', 'Imported by', 'text', 14),
    column('导入时间', 'Imported', 'time', 20),
  ],
  rows: city.units.flatMap(({ name, reported, values }) =>
    values.map(({ figure, value, estimate, twice, sheet, row }) => {
      const total = city.totals.find((one) => one.figure === figure)
      return [
        ...[say(name, lang), total ? say(total.name, lang) : figure, value, yesOrNo(estimate, lang), twice],
        ...[reported?.file ?? null, sheet, row, reported?.by ?? null],
        reported ? localTime(reported.at, timeZone) : null,
      ]
    }),
  ),
})

const activities = (city: CityFigures, { lang }: AnnexSource): AnnexTable => ({
  name: { zh: '县区活动清单', en: 'Activities' },
  columns: [
    column('单位', 'Unit', 'text', 22),
    column('日期', 'Day', 'day', 12),
    column('活动名称', 'Activity', 'text', 44),
    column('地点', 'Place', 'text', 28),
    column('参加人次', 'Attendance', 'number', 12),
  ],
  rows: city.units.flatMap(({ name, activities: list }) =>
    list.map(({ day, title, place, attendance }) => [say(name, lang), dayCell(day), title, place, attendance]),
  ),
})
