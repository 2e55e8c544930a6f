import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Content } from '#shared/content.ts'
import type { SummaryDocument } from '#shared/summary-document.ts'
import type { Summary } from '#shared/summary.ts'
import { canonicalJson } from '../content/canonical-json.ts'
import type { Bundles } from '../content/bundles.ts'
import { enteredForPaper } from '../counts/sources.ts'
import { writeEvents } from '../exports/xlsx/events.ts'
import type { Database } from '../storage/database.ts'
import { zonedText } from '../zoned-time.ts'
import { filterOf, writeAnnex } from './annex/write.ts'
import { summaryDocument } from './document/build.ts'
import { paperOptions } from './edit/options.ts'
import { summaryPage } from './pages/html.ts'
import { writePoster } from './pages/poster.ts'
import type { Ends } from './window.ts'
import { writeWord } from './word/write.ts'
import type { Progress } from './work/progress.ts'
import { writePictures } from './zip/pictures.ts'

/** What every file of the summary is made from. */
export type WriterParts = {
  summary: Summary
  content: Content
  bundles: Bundles
  db: Database
  ends: Ends
  timeZone: string
  dataDir: string
}

/** One file of `npm run summary`. */
export type Writer = { file: string; write: (parts: WriterParts, path: string) => Promise<void> }

/** Every file that `npm run summary` makes, in this order. */
const writers: readonly Writer[] = [
  { file: 'summary.json', write: ({ summary }, path) => writeFile(path, `${canonicalJson(summary)}\n`) },
  { file: 'summary.docx', write: writeWordFile },
  { file: 'summary.xlsx', write: (parts, path) => writeAnnex(parts, path, { lang: 'zh', raw: false, progress }) },
  { file: 'summary.html', write: async (parts, path) => writeFile(path, await summaryPage(await paperOf(parts))) },
  { file: 'summary.png', write: ({ summary, content }, path) => writePoster({ summary, content, lang: 'zh' }, path) },
  { file: 'pictures.zip', write: writePicturesFile },
  { file: 'events.xlsx', write: writeEventsFile },
]

/** Writes all of them into the folder and tells each when it is there. */
export async function writeAll(parts: WriterParts, folder: string, said: (path: string) => void): Promise<void> {
  for (const { file, write } of writers) {
    const path = join(folder, file)
    await write(parts, path)
    said(path)
  }
}

const progress: Progress = () => {} // the command line tells each file when it is there

/** The paper as people left it for this period; it has the day of today while nobody chose another. */
async function paperOf({ summary, content, db, ends, timeZone, dataDir }: WriterParts): Promise<SummaryDocument> {
  const today = zonedText(Date.now(), timeZone).slice(0, 10)
  const within = { ...(ends.from !== null && { from: ends.from }), ...(ends.to !== null && { to: ends.to }) }
  return summaryDocument(summary, content, await paperOptions(db, within, { dataDir, timeZone, today }))
}

async function writeWordFile(parts: WriterParts, path: string): Promise<void> {
  await writeFile(path, await writeWord(await paperOf(parts), { fonts: 'gb2312', progress }))
}

async function writePicturesFile(
  { content, bundles, db, timeZone, dataDir }: WriterParts,
  path: string,
): Promise<void> {
  const { pictures: entered } = await enteredForPaper(db, {}, { dataDir, timeZone })
  await writePictures(content, bundles, path, { lang: 'zh', entered })
}

async function writeEventsFile({ db, content, ends, timeZone }: WriterParts, path: string): Promise<void> {
  await writeEvents(path, { db, content, filter: filterOf(ends), lang: 'zh', timeZone }, progress)
}
