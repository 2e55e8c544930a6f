import { countTotals, handCounts, type DeskEntry } from '#shared/hand-counts.ts'
import { mediaKindNames, mediaLevelNames } from '#shared/hand-count-words.ts'
import { chineseDate } from '#shared/summary-text.ts'
import type { MediaReport, SummaryPicture } from '#shared/summary-document.ts'
import type { OtherSources } from '#shared/summary-input.ts'
import { readEntries } from '../storage/count-log.ts'
import type { Database } from '../storage/database.ts'
import { pictureFiles } from '../storage/picture-files.ts'
import type { StartedWithin } from '../storage/tour-records.ts'
import { zonedText } from '../zoned-time.ts'

/** The figures by hand of a window, each with who counted. Rehearsals count for nothing. */
export async function manualOf(db: Database, within: StartedWithin): Promise<OtherSources['manual']> {
  const entries = (await readEntries(db, within)).filter(({ rehearsal }) => !rehearsal)
  const totals = countTotals(entries)
  const manual: OtherSources['manual'] = {}
  for (const what of handCounts) {
    const total = totals[what]
    if (total) manual[what] = { value: total.value, source: total.sources.join('、') }
  }
  const reports = entries.flatMap(({ body }) => (body.kind === 'media' ? [body] : []))
  if (reports.length > 0) manual['media-items'] = { value: reports.length, source: '媒体登记' }
  const reads = reports.flatMap(({ reads }) => (reads === null ? [] : [reads]))
  if (reads.length > 0) manual['online-views'] = { value: reads.reduce((sum, n) => sum + n, 0), source: '媒体登记' }
  return manual
}

/** A picture of the log with its own id, by which somebody chooses it. */
export type EnteredPicture = SummaryPicture & Pick<DeskEntry, 'id'> & { hash: string }

type Place = { dataDir: string; timeZone: string }

/** What was entered by hand and is printed: the media list and the pictures with time, place and what they show. */
export async function enteredForPaper(
  db: Database,
  within: StartedWithin,
  place: Place,
): Promise<{ media: MediaReport[]; pictures: EnteredPicture[] }> {
  const entries = (await readEntries(db, within)).filter(({ rehearsal }) => !rehearsal)
  return { media: entries.flatMap(reportOf), pictures: entries.flatMap((entry) => pictureOf(entry, place)) }
}

function reportOf({ body }: DeskEntry): MediaReport[] {
  if (body.kind !== 'media') return []
  const { day, outlet, title, reads } = body
  return [{ day, outlet, level: mediaLevelNames[body.level].zh, kind: mediaKindNames[body.type].zh, title, reads }]
}

/** `2023年5月20日 09:30，序厅，开幕`, over the original. */
function pictureOf({ id, at, body }: DeskEntry, { dataDir, timeZone }: Place): EnteredPicture[] {
  if (body.kind !== 'picture') return []
  const local = zonedText(at, timeZone)
  const caption = `${chineseDate(local.slice(0, 10))}${local.slice(11, 16)}，${body.place}，${body.what}`
  return [{ id, hash: body.hash, file: pictureFiles(dataDir, body.hash).original, caption }]
}
