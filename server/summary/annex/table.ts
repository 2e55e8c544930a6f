import type { Content } from '#shared/content.ts'
import type { Summary } from '#shared/summary.ts'
import type { TourRecord } from '#shared/tour-record.ts'
import type { Words } from '#shared/words.ts'
import type { ColumnKind } from '../../exports/xlsx/book.ts'
import type { Cell } from '../../exports/xlsx/cells.ts'

/** What the tables of the annex are made from. */
export type AnnexSource = {
  summary: Summary
  content: Content
  tours: readonly TourRecord[]
  lang: 'zh' | 'en'
  timeZone: string
}

export type AnnexColumn = { title: Words; kind: ColumnKind; width: number }

/** One sheet of the annex. */
export type AnnexTable = { name: Words; columns: readonly AnnexColumn[]; rows: readonly (readonly Cell[])[] }

/** A column, by its titles, its kind and its width in characters. */
export const column = (zh: string, en: string, kind: ColumnKind, width: number): AnnexColumn => ({
  ...{ title: { zh, en }, kind, width },
})

export const yesOrNo = (value: boolean, lang: 'zh' | 'en'): string =>
  value ? { zh: '是', en: 'yes' }[lang] : { zh: '否', en: 'no' }[lang]
