import { describe, expect, test } from 'vitest'
import type { Booth, Mode } from '#shared/booth.ts'
import { openingBooth } from '#shared/opening.ts'
import { nextDue, type DueItem } from '#shared/schedule.ts'

const hour = 3_600_000
const item = (does: DueItem['does'], at: number): DueItem =>
  ({
    id: `${does}-${at}`,
    date: '2023-05-20',
    time: '09:00',
    does,
    name: { zh: '开馆', en: 'Opening' },
    dueAt: at * hour,
  }) as never
const day = [item('open', 9), item('remind', 10), item('close', 17), item('sleep', 18), item('open', 33)]
const booth = (mode: unknown = { name: 'free', since: 0 }, more: Partial<Booth> = {}): Booth => ({
  ...openingBooth('epoch-of-a-test' as never, 'a'.repeat(64) as never, 0),
  mode: mode as Mode,
  ...more,
})

describe('D6 the timetable', () => {
  test('nothing is due before the first item, and what comes next is known', () => {
    expect(nextDue(booth(), day, 8 * hour)).toMatchObject({ now: null, waiting: null, next: { does: 'open' } })
  })
  test('an item is due from its instant on, until it is dealt with', () => {
    expect(nextDue(booth(), day, 9 * hour).now?.does).toBe('open')
    expect(nextDue(booth(undefined, { timetableUntil: 9 * hour }), day, 9 * hour).now).toBeNull()
  })
  test('of several missed while the server was off only the last counts', () => {
    expect(nextDue(booth(), day, 20 * hour).now?.does).toBe('sleep')
    expect(nextDue(booth(), day, 34 * hour).now?.dueAt).toBe(33 * hour)
  })
  test.each([
    ['tour', { name: 'tour' }, {}],
    ['standby', { name: 'standby' }, {}],
    ['emergency', { name: 'free', since: 0 }, { over: [{ name: 'emergency', text: 'exit', since: 0 }] as never }],
  ])('closing waits for a %s to end', (because, mode, more) => {
    expect(nextDue(booth(mode, more), day, 17 * hour)).toMatchObject({
      now: null,
      waiting: { because, item: { does: 'close' } },
    })
  })
  test('the ceremony is only a reminder, and never hides what is due', () => {
    const near = nextDue(booth(), [item('close', 9), item('remind', 10)], 10 * hour)
    expect(near).toMatchObject({ now: { does: 'close' }, reminder: { does: 'remind' } })
    expect(nextDue(booth(), day, 12 * hour).reminder).toBeNull()
  })
})
