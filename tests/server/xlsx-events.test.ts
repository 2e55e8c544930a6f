import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KioskId } from '#shared/ids.ts'
import { Book } from '../../server/exports/xlsx/book.ts'
import { localTime, safeText } from '../../server/exports/xlsx/cells.ts'
import { storeVisitEvents } from '../../server/storage/visit-log.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { content, visitEvent } from '../support/fixtures.ts'
import { asCsv } from '../support/office.ts'
import { until } from '../support/until.ts'
import { readWorkbook, shownTime } from '../support/workbook.ts'

let booth: TestBooth
const exhibit = content.exhibits[0]!
const noon = Date.parse('2023-05-20T10:05:30+08:00')

beforeAll(async () => {
  booth = await startBooth()
  const events = [
    visitEvent({ type: 'exhibit-opened', exhibit: exhibit.id, at: noon }),
    visitEvent({ type: 'exhibit-closed', exhibit: exhibit.id, dwellMs: 4_200, at: noon + 4_200 }),
    visitEvent({ at: Date.parse('2023-05-22T00:00:00+08:00') }),
  ]
  await storeVisitEvents(booth.server.context.db, events, KioskId.parse('west'), Date.now())
})
afterAll(() => booth.stop())

const get = (query: string) => booth.admin.get(`/api/exports/events.xlsx${query}`)
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

describe('X10: events.xlsx', () => {
  test('holds the events of the CSV, each cell as what it is', async () => {
    const response = await get('?from=2023-05-20&to=2023-05-21')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('spreadsheetml')
    const [sheet, ...others] = readWorkbook(await bytesOf(response))
    expect(others).toEqual([])
    expect(sheet!.frozenRows).toBe(1)
    const csv = await (await booth.admin.get('/api/exports/events.csv?from=2023-05-20&to=2023-05-21')).text()
    const [titles, ...lines] = csv.trim().split('\r\n')
    expect(sheet!.rows[0]!.map(({ value }) => value).join(',')).toBe(titles)
    expect(sheet!.rows.length - 1).toBe(lines.length)
    const [, opened, closed] = sheet!.rows
    expect(shownTime(opened![1]!.value)).toBe('2023-05-20 10:05:30')
    expect(opened![1]).toMatchObject({ type: 'n', format: 'yyyy-mm-dd hh:mm:ss' })
    expect(opened![0]!.format).toBe('@')
    expect(opened![7]!.value).toBe(exhibit.no)
    expect(opened![8]!.value).toBe(exhibit.title.zh)
    expect(closed![12]).toMatchObject({ type: 'n', value: '4200' })
  })

  test('X10: is opened by an office with the same text, in English where it is asked for', async () => {
    const file = join(booth.dataDir, 'events.xlsx')
    await writeFile(file, await bytesOf(await get('?lang=en&kiosk=west')))
    const csv = await asCsv(booth.dataDir, file)
    const lines = csv.trim().split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(/^Id,Time,Kiosk,Visit/)
    expect(lines[1]).toContain('2023-05-20 10:05:30')
    expect(lines[1]).toContain(exhibit.title.en)
  }, 120_000)

  test.each(['?from=2023-05-22&to=2023-05-20', '?lang=fr', '?kiosk=West%20Wall'])('%s is refused', async (query) =>
    expect((await get(query)).status).toBe(400),
  )

  test('nothing is left behind, and the audit knows', async () => {
    await bytesOf(await get(''))
    await until(async () => (await readdir(join(booth.dataDir, 'work'))).length === 0, 'the file that was sent is gone')
    const [entry] = await booth.server.context.audit.page(1)
    expect(entry).toMatchObject({ action: 'exported:events.xlsx' })
  })
})

describe('X11: a cell is never run, and text stays text', () => {
  test('what begins like a formula, a number with a nought before it, and what XML cannot hold', async () => {
    const file = join(booth.dataDir, 'cells.xlsx')
    const book = new Book(file)
    const sheet = book.sheet('甲/乙:[丙]', [{ title: '文本', kind: 'text', width: 9 }])
    const given = ['=1+1', '+86', '-2', '@SUM(A1)', '07732000000', '4503022023052012345', '_x0041_', '断\u0000\uD800行']
    for (const text of given) sheet.add([text])
    sheet.end()
    await book.finish()
    const [read] = readWorkbook(await readFile(file))
    expect(read!.name).toBe('甲 乙  丙 ')
    const cells = read!.rows.slice(1).map(([cell]) => cell!)
    expect(cells.map(({ value }) => value)).toEqual([...given.slice(0, -1), '断\uFFFD行'])
    for (const cell of cells) expect(cell).toMatchObject({ formula: false, format: '@' })
    expect(cells.map(({ type }) => type)).not.toContain('n')
    const csv = await asCsv(booth.dataDir, file)
    expect(csv).toContain('=1+1')
    expect(csv).toContain('07732000000')
  }, 120_000)

  test('a text longer than a cell holds ends in an ellipsis', () => {
    expect(safeText('长'.repeat(40_000))).toHaveLength(32_767)
    expect(safeText('长'.repeat(40_000)).endsWith('…')).toBe(true)
  })
})

describe('X12: times as the clocks of the booth showed them', () => {
  test.each([
    ['Asia/Shanghai', '2023-05-20T02:00:00.000Z', '2023-05-20T10:00:00.000Z'],
    ['Europe/London', '2023-05-20T02:00:00.000Z', '2023-05-20T03:00:00.000Z'],
    ['America/New_York', '2023-01-20T02:00:00.000Z', '2023-01-19T21:00:00.000Z'],
  ])('%s', (zone, instant, shown) => expect(localTime(Date.parse(instant), zone).toISOString()).toBe(shown))
})

test('X13: more rows than a sheet holds go on in further sheets, each with its titles', async () => {
  const file = join(booth.dataDir, 'many.xlsx')
  const book = new Book(file, 3)
  const sheet = book.sheet('原始事件', [{ title: '数', kind: 'number', width: 9 }])
  for (let n = 1; n <= 7; n++) sheet.add([n])
  sheet.end()
  await book.finish()
  const sheets = readWorkbook(await readFile(file))
  expect(sheets.map(({ name }) => name)).toEqual(['原始事件', '原始事件2', '原始事件3'])
  expect(sheets.map(({ rows }) => rows.map(([cell]) => cell!.value))).toEqual([
    ['数', '1', '2', '3'],
    ['数', '4', '5', '6'],
    ['数', '7'],
  ])
})
