import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KioskId } from '#shared/ids.ts'
import type { VisitEvent } from '#shared/visit-events.ts'
import { csvLine } from '../../server/exports/csv.ts'
import { zonedDay, zonedText } from '../../server/zoned-time.ts'
import { storeVisitEvents } from '../../server/storage/visit-log.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { content, ids, visitEvent } from '../support/fixtures.ts'

const at = (text: string) => Date.parse(text)
let booth: TestBooth
const store = (events: VisitEvent[], kiosk: string) =>
  storeVisitEvents(booth.server.context.db, events, KioskId.parse(kiosk), Date.now())

/** Around the two days of a fair, on both sides of each midnight in Nanning. */
const times = {
  eve: at('2023-05-19T23:59:59.999+08:00'),
  first: at('2023-05-20T00:00:00.000+08:00'),
  noon: at('2023-05-20T12:00:00.000+08:00'),
  last: at('2023-05-21T23:59:59.999+08:00'),
  after: at('2023-05-22T00:00:00.000+08:00'),
}
const events = Object.fromEntries(Object.entries(times).map(([name, time]) => [name, visitEvent({ at: time })]))

beforeAll(async () => {
  booth = await startBooth()
  await store([events['after']!, events['noon']!, events['first']!], 'west')
  await store([events['last']!, events['eve']!], 'east')
})
afterAll(() => booth.stop())

/** Which of them an export holds, in its order. */
async function exported(query: string): Promise<string[]> {
  const response = await booth.admin.get(`/api/exports/events.ndjson?${query}`)
  if (!response.ok) throw new Error(await response.text())
  const lines = (await response.text()).split('\n').filter(Boolean)
  return lines.map((line) => {
    const { id } = JSON.parse(line) as { id: string }
    return Object.keys(events).find((name) => events[name]?.id === id) ?? id
  })
}

describe('X2: which events', () => {
  test.each([
    ['', ['eve', 'first', 'noon', 'last', 'after']],
    ['from=2023-05-20&to=2023-05-21', ['first', 'noon', 'last']],
    ['from=2023-05-20&to=2023-05-20', ['first', 'noon']],
    ['to=2023-05-19', ['eve']],
    ['from=2023-05-22', ['after']],
    ['from=2023-05-20T12:00:00%2B08:00&to=2023-05-22T00:00:00%2B08:00', ['noon', 'last']],
    ['from=2023-05-20T04:00:00Z', ['noon', 'last', 'after']],
    ['to=2023-05-20T04:00:00Z', ['eve', 'first']],
    ['kiosk=east', ['eve', 'last']],
    ['kiosk=east&from=2023-05-20&to=2023-05-21', ['last']],
    ['kiosk=nobody', []],
  ])('?%s', async (query, names) => expect(await exported(query)).toEqual(names))

  test('whole days follow the zone, summer time too', () => {
    const hours = (date: string, zone: string) => {
      const { start, end } = zonedDay(date, zone)
      return [new Date(start).toISOString(), (end - start) / 3_600_000]
    }
    expect(hours('2023-05-20', 'Asia/Shanghai')).toEqual(['2023-05-19T16:00:00.000Z', 24])
    expect(hours('2024-03-31', 'Europe/Berlin')).toEqual(['2024-03-30T23:00:00.000Z', 23])
    expect(hours('2024-10-27', 'Europe/Berlin')).toEqual(['2024-10-26T22:00:00.000Z', 25])
    expect(hours('2024-02-29', 'America/St_Johns')).toEqual(['2024-02-29T03:30:00.000Z', 24])
    expect(zonedText(times.first, 'Asia/Shanghai')).toBe('2023-05-20 00:00:00')
  })
})

describe('X1: CSV', () => {
  test('has a byte-order mark, Chinese headers, CRLF, one line an event, local time and names from the content', async () => {
    const response = await booth.admin.get('/api/exports/events.csv?from=2023-05-20&to=2023-05-20')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="?events-\d{4}-\d\d-\d\d\.csv"?$/,
    )
    const bytes = Buffer.from(await response.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = bytes.subarray(3).toString('utf8')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const [header, first, , end] = text.split('\r\n')
    expect(header).toBe('编号,时间,屏幕,会话,对象,演练,动作,展品编号,展品,推荐单位,类别,语言,时长（毫秒）,明细')
    const exhibit = content.exhibits[0]!
    expect(first).toContain(`${events['first']!.id},2023-05-20 00:00:00,west,${ids.visit},visitor,0,exhibit-opened,`)
    expect(first).toContain(`,${exhibit.title.zh},`)
    expect(end).toBe('')
    const english = await (await booth.admin.get('/api/exports/events.csv?lang=en')).text()
    expect(english).toContain('Id,Time,Kiosk,Visit,Audience')
    expect(english).toContain(exhibit.title.en.includes(',') ? `"${exhibit.title.en}"` : exhibit.title.en)
  })

  test('a cell that a spreadsheet would run is made harmless; commas, quotes and line breaks are quoted', () => {
    for (const start of ['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠']) {
      expect(csvLine([`${start}cmd|'/C calc'!A0`])).toBe(`'${start}cmd|'/C calc'!A0\r\n`)
    }
    expect(csvLine(['\r=1'])).toBe(`"'\r=1"\r\n`)
    expect(csvLine(['\n=1'])).toBe(`"'\n=1"\r\n`)
    expect(csvLine(['a,b', 'say "hi"', 'two\nlines', null, -5, ''])).toBe('"a,b","say ""hi""","two\nlines",,-5,\r\n')
  })
})

test('ndjson is one whole object a line, with the detail unfolded', async () => {
  const text = await (await booth.admin.get('/api/exports/events.ndjson?from=2023-05-20&to=2023-05-20')).text()
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(rows[0]).toMatchObject({
    id: events['first']!.id,
    at: times.first,
    kiosk: 'west',
    sender: 'west',
    audience: 'visitor',
    rehearsal: false,
    type: 'exhibit-opened',
    exhibit: ids.exhibit,
    from: 'home',
    receivedAt: expect.any(Number),
  })
})

test('an event whose exhibit is gone from the content keeps its id', async () => {
  const gone = visitEvent({ exhibit: ids.noExhibit, at: at('2022-01-01T00:00:00Z') })
  await store([gone], 'west')
  const text = await (await booth.admin.get('/api/exports/events.csv?from=2022-01-01&to=2022-01-01')).text()
  expect(text).toContain(`,exhibit-opened,${ids.noExhibit},,,`)
})

test('X3: twenty thousand rows stream while the booth goes on answering', async () => {
  const many = Array.from({ length: 20_000 }, (_, i) =>
    visitEvent({ at: at('2021-06-01T00:00:00Z') + Math.floor(i / 3) }),
  )
  for (let i = 0; i < many.length; i += 1_000) await store(many.slice(i, i + 1_000), 'west')
  const response = await booth.admin.get('/api/exports/events.csv?from=2021-06-01&to=2021-06-02')
  const reader = response.body!.getReader()
  let answered = 0
  let bytes = 0
  let lines = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    bytes += value.length
    for (const byte of value) if (byte === 10) lines++
    if (bytes > answered * 400_000) {
      expect((await booth.command({ type: 'set-muted', on: answered % 2 === 0 })).status).toBe(200)
      answered++
    }
  }
  expect(lines).toBe(20_001)
  expect(answered).toBeGreaterThan(3)
})

test('a reader who goes away in the middle of an export troubles nobody', async () => {
  const controller = new AbortController()
  const response = await fetch(`${booth.url}/api/exports/events.csv`, {
    headers: { Authorization: `Bearer ${booth.admin.token}` },
    signal: controller.signal,
  })
  await response.body!.getReader().read()
  controller.abort()
  expect((await booth.admin.get('/api/exports/events.csv?from=2023-05-20&to=2023-05-20')).status).toBe(200)
})
