import type { PaperBlock, TableColumn } from '#shared/summary-document.ts'
import type { CityFigures } from '#shared/unit-figures-city.ts'
import { plain, type Source } from './say.ts'

type Value = CityFigures['booth'][number]
type Total = CityFigures['totals'][number]

const figuresInTable = 6 // more columns than these cannot be read in print
const nameShare = 22

/** 各县（市、区）活动情况统计表: units in the official order, those that did not report named as such (W41). */
export function cityTables({ summary: { city } }: Source): PaperBlock[] {
  if (city === null) return []
  const known = city.totals.filter(({ value }) => value !== null)
  if (known.length === 0) return []
  const parts = Array.from({ length: Math.ceil(known.length / figuresInTable) }, (_, index) =>
    known.slice(index * figuresInTable, (index + 1) * figuresInTable),
  )
  return [
    ...parts.map((part, index): PaperBlock => ({
      ...{ kind: 'table', columns: columnsOf(part), rows: rowsOf(city, part) },
      caption: `各县（市、区）活动情况统计表${index === 0 ? '' : '（续）'}`,
    })),
    { kind: 'note', text: plain(`注：${city.note.zh}各单位的数字为整个活动期间；“≈”为估计数。`) },
  ]
}

const columnsOf = (figures: readonly Total[]): TableColumn[] => {
  const share = Math.floor((100 - nameShare) / figures.length)
  const name = { title: '单位', share: 100 - share * figures.length, align: 'left' as const }
  return [
    name,
    ...figures.map(({ name, unit }) => ({
      title: `${name.zh}（${plainUnit(unit.zh)}）`,
      share,
      align: 'right' as const,
    })),
  ]
}

const plainUnit = (unit: string): string => unit.replace(/（.*）/u, '') // brackets in brackets

function rowsOf(city: CityFigures, figures: readonly Total[]): string[][] {
  const units = city.units.filter(({ expected, reported }) => expected || reported)
  const cells = (values: readonly Value[], nothing: string) =>
    figures.map(({ figure }) => {
      const value = values.find((one) => one.figure === figure)
      return value ? `${value.estimate ? '≈' : ''}${value.value}` : nothing
    })
  return [
    ...units.map(({ name, reported, values }) => [plain(name.zh), ...cells(values, reported ? '—' : '未报')]),
    ...(city.booth.length > 0 ? [['展区', ...cells(city.booth, '—')]] : []),
    ['合计', ...figures.map(({ value, incomplete }) => `${incomplete ? '不少于' : ''}${value}`)],
  ]
}
