import { countTotals, handCounts, type DeskEntry } from '#shared/hand-counts.ts'
import { mediaKindNames, mediaLevelNames } from '#shared/hand-count-words.ts'
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

/** What was entered by hand and is printed: the media list and the pictures with time, place and what they show. */
export async function enteredForPaper(
  db: Database,
  within: StartedWithin,
  { dataDir, timeZone }: { dataDir: string; timeZone: string },
): Promise<{ media: MediaReport[]; pictures: SummaryPicture[]; hashes: string[] }> {
  const entries = (await readEntries(db, within)).filter(({ rehearsal }) => !rehearsal)
  const shown = entries.flatMap((entry) => pictureOf(entry, { dataDir, timeZone }))
  return {
    media: entries.flatMap(reportOf),
    pictures: shown.map(({ file, caption }) => ({ file, caption })),
    hashes: shown.map(({ hash }) => hash),
  }
}

function reportOf({ body }: DeskEntry): MediaReport[] {
  if (body.kind !== 'media') return []
  const { day, outlet, title, reads } = body
  return [{ day, outlet, level: mediaLevelNames[body.level].zh, kind: mediaKindNames[body.type].zh, title, reads }]
}

function pictureOf({ at, body }: DeskEntry, { dataDir, timeZone }: { dataDir: string; timeZone: string }) {
  if (body.kind !== 'picture') return []
  const { original } = pictureFiles(dataDir, body.hash)
  const caption = `${zonedText(at, timeZone).slice(0, 16).replace('T', ' ')}，${body.place}，${body.what}`
  return [{ hash: body.hash, file: original, caption }]
}
