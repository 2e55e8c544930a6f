import { describe, expect, test } from 'vitest'
import type { TourMode } from '#shared/booth.ts'
import { compress } from '#shared/compress.ts'
import { Content } from '#shared/content.ts'
import { StopId } from '#shared/ids.ts'
import { openingBooth } from '#shared/opening.ts'
import { reduce } from '#shared/reduce.ts'
import { speakingSeconds, spokenLength } from '#shared/speaking-time.ts'
import sample from '../../server/content/sample/content.json' with { type: 'json' }

const content = Content.parse(sample)
const tour = content.tours.toSorted((a, b) => b.stops.length - a.stops.length)[0]!
const ids = tour.stops.map((stop) => stop.id)

function walk(...commands: unknown[]): TourMode {
  let booth = openingBooth('epoch-of-a-test' as never, 'a'.repeat(64) as never, 0)
  for (const command of [{ type: 'start-tour', tour: tour.id }, ...commands]) {
    const result = reduce(booth, command as never, { now: 1, actor: { kind: 'server' }, content })
    if (!result.ok) throw new Error(result.error)
    booth = result.value
  }
  if (booth.mode.name !== 'tour') throw new Error('no tour')
  return booth.mode
}
const go = (place: number) => ({ type: 'go-to-stop', stop: ids[place] })

describe('T3 what is still ahead', () => {
  test('a tour starts with all its stops ahead', () => {
    expect(walk().ahead).toEqual(ids)
  })
  test('the stop that is reached is no longer ahead', () => {
    expect(walk(go(0)).ahead).toEqual(ids.slice(1))
  })
  test('jumping forward leaves the ones between behind', () => {
    expect(walk(go(0), go(3)).ahead).toEqual(ids.slice(4))
  })
  test('going back puts the stop that was left in front, so that Next undoes the slip', () => {
    expect(walk(go(0), go(1), go(0)).ahead).toEqual(ids.slice(1))
  })
  test('a stop left behind can be returned to, and the walk goes on from where it was', () => {
    const mode = walk(go(0), go(3), go(1))
    expect(mode.ahead).toEqual([ids[3], ...ids.slice(4)])
    expect(mode.visited).toEqual([ids[0], ids[3], ids[1]])
  })
})

describe('T4 changing the plan', () => {
  const plan = (ahead: StopId[], length = 'short') => ({ type: 'set-plan', ahead, length })
  test('what remains is reversed', () => {
    expect(walk(go(0), plan(ids.slice(1).toReversed())).ahead).toEqual(ids.slice(1).toReversed())
  })
  test('the stop where the group stands is never ahead, and nothing is ahead twice', () => {
    expect(walk(go(0), plan([ids[0]!, ids[1]!, ids[1]!])).ahead).toEqual([ids[1]])
  })
  test('a stop of another tour is refused', () => {
    expect(() => walk(plan([StopId.parse('no-such-stop')]))).toThrow('unknown-stop')
  })
})

describe('T5 compressing', () => {
  test('every proposal fits the minutes, down to a single stop in one line', () => {
    for (const minutes of [20, 12, 8, 6, 4, 3, 2, 1]) {
      const proposal = compress(tour, ids, minutes)
      expect(proposal.stops.length).toBeGreaterThan(0)
      if (proposal.stops.length > 1 || proposal.length !== 'oneLine')
        expect(proposal.seconds).toBeLessThanOrEqual(minutes * 60)
      expect(proposal.stops).toEqual(ids.slice(0, proposal.stops.length)) // highlights stand first
    }
  })
  test('less time never keeps more stops', () => {
    const kept = [15, 10, 6, 3, 1].map((minutes) => compress(tour, ids, minutes).stops.length)
    expect(kept).toEqual(kept.toSorted((a, b) => b - a))
  })
})

test('speaking time: 180 characters a minute; a Latin word or a number counts as two', () => {
  expect(spokenLength('桂林有17个县区。')).toBe(8)
  expect(speakingSeconds('山'.repeat(180))).toBe(60)
})
