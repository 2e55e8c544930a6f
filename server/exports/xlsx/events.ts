import type { Content } from '#shared/content.ts'
import type { Database } from '../../storage/database.ts'
import { readVisitEvents, type VisitLogFilter } from '../../storage/visit-log.ts'
import type { Progress } from '../../summary/work/progress.ts'
import { eventRow, headers } from '../event-rows.ts'
import { Book, type Column, type ColumnKind } from './book.ts'
import { localTime, type Cell } from './cells.ts'

/** What the rows of events are made from. */
export type EventSource = {
  db: Database
  filter: VisitLogFilter
  content: Content
  lang: 'zh' | 'en'
  timeZone: string
}

export const eventSheetName = { zh: '原始事件', en: 'Raw events' }

/** By column, in the order of `headers`. */
const shapes: readonly { kind: ColumnKind; width: number }[] = [
  { kind: 'text', width: 29 },
  { kind: 'time', width: 20 },
  { kind: 'text', width: 10 },
  { kind: 'text', width: 29 },
  { kind: 'text', width: 10 },
  { kind: 'number', width: 8 },
  { kind: 'text', width: 20 },
  { kind: 'text', width: 11 },
  { kind: 'text', width: 32 },
  { kind: 'text', width: 18 },
  { kind: 'text', width: 10 },
  { kind: 'text', width: 8 },
  { kind: 'number', width: 14 },
  { kind: 'text', width: 60 },
]
const timePlace = 1

/** The events of CSV as a workbook: the same columns, with times and numbers as what they are. */
export async function writeEvents(file: string, source: EventSource, progress: Progress): Promise<void> {
  const book = new Book(file)
  await addEvents(book, source, progress)
  await book.finish()
}

/** Adds them as the last sheet, or sheets, of a workbook. */
export async function addEvents(book: Book, source: EventSource, progress: Progress): Promise<void> {
  const { db, filter, content, lang, timeZone } = source
  const sheet = book.sheet(eventSheetName[lang], eventColumns(lang))
  const all = await countMatching(db, filter)
  let done = 0
  for await (const page of readVisitEvents(db, filter)) {
    for (const event of page) {
      const cells: Cell[] = eventRow(event, content, lang, timeZone)
      cells[timePlace] = localTime(event.at, timeZone)
      sheet.add(cells)
    }
    done += page.length
    progress(Math.min(99, (done * 100) / Math.max(1, all)), 'table')
  }
  sheet.end()
}

const eventColumns = (lang: 'zh' | 'en'): Column[] =>
  headers[lang].map((title, place) => {
    const { kind, width } = shapes[place] ?? { kind: 'text', width: 16 }
    return { title, kind, width }
  })

async function countMatching(db: Database, { from, to, kiosk }: VisitLogFilter): Promise<number> {
  let query = db.selectFrom('visit_events')
  if (from !== undefined) query = query.where('at', '>=', from)
  if (to !== undefined) query = query.where('at', '<', to)
  if (kiosk !== undefined) query = query.where('kiosk', '=', kiosk)
  const { count } = await query.select(({ fn }) => fn.countAll<number | string>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}
