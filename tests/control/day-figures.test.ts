import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { err, ok } from '#shared/result.ts'
import { barsOf, rankedOr } from '../../control/figures/bars.ts'
import { LiveFigures } from '../../control/figures/day-figures.svelte.ts'
import { Taps } from '../../control/counts/taps.svelte.ts'
import type { call } from '../../control/http.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  localStorage.clear()
})

const away = () => err({ status: 0, reason: null, detail: '', waitSeconds: 0 })

test('F12: the last good figures stay, with their age, while the server is away', async () => {
  let reachable = true
  let now = 1_000
  const asked: string[] = []
  const server = ((_method: string, path: string) => {
    asked.push(path)
    return Promise.resolve(reachable ? ok({ day: '2023-05-20' }) : away())
  }) as typeof call
  const page = { visibilityState: 'visible' as DocumentVisibilityState }
  const live = new LiveFigures(server, () => now)
  const stop = live.follow('2023-05-20', page)
  await vi.advanceTimersByTimeAsync(0)
  expect([live.current?.day, live.readAt, live.failed]).toEqual(['2023-05-20', 1_000, false])
  reachable = false
  now = 61_000
  await vi.advanceTimersByTimeAsync(10_000)
  expect([live.current?.day, live.readAt, live.failed]).toEqual(['2023-05-20', 1_000, true])
  page.visibilityState = 'hidden'
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toEqual(['/api/figures?day=2023-05-20', '/api/figures?day=2023-05-20'])
  stop()
})

test('F13: rows keep the official order unless somebody asks for a ranking; another day stands beside its own row', () => {
  const rows = [
    { id: 'a', n: 1 },
    { id: 'b', n: 5 },
  ]
  const bars = barsOf(rows, [{ id: 'b', n: 4 }], ({ id, n }) => [id, id, n])
  expect(bars.map(({ id, other }) => [id, other])).toEqual([
    ['a', 0],
    ['b', 4],
  ])
  expect(rankedOr(false, bars).map(({ id }) => id)).toEqual(['a', 'b'])
  expect(rankedOr(true, bars).map(({ id }) => id)).toEqual(['b', 'a'])
})

test('R13: taps without a connection outlive the page, count at once, and follow in order with their own ids', async () => {
  let reachable = false
  const sent: { id: string; body: { change: number } }[] = []
  const server = ((_method: string, _path: string, body?: object) => {
    if (!reachable) return Promise.resolve(away())
    sent.push(body as never)
    return Promise.resolve(ok(undefined))
  }) as typeof call
  const tap = { at: 5_000, what: 'visitors' as const, source: '门口' }
  const first = new Taps(server, localStorage)
  await first.add({ ...tap, change: 1 })
  await first.add({ ...tap, change: 10 })
  expect(first.ahead('visitors', [])).toBe(11)
  const reloaded = new Taps(server, localStorage)
  reachable = true
  await reloaded.send()
  expect(sent.map(({ body }) => body.change)).toEqual([1, 10])
  expect(new Set(sent.map(({ id }) => id)).size).toBe(2)
  expect(reloaded.waiting).toEqual([])
})

test('R13: a tap that never left is simply gone when it is taken back', async () => {
  const taps = new Taps(() => Promise.resolve(away()), localStorage)
  await taps.add({ at: 5_000, what: 'leaflets', source: '门口', change: 10 })
  expect(await taps.undo()).toBe(true)
  expect([taps.waiting.length, taps.ahead('leaflets', []), await taps.undo()]).toEqual([0, 0, false])
})
