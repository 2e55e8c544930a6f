import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pino from 'pino'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BundleHash } from '#shared/ids.ts'
import { metricIds } from '#shared/metric-ids.ts'
import { summarise } from '#shared/summarise.ts'
import { Summary } from '#shared/summary.ts'
import { Bundles } from '../../server/content/bundles.ts'
import { simulateFair } from '../../server/simulate/simulate.ts'
import { loadBooth } from '../../server/storage/booth-record.ts'
import { openDatabase, type Database } from '../../server/storage/database.ts'
import { loadOutliner } from '../../server/summary/charts/outlines.ts'
import { recountedInput } from '../../server/summary/input.ts'
import { pagePolicy } from '../../server/summary/pages/page-style.ts'
import { posterSvg } from '../../server/summary/pages/poster.ts'
import { wrapped } from '../../server/summary/pages/wrap.ts'
import { writeAll, type WriterParts } from '../../server/summary/writers.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { asCsv } from '../support/office.ts'
import { until } from '../support/until.ts'
import { unzipped } from '../support/unzip.ts'
import { readWorkbook, shownTime, type ReadSheet } from '../support/workbook.ts'

const timeZone = 'Asia/Shanghai'
let folder: string
let db: Database
let parts: WriterParts
let summary: Summary
let book: ReadSheet[]
let page: string

/** A simulated fair, and every file of its summary. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhantai-'))
  db = await openDatabase(folder, null, pino({ level: 'silent' }))
  await sql`pragma synchronous = off`.execute(db)
  await simulateFair(db, { dataDir: folder, seed: 3, timeZone })
  const bundles = await Bundles.open(folder)
  const bundle = BundleHash.parse((await loadBooth(db))?.bundle)
  const content = (await bundles.load(bundle))!
  const ends = { from: null, to: null }
  const settings = { bundles, bundle, content, timeZone, linksKnown: false }
  const counted = summarise(await recountedInput(db, settings, ends))
  parts = { summary: counted, content, bundles, db, ends, timeZone, dataDir: folder }
  await writeAll(parts, folder, () => {})
  summary = Summary.parse(JSON.parse(await readFile(join(folder, 'summary.json'), 'utf8')))
  book = readWorkbook(await readFile(join(folder, 'summary.xlsx')))
  page = await readFile(join(folder, 'summary.html'), 'utf8')
}, 180_000)
afterAll(async () => {
  await db.destroy()
  await rm(folder, { recursive: true, force: true })
})

const rowsOf = (name: string): string[][] => {
  const sheet = book.find((one) => one.name === name)
  if (!sheet) throw new Error(`There is no sheet ${name}.`)
  expect(sheet.frozenRows, name).toBe(1)
  return sheet.rows.slice(1).map((row) => row.map(({ value }) => value))
}
const text = (values: readonly (number | string | null)[]) =>
  values.map((value) => (value === null ? '' : String(value)))

describe('X14: the same events give the same figures in every file', () => {
  test('the workbook says what the JSON says, cell by cell', () => {
    const figures = rowsOf('各项指标')
    expect(figures.map(([name]) => name)).toEqual(summary.figures.map(({ name }) => name.zh))
    expect(figures.map(([, value]) => value)).toEqual(text(summary.figures.map(({ value }) => value)))
    expect(rowsOf('按日').map(([, ...counts]) => counts)).toEqual(
      summary.byDay.map((day) => text([day.sessions, day.effective, day.views, day.qrShown, day.likes, day.doubtful])),
    )
    expect(rowsOf('按时段').map(([, ...counts]) => counts)).toEqual(
      summary.byHour.map(({ hour, sessions, effective, doubtful }) => text([hour, sessions, effective, doubtful])),
    )
    expect(rowsOf('按屏幕').map(([kiosk, , sessions]) => [kiosk, sessions])).toEqual(
      summary.byScreen.map(({ kiosk, sessions }) => text([kiosk, sessions])),
    )
    expect(rowsOf('按语言').map(([, sessions]) => sessions)).toEqual(
      text(summary.byLanguage.map((row) => row.sessions)),
    )
    expect(rowsOf('按展品').map((row) => [row[0], ...row.slice(4)])).toEqual(
      summary.byExhibit.map(({ no, views, medianDwell, qrShown, likes, calls, leads }) =>
        text([no, views, medianDwell, qrShown, likes, calls, leads]),
      ),
    )
    expect(rowsOf('按推荐单位')).toEqual(
      summary.byUnit.map((unit) => text([unit.name.zh, unit.exhibits, unit.views, unit.qrShown, unit.likes])),
    )
    expect(rowsOf('浏览走向').map(([, , count]) => count)).toEqual(text(summary.flow.map(({ count }) => count)))
    expect(rowsOf('数据缺口').map(([, gap]) => gap)).toEqual(summary.gaps.map((gap) => gap.text.zh))
    expect(summary.gaps.length).toBeGreaterThan(0)
  })

  test('the page and the Word file say every known figure as the JSON has it', async () => {
    const word = unzipped(await readFile(join(folder, 'summary.docx'))).get('word/document.xml')!
    const plainWord = word.replace(/<[^>]+>/g, '')
    for (const { name, value, unit, share } of summary.figures) {
      if (value === null) continue
      const said = share ? `${value}%（${share.part}/${share.whole}）` : `${value}${unit.zh}`
      expect(page, name.zh).toContain(said)
      expect(plainWord, name.zh).toContain(said)
    }
    for (const { title, views } of summary.byExhibit) {
      const row = page.split('<tr>').find((one) => one.includes(title.zh) && one.includes(`>${views}<`))
      expect(row, title.zh).toBeDefined()
    }
  })

  test('the tall picture draws the figures of the JSON', async () => {
    const drawn: string[] = []
    const outline = await loadOutliner({ 400: [], 600: [] })
    posterSvg({ summary, content: parts.content, lang: 'zh' }, (words, size, weight) => {
      drawn.push(words)
      return outline('□', size, weight)
    })
    for (const metric of ['sessions', 'exhibit-views', 'qr-shown', 'tour-groups']) {
      expect(drawn, metric).toContain(String(summary.figures.find((figure) => figure.metric === metric)!.value))
    }
    for (const { views } of summary.byUnit) expect(drawn).toContain(String(views))
    const { width, height } = await sharp(join(folder, 'summary.png')).metadata()
    expect(width).toBe(1080)
    expect(height).toBeGreaterThan(1920)
  })

  test('as many raw events as the log has', async () => {
    const [events] = readWorkbook(await readFile(join(folder, 'events.xlsx')))
    const { count } = await db
      .selectFrom('visit_events')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(events!.rows.length - 1).toBe(count)
  })
})

describe('X15: the annex', () => {
  test('has the exhibits in the official order, the tours, and what each figure means', () => {
    const listed = rowsOf('展品一览表')
    expect(listed).toHaveLength(parts.content.exhibits.length)
    const order = [...new Set(listed.map((row) => row[4]))]
    const units = parts.content.units.toSorted((a, b) => a.order - b.order).map(({ name }) => name.zh)
    expect(order).toEqual(units.filter((unit) => order.includes(unit)))
    expect(rowsOf('指标口径')).toHaveLength(metricIds.length)
    const tours = rowsOf('巡馆记录')
    expect(tours.map((tour) => tour[7]).filter((rehearsal) => rehearsal === '否')).toHaveLength(5)
    expect(tours).toHaveLength(6) // one was a rehearsal, and says so
    for (const tour of tours) expect(shownTime(tour[1]!)).toMatch(/^2023-05-2[01] /)
    expect(book.map(({ name }) => name)).not.toContain('原始事件')
  })

  test('X15: a note over several lines has the height that it needs', () => {
    const { rows, heights } = book.find(({ name }) => name === '指标口径')!
    const longest = Math.max(...rows.map((row) => Math.max(...row.map(({ value }) => value.length))))
    const at = rows.findIndex((row) => row.some(({ value }) => value.length === longest))
    expect(longest).toBeGreaterThan(30)
    expect(heights[at]).toBeGreaterThan(29)
    expect(heights[0]).toBeNull()
  })

  test('X15: is opened by an office, with days as days', async () => {
    const csv = await asCsv(folder, join(folder, 'summary.xlsx'))
    expect(csv).toContain('触摸屏互动次数')
    const sessions = summary.figures.find(({ metric }) => metric === 'sessions')!.value
    expect(csv).toContain(`触摸屏互动次数,${sessions},次`)
  }, 120_000)
})

describe('X16: the page', () => {
  test('its one style is the one that its policy lets in', () => {
    const [, style] = /<style>(.*?)<\/style>/s.exec(page)!
    expect(pagePolicy).toContain(`'sha256-${createHash('sha256').update(style!).digest('base64')}'`)
  })

  test('needs nothing outside itself and runs nothing', () => {
    expect(page).not.toMatch(/<script|\son\w+=|\sstyle=|https?:\/\/(?!www\.w3\.org\/2000\/svg)/)
    expect(page.match(/<svg/g)!.length).toBeGreaterThan(2)
  })
})

describe('X17: the pictures', () => {
  test('are the originals, numbered, each named in the list', async () => {
    const files = unzipped(await readFile(join(folder, 'pictures.zip')))
    const [listName, ...names] = [...files.keys()]
    expect(listName).toBe('图片说明.csv')
    expect(names.length).toBe(parts.content.exhibits.reduce((sum, { pictures }) => sum + pictures.length, 0))
    const lines = files.get('图片说明.csv')!.trim().split('\r\n').slice(1)
    expect(lines.map((line) => line.split(',')[1])).toEqual(names)
    names.forEach((name, index) => expect(name).toMatch(new RegExp(`^${String(index + 1).padStart(3, '0')}_`)))
    const hashes = new Set(Object.values(parts.content.media).map(({ hash }) => hash))
    for (const name of names.filter((one) => one.endsWith('.svg'))) {
      expect(hashes).toContain(createHash('sha256').update(files.get(name)!).digest('hex'))
    }
  })
})

describe('X18: lines of the tall picture', () => {
  test.each([
    ['不等于人数；二维码', 6, ['不等于人', '数；二维码']],
    ['一二三四五，六七', 5, ['一二三四', '五，六七']],
    ['一二三四五六', 5, ['一二三四', '五六']],
    ['Touch sessions here', 8, ['Touch', 'sessions', 'here']],
  ])('%s', (words, most, lines) => {
    const each = (written: string) => ({ path: '', width: [...written].length })
    const broken = wrapped(each, words, { size: 1, weight: 400, width: most })
    expect(broken.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''))
    for (const line of broken) expect(line).not.toMatch(/^[，。、；：？！）]/)
    expect([...broken.at(-1)!].length).toBeGreaterThan(1)
    expect(broken.every((line) => [...line].length <= most)).toBe(true)
    expect(broken.length).toBe(lines.length)
  })
})

describe('X19: over HTTP', () => {
  let booth: TestBooth
  beforeAll(async () => void (booth = await startBooth()))
  afterAll(() => booth.stop())
  /** With more patience than other calls have: a busy machine makes a file slowly. */
  const get = (path: string) =>
    fetch(`${booth.url}/api/exports/${path}`, {
      headers: { Authorization: `Bearer ${booth.admin.token}` },
      signal: AbortSignal.timeout(60_000),
    })

  test.each([
    ['summary.xlsx?raw=1&lang=en', 'spreadsheetml', 'xlsx'],
    ['summary.html?from=2023-05-20&to=2023-05-21', 'text/html', 'inline'],
    ['summary.png', 'image/png', 'png'],
    ['pictures.zip?lang=en', 'application/zip', 'zip'],
  ])(
    '%s comes whole and leaves nothing behind, on a day without data too',
    async (path, type, named) => {
      const response = await get(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain(type)
      expect(response.headers.get('content-disposition')).toContain(named)
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1_000)
      if (named === 'inline') expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      await until(
        async () => (await readdir(join(booth.dataDir, 'work'))).length === 0,
        'the file that was sent is gone',
      )
    },
    90_000,
  )

  test.each(['summary.xlsx?raw=yes', 'summary.html?from=2023-05-22&to=2023-05-20', 'summary.png?lang=vi'])(
    '%s is refused',
    async (path) => expect((await get(path)).status).toBe(400),
  )
})
