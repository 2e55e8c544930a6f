import { expect, test } from 'vitest'
import { DeskId, ExhibitId } from '#shared/ids.ts'
import { availability } from '#shared/metric-operations.ts'
import { troubleAt } from '#shared/preparedness.ts'
import { conditionsOf, emptyLine, faultsOf, isLate, linesOf, withConditions } from '#shared/set-up-board.ts'
import type { SetUpMark } from '#shared/set-up.ts'
import { openingOf } from '../../server/set-up/times.ts'
import { sampleContent } from '../support/fixtures.ts'

const content = sampleContent()
const exhibit = ExhibitId.parse(content.exhibits[0]!.id)
const said = (state: SetUpMark['state'], at: number, by = 'staff'): SetUpMark => ({
  ...{ id: DeskId.parse(String(at).padStart(26, '0')), exhibit, state, at, by },
})
const lineOf = (...marks: SetUpMark[]) => linesOf(marks).get(exhibit) ?? emptyLine(exhibit)

test('R20: whoever received it first is named, however often it is marked afterwards', () => {
  const line = lineOf(said('arrived', 5, 'gate'), said('checked', 9), said('in-place', 12))
  expect(line).toMatchObject({ state: 'in-place', show: 'present', arrived: { at: 5, by: 'gate' }, last: { at: 12 } })
  expect(lineOf(said('in-place', 7)).arrived).toEqual({ at: 7, by: 'staff' })
  expect(lineOf(said('missing', 7)).arrived).toBeNull()
  expect(lineOf(said('in-place', 7), said('expected', 8))).toMatchObject({ show: null, arrived: null })
})

test.each([
  ['in time to the millisecond', [said('arrived', 100)], 500, false],
  ['late', [said('arrived', 101)], 500, true],
  ['not here, and there is time', [], 100, false],
  ['not here, and it is past', [], 101, true],
])('R21: %s', (_name, marks, now, late) => {
  expect(isLate(lineOf(...marks), 100, now)).toBe(late)
  expect(isLate(lineOf(...marks), null, now)).toBe(false)
})

test('R23: a stop is flagged by the board, whatever the content says, and no longer once it is back', () => {
  const stop = { ...content.tours[0]!.stops[0]!, exhibit }
  const trouble = (condition: 'ok' | 'faulty' | 'unstaffed', ...marks: SetUpMark[]) => {
    const written = { ...content, exhibits: content.exhibits.map((one) => ({ ...one, condition })) }
    return troubleAt(stop, withConditions(written, conditionsOf(linesOf(marks).values())))
  }
  expect(trouble('ok')).toBeNull()
  expect(trouble('faulty')).toBe('faulty')
  expect(trouble('ok', said('missing', 1))).toBe('missing')
  expect(trouble('ok', said('in-place', 1), said('faulty', 2))).toBe('faulty')
  expect(trouble('ok', said('in-place', 1), said('withdrawn', 2))).toBe('missing')
  expect(trouble('ok', said('in-place', 1), said('leaving', 2))).toBeNull()
  expect(trouble('faulty', said('in-place', 1), said('faulty', 2), said('present', 3))).toBeNull()
  expect(trouble('unstaffed', said('in-place', 1))).toBe('unstaffed')
  expect(trouble('faulty', said('arrived', 1))).toBe('faulty')
})

test('R24: faults have a beginning and an end, and one that lasts ends with the hours', () => {
  const marks = [
    said('in-place', 0),
    said('faulty', 10),
    said('faulty', 12),
    said('present', 30),
    said('withdrawn', 80),
  ]
  expect(faultsOf(marks, 100)).toEqual([
    { from: 10, to: 30 },
    { from: 80, to: 100 },
  ])
  expect(availability([{ opening: [{ from: 0, to: 100 }], faults: faultsOf(marks, 100) }], 1)).toEqual({
    ...{ part: 60, whole: 100 },
  })
})

test('R24: opening hours are those of the days that are asked for, in the booth’s time zone', () => {
  expect(openingOf(content, ['2023-05-20', '2023-06-01'], 'Asia/Shanghai')).toEqual([
    { from: Date.parse('2023-05-20T08:30+08:00'), to: Date.parse('2023-05-20T17:00+08:00') },
  ])
})
