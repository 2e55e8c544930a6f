import { afterAll, beforeAll, expect, test } from 'vitest'
import { EventId, KioskId } from '#shared/ids.ts'
import type { SettledReply } from '#shared/visit-events.ts'
import { api, type Api } from '../support/api.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { ids, visitEvent } from '../support/fixtures.ts'

let booth: TestBooth
let kiosk: Api
beforeAll(async () => {
  booth = await startBooth()
  kiosk = api(booth.url, (await booth.kiosk('west')).token)
})
afterAll(() => booth.stop())

const send = async (events: unknown[]): Promise<string[]> => {
  const response = await kiosk.post('/api/visit-events', { events })
  expect(response.status).toBe(200)
  return ((await response.json()) as SettledReply).settled
}
const stored = (...wanted: string[]) =>
  booth.server.context.db.selectFrom('visit_events').selectAll().where('id', 'in', wanted).orderBy('id').execute()

test('V1: an event sent again and again, alone, in a batch or twice in one batch, is stored once', async () => {
  const [first, second] = [visitEvent(), visitEvent()]
  expect(await send([first])).toEqual([first.id])
  expect(await send([first, second, second])).toEqual([first.id, second.id, second.id])
  expect((await stored(first.id, second.id)).map(({ id }) => id)).toEqual([first.id, second.id])
})

test('V1: what was stored first stays: another event under its id changes nothing', async () => {
  const event = visitEvent({ from: 'home' })
  await send([event])
  const [before] = await stored(event.id)
  await send([{ ...event, from: 'elsewhere', audience: 'staff' }])
  expect(await stored(event.id)).toEqual([before])
})

test('V1: the same batch sent ten times at once is stored once', async () => {
  const events = Array.from({ length: 100 }, () => visitEvent())
  await Promise.all(Array.from({ length: 10 }, () => send(events)))
  expect(await stored(...events.map(({ id }) => id))).toHaveLength(100)
})

test('V2: a batch of a hundred is taken, one of a hundred and one is refused whole', async () => {
  const events = Array.from({ length: 101 }, () => visitEvent())
  const refused = await kiosk.post('/api/visit-events', { events })
  expect(refused.status).toBe(400)
  expect(await stored(...events.map(({ id }) => id))).toEqual([])
  expect(await send(events.slice(0, 100))).toHaveLength(100)
})

test('V3: only a paired kiosk may send', async () => {
  const batch = { events: [visitEvent()] }
  expect((await booth.admin.post('/api/visit-events', batch)).status).toBe(403)
  expect((await api(booth.url).post('/api/visit-events', batch)).status).toBe(401)
  expect((await api(booth.url, 'forged').post('/api/visit-events', batch)).status).toBe(401)
  expect(await stored(batch.events[0]!.id)).toEqual([])
})

test('V3: the row names its sender; where it happened is the sender too, unless the event says otherwise', async () => {
  const own = visitEvent()
  const earlier = visitEvent({ kiosk: KioskId.parse('old-name') })
  await send([own, earlier])
  expect(await stored(own.id, earlier.id)).toMatchObject([
    { kiosk: 'west', sender: 'west' },
    { kiosk: 'old-name', sender: 'west' },
  ])
})

test('V4: a malformed event is settled by its id and holds up nothing', async () => {
  const good = visitEvent()
  const bad = [
    { ...visitEvent(), type: 'unheard-of' },
    { ...visitEvent(), at: -1 },
    { ...visitEvent(), audience: 'everybody' },
    { ...visitEvent(), from: 'x'.repeat(41) },
    { ...visitEvent(), bundle: 'not a hash' },
  ]
  const named = { id: 'AN-ID-THAT-IS-NONE' }
  const nameless = [null, 7, 'text', [], {}, { id: 5 }, { id: 'x'.repeat(2_000) }]
  const settled = await send([...bad, named, ...nameless, good])
  expect(settled.toSorted()).toEqual([...bad.map(({ id }) => id), named.id, good.id].toSorted())
  expect((await stored(...bad.map(({ id }) => id), good.id)).map(({ id }) => id)).toEqual([good.id])
})

test('V5: audience, rehearsal, bundle and what belongs to each kind are kept', async () => {
  const events = [
    visitEvent({ audience: 'tour', rehearsal: true }),
    visitEvent({ type: 'visit-ended', reason: 'idle', language: 'zh', durationMs: 12_345, actions: 3 }),
    visitEvent({ type: 'events-dropped', count: 12, visit: null, audience: 'staff' }),
  ]
  await send(events)
  const rows = await stored(...events.map(({ id }) => id))
  expect(rows.map(({ audience, rehearsal, type }) => [audience, rehearsal, type])).toEqual([
    ['tour', 1, 'exhibit-opened'],
    ['visitor', 0, 'visit-ended'],
    ['staff', 0, 'events-dropped'],
  ])
  expect(JSON.parse(rows[0]!.detail)).toMatchObject({ exhibit: ids.exhibit, bundle: ids.bundle })
  expect(JSON.parse(rows[1]!.detail)).toMatchObject({ reason: 'idle', durationMs: 12_345, actions: 3 })
  expect(rows[0]?.exhibit).toBe(ids.exhibit)
  expect(rows[2]?.visit).toBeNull()
})

test('acknowledged events are there after a restart', async () => {
  const events = Array.from({ length: 50 }, () => visitEvent())
  const settled = await send(events)
  await booth.restart()
  expect((await stored(...settled)).map(({ id }) => EventId.parse(id))).toEqual(events.map(({ id }) => id))
})
