import { mediaKindNames, mediaLevelNames } from '#shared/hand-count-words.ts'
import type { DeskEntry } from '#shared/hand-counts.ts'
import { dayCell, localTime } from '../../exports/xlsx/cells.ts'
import { column, type AnnexTable } from './table.ts'

type Source = { entries: readonly DeskEntry[]; lang: 'zh' | 'en'; timeZone: string }

/** 媒体报道一览表 and 活动图片, as they were entered on a tablet; a sheet without a line is left out (R17). */
export const enteredTables = (source: Source): AnnexTable[] =>
  [mediaTable(source), pictureTable(source)].filter(({ rows }) => rows.length > 0)

const mediaTable = ({ entries, lang }: Source): AnnexTable => ({
  name: { zh: '媒体报道一览表', en: 'Media reports' },
  columns: [
    column('日期', 'Day', 'day', 12),
    column('媒体', 'Outlet', 'text', 20),
    column('层级', 'Level', 'text', 10),
    column('类型', 'Kind', 'text', 12),
    column('标题', 'Title', 'text', 44),
    column('链接', 'Link', 'text', 40),
    column('阅读量', 'Reads', 'number', 12),
  ],
  rows: entries.flatMap(({ body }) => {
    if (body.kind !== 'media') return []
    const [level, kind] = [mediaLevelNames[body.level][lang], mediaKindNames[body.type][lang]]
    return [[dayCell(body.day), body.outlet, level, kind, body.title, body.link, body.reads]]
  }),
})

const pictureTable = ({ entries, timeZone }: Source): AnnexTable => ({
  name: { zh: '活动图片', en: 'Pictures' },
  columns: [
    column('时间', 'Time', 'time', 20),
    column('地点', 'Place', 'text', 24),
    column('内容', 'What', 'text', 44),
  ],
  rows: entries.flatMap(({ at, body }) =>
    body.kind === 'picture' ? [[localTime(at, timeZone), body.place, body.what]] : [],
  ),
})
