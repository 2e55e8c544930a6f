import { z } from 'zod'
import type { Content } from '#shared/content.ts'
import { Summary } from '#shared/summary.ts'
import { enteredForPaper } from '../../counts/sources.ts'
import { TourExportQuery } from '../../exports/range.ts'
import type { AnnexInput } from '../../summary/annex/thread.ts'
import { paperOptions } from '../../summary/edit/options.ts'
import { pagePolicy } from '../../summary/pages/page-style.ts'
import type { PageInput } from '../../summary/pages/thread.ts'
import type { PicturesInput } from '../../summary/zip/thread.ts'
import { zonedText } from '../../zoned-time.ts'
import { route, type Parts, type Route } from '../route.ts'
import { exporters, withinOf, type Within } from '../send-export.ts'
import { publishedContent, sendWork, summaryFileName } from '../send-work.ts'
import { workbookType } from './events-xlsx.ts'
import { ask as askFigures } from './summary.ts'

const AnnexQuery = TourExportQuery.extend({
  /** Whether every event goes in as well. */
  raw: z
    .enum(['0', '1'])
    .transform((text) => text === '1')
    .default(false),
})
const pagesScript = new URL('../../summary/pages/thread.ts', import.meta.url)

/** The summary as other files than Word: the same figures in each (X14). */
export const summaryFileRoutes = (): Route[] => [annexRoute(), pageRoute(), posterRoute(), picturesRoute()]

const annexRoute = (): Route =>
  route({
    method: 'get',
    path: '/api/exports/summary.xlsx',
    who: exporters,
    summary:
      'The annex of the summary as a workbook: figures, tables, exhibits, tours, definitions, and with `raw=1` every event. Days and instants as for events.csv.',
    query: AnnexQuery,
    answer: workbookType,
    handle: async (parts, call) => {
      const { raw, lang } = call.query
      const within = withinOf(call.query, parts)
      const { content, summary } = await materialOf(parts, within)
      const { dataDir, databaseUrl, timeZone } = parts.env
      const { from = null, to = null } = within
      const input: AnnexInput = { dataDir, databaseUrl, timeZone, ends: { from, to }, content, summary, raw, lang }
      await sendWork(parts, call, {
        ...{ what: 'summary.xlsx', input, type: workbookType, filter: { ...within, raw } },
        script: new URL('../../summary/annex/thread.ts', import.meta.url),
        fileName: summaryFileName(content, summary, '互动数据.xlsx'),
      })
    },
  })

const pageRoute = (): Route =>
  route({
    method: 'get',
    path: '/api/exports/summary.html',
    who: exporters,
    summary:
      'The summary (总结) as one page to be read and printed, with everything in it. Days and instants as for events.csv.',
    query: TourExportQuery.omit({ lang: true }),
    answer: 'text/html',
    handle: async (parts, call) => {
      const within = withinOf(call.query, parts)
      const material = await materialOf(parts, within)
      const today = zonedText(parts.clock.now(), parts.env.timeZone).slice(0, 10)
      const options = await paperOptions(parts.db, within, { ...parts.env, today })
      const input: PageInput = { kind: 'page', ...material, options }
      await sendWork(parts, call, {
        ...{ what: 'summary.html', input, type: 'text/html; charset=utf-8', filter: within, script: pagesScript },
        fileName: summaryFileName(material.content, material.summary, '工作总结.html'),
        headers: { 'Content-Disposition': 'inline', 'Content-Security-Policy': pagePolicy },
      })
    },
  })

const posterRoute = (): Route =>
  route({
    method: 'get',
    path: '/api/exports/summary.png',
    who: exporters,
    summary:
      'The summary as one tall picture (长图) for a phone, 1080 pixels wide. Days and instants as for events.csv.',
    query: TourExportQuery,
    answer: 'image/png',
    handle: async (parts, call) => {
      const within = withinOf(call.query, parts)
      const material = await materialOf(parts, within)
      const input: PageInput = { kind: 'poster', ...material, lang: call.query.lang }
      await sendWork(parts, call, {
        ...{ what: 'summary.png', input, type: 'image/png', filter: within, script: pagesScript },
        fileName: summaryFileName(material.content, material.summary, '长图.png'),
      })
    },
  })

const picturesRoute = (): Route =>
  route({
    method: 'get',
    path: '/api/exports/pictures.zip',
    who: exporters,
    summary:
      'The published pictures and those taken at the booth, in their original files, numbered, with a list of what each shows.',
    query: TourExportQuery.pick({ lang: true }),
    answer: 'application/zip',
    handle: async (parts, call) => {
      const content = await publishedContent(parts)
      const { pictures: entered } = await enteredForPaper(parts.db, {}, parts.env)
      const input: PicturesInput = { dataDir: parts.env.dataDir, content, entered, lang: call.query.lang }
      await sendWork(parts, call, {
        ...{ what: 'pictures.zip', input, type: 'application/zip', filter: {} },
        script: new URL('../../summary/zip/thread.ts', import.meta.url),
        fileName: `${content.event.booth.zh}图片.zip`,
      })
    },
  })

/** What every file of the summary is made from: the published content, and the figures of the window. */
export async function materialOf(parts: Parts, within: Within): Promise<{ content: Content; summary: Summary }> {
  const content = await publishedContent(parts)
  const { summary } = await askFigures(parts, 'summary', within)
  return { content, summary: Summary.parse(JSON.parse(summary)) }
}
