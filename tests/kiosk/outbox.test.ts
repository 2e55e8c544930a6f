import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { VisitEvent } from '#shared/visit-events.ts'
import type { VisitId } from '#shared/ids.ts'
import { openKioskDatabase, type KioskDatabase } from '../../kiosk/storage/database.ts'
import { Outbox } from '../../kiosk/visit/outbox.ts'
import { Recorder } from '../../kiosk/visit/recorder.ts'
import { startSending, type Sent } from '../../kiosk/visit/sender.ts'
import { hashOf, west } from './support.ts'

let db: KioskDatabase
let count = 0
const visit = '0'.repeat(26) as VisitId

beforeEach(async () => {
  db = await openKioskDatabase(`test-${count++}`)
})
afterEach(() => {
  vi.restoreAllMocks()
  db.close()
})

const recorderFor = (outbox: Pick<Outbox, 'add'>) =>
  new Recorder({
    outbox,
    now: () => 1_684_540_800_000.6,
    random: () => crypto.getRandomValues(new Uint8Array(16)),
    circumstances: () => ({ kiosk: west, audience: 'visitor', rehearsal: false, bundle: hashOf('a') }),
  })

async function fill(outbox: Outbox, events: number): Promise<Recorder> {
  const recorder = recorderFor(outbox)
  for (let i = 0; i < events; i++) recorder.record(visit, { type: 'home-opened' })
  await recorder.saved()
  return recorder
}
const waiting = async (outbox: Outbox, recorder: Recorder) => outbox.next(1_000, recorder.notice)

describe('recorder', () => {
  test('V6 events of one millisecond, and of a clock that glides back a little, are in order when sorted by time and id', async () => {
    const events: VisitEvent[] = []
    let now = 1_684_540_800_000.6
    const recorder = new Recorder({
      outbox: { add: async (event) => void events.push(event) },
      now: () => (now -= 0.1),
      random: () => crypto.getRandomValues(new Uint8Array(16)),
      circumstances: () => ({ kiosk: west, audience: 'visitor', rehearsal: false, bundle: null }),
    })
    for (let i = 0; i < 40; i++) recorder.record(visit, { type: 'home-opened' })
    await recorder.saved()
    const sorted = events.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    expect(sorted.map(({ id }) => id)).toEqual(events.map(({ id }) => id))
  })

  test('V6 what is recorded is what the server accepts, in order, and on disk', async () => {
    const outbox = await Outbox.open(db)
    const recorder = recorderFor(outbox)
    recorder.record(visit, { type: 'visit-started', via: 'attract', language: 'zh' })
    recorder.record(visit, { type: 'category-opened', category: 'talent' })
    recorder.record(visit, { type: 'visit-extended' })
    await recorder.saved()
    const events = (await waiting(outbox, recorder)).map(({ event }) => VisitEvent.parse(event))
    expect(events.map((event) => event.type)).toEqual(['visit-started', 'category-opened', 'visit-extended'])
    expect(events[0]).toMatchObject({ at: 1_684_540_800_001, kiosk: 'west', audience: 'visitor', visit })
    expect(new Set(events.map((event) => event.id)).size).toBe(3)
  })

  test('V6 an event that the disk refused is written with the next one', async () => {
    const outbox = await Outbox.open(db)
    vi.spyOn(console, 'error').mockImplementation(() => {})
    let full = true
    const recorder = recorderFor({
      add: (event) => (full ? Promise.reject(new Error('no room')) : outbox.add(event)),
    })
    recorder.record(visit, { type: 'home-opened' })
    await recorder.saved()
    expect(outbox.pending).toBe(0)
    full = false
    recorder.record(visit, { type: 'visit-extended' })
    await recorder.saved()
    expect((await waiting(outbox, recorder)).map(({ event }) => event.type)).toEqual(['home-opened', 'visit-extended'])
  })
})

describe('outbox', () => {
  test('V6 events survive the page', async () => {
    await fill(await Outbox.open(db), 3)
    const reopened = await Outbox.open(db)
    expect(reopened.pending).toBe(3)
  })

  test('V8 a full outbox lets the oldest go and tells how many, once', async () => {
    const outbox = await Outbox.open(db, 10)
    const recorder = await fill(outbox, 14)
    expect(outbox.pending).toBe(10)
    const first = await waiting(outbox, recorder)
    expect(first.filter(({ event }) => event.type === 'home-opened')).toHaveLength(10)
    expect(first.at(-1)?.event).toMatchObject({ type: 'events-dropped', count: 4, visit: null })
    const again = await waiting(outbox, recorder)
    expect(again.map(({ event }) => event.id)).toEqual(first.map(({ event }) => event.id))
  })

  test('V8 an event that tells of a loss keeps its number, and a later loss gets its own', async () => {
    const outbox = await Outbox.open(db, 10)
    const recorder = await fill(outbox, 12)
    await waiting(outbox, recorder)
    await fill(outbox, 1)
    const told = (await waiting(outbox, recorder)).flatMap(({ event }) =>
      event.type === 'events-dropped' ? [event.count] : [],
    )
    expect(told).toEqual([2, 2]) // the notice itself takes a place, so the next event pushes two out
  })
})

describe('sender', () => {
  async function sending(events: number, answer: (ids: string[], call: number) => Sent) {
    const outbox = await Outbox.open(db)
    const recorder = await fill(outbox, events)
    const batches: string[][] = []
    const waits: number[] = []
    let online = true
    let next: () => Promise<void> = async () => {}
    startSending({
      outbox,
      notice: recorder.notice,
      ready: () => online,
      post: async (batch) => {
        const ids = batch.map((event) => event.id)
        batches.push(ids)
        return answer(ids, batches.length)
      },
      later: (act, ms) => {
        waits.push(ms)
        next = act
        return () => {}
      },
    })
    return { outbox, batches, waits, round: () => next(), setOnline: (on: boolean) => (online = on) }
  }

  test('V7 batches of a hundred at most, every two seconds, until nothing is left', async () => {
    const { outbox, batches, waits, round } = await sending(230, (ids) => ({ settled: ids }))
    for (let i = 0; i < 4; i++) await round()
    expect(batches.map((batch) => batch.length)).toEqual([100, 100, 30])
    expect(outbox.pending).toBe(0)
    expect(new Set(waits)).toEqual(new Set([2_000]))
  })

  test('V7 a lost reply costs a resend of the same events and nothing else', async () => {
    const { outbox, batches, waits, round } = await sending(3, (ids, call) =>
      call <= 2 ? { failed: 'later' } : { settled: ids },
    )
    await round()
    expect(outbox.pending).toBe(3)
    await round()
    await round()
    expect(batches[2]).toEqual(batches[0])
    expect(outbox.pending).toBe(0)
    expect(waits).toEqual([2_000, 4_000, 8_000, 2_000])
  })

  test('V4 only what the server settled is forgotten', async () => {
    const { outbox, batches, round } = await sending(3, (ids) => ({ settled: ids.slice(1, 2) }))
    await round()
    expect(outbox.pending).toBe(2)
    await round()
    expect(batches[1]).toEqual([batches[0]?.[0], batches[0]?.[2]])
  })

  test('V7 a batch that is refused whole is cut, so that one event cannot hold up the rest', async () => {
    let bad = ''
    const { outbox, batches, round } = await sending(8, (ids, call) => {
      if (call === 1) bad = ids[5] ?? ''
      return ids.length > 1 && ids.includes(bad) ? { failed: 'smaller' } : { settled: ids }
    })
    while (outbox.pending > 0 && batches.length < 100) await round()
    expect(outbox.pending).toBe(0)
  })

  test('V7 nothing is sent while there is no server', async () => {
    const { batches, round, setOnline } = await sending(3, (ids) => ({ settled: ids }))
    setOnline(false)
    await round()
    expect(batches).toEqual([])
    setOnline(true)
    await round()
    expect(batches).toHaveLength(1)
  })

  test('V7 a disk that cannot be read is told of and tried again', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    const waits: number[] = []
    let next: () => Promise<void> = async () => {}
    startSending({
      outbox: { pending: 1, next: () => Promise.reject(new Error('broken')), remove: async () => {} },
      notice: () => {
        throw new Error('not asked for')
      },
      ready: () => true,
      post: async () => ({ settled: [] }),
      later: (act, ms) => {
        waits.push(ms)
        next = act
        return () => {}
      },
    })
    await next()
    expect(waits).toEqual([2_000, 4_000])
    expect(told).toHaveBeenCalledOnce()
  })
})
