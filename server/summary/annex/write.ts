import { say } from '#shared/say.ts'
import type { TourRecord } from '#shared/tour-record.ts'
import { Book } from '../../exports/xlsx/book.ts'
import { addEvents } from '../../exports/xlsx/events.ts'
import { readEntries } from '../../storage/count-log.ts'
import { readTours } from '../../storage/tour-records.ts'
import type { Ends } from '../window.ts'
import type { Progress } from '../work/progress.ts'
import type { WriterParts } from '../writers.ts'
import { cityTables } from './city.ts'
import { countTables } from './counts.ts'
import { enteredTables } from './entered.ts'
import { definitionList, exhibitList, tourList } from './lists.ts'
import type { AnnexSource } from './table.ts'

/** `raw`: whether every event of the window goes in as well. */
export type AnnexOptions = { lang: 'zh' | 'en'; raw: boolean; progress: Progress }

type Parts = Pick<WriterParts, 'summary' | 'content' | 'db' | 'ends' | 'timeZone'>

/** 附件: the figures, the lists behind them and what they mean as one workbook. */
export async function writeAnnex(parts: Parts, file: string, { lang, raw, progress }: AnnexOptions): Promise<void> {
  const { summary, content, db, ends, timeZone } = parts
  const filter = filterOf(ends)
  const tours: TourRecord[] = []
  for await (const page of readTours(db, filter)) tours.push(...page)
  const entries = (await readEntries(db, filter)).filter(({ rehearsal }) => !rehearsal)
  const source: AnnexSource = { summary, content, tours, lang, timeZone }
  const book = new Book(file)
  for (const { name, columns, rows } of [
    ...countTables(source),
    ...cityTables(source),
    ...[exhibitList(source), tourList(source)],
    ...enteredTables({ entries, lang, timeZone }),
    definitionList(source),
  ]) {
    const sheet = book.sheet(
      say(name, lang),
      columns.map(({ title, ...column }) => ({ ...column, title: say(title, lang) })),
    )
    for (const row of rows) sheet.add(row)
    sheet.end()
  }
  progress(raw ? 10 : 90, 'table')
  if (raw) await addEvents(book, { db, filter, content, lang, timeZone }, progress)
  await book.finish()
}

/** The ends of a window as the logs of events and tours take them. */
export const filterOf = ({ from, to }: Ends) => ({ ...(from !== null && { from }), ...(to !== null && { to }) })
