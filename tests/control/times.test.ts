import { describe, expect, test } from 'vitest'
import { isSettled } from '../../control/tour/settle.ts'
import { clockText, paceOf, plannedSeconds, tourTimes } from '../../control/tour/times.ts'
import { atStop, tour, tourMode } from './samples.ts'

describe('T3 the clocks of a tour', () => {
  test('T3 count from since and phaseSince, without the pauses', () => {
    const mode = atStop('first', { since: 1_000, phaseSince: 61_000, pausedMs: 10_000, phasePausedMs: 4_000 })
    expect(tourTimes(mode, 91_000)).toEqual({ tourMs: 80_000, phaseMs: 26_000 })
  })

  test('T3 stand still while paused', () => {
    const mode = atStop('first', { since: 0, phaseSince: 30_000, pausedSince: 50_000 })
    expect(tourTimes(mode, 55_000)).toEqual(tourTimes(mode, 500_000))
    expect(tourTimes(mode, 55_000)).toEqual({ tourMs: 50_000, phaseMs: 20_000 })
  })

  test('T3 never run below zero when the tablet’s estimate is a little behind', () => {
    expect(tourTimes(tourMode({ since: 100, phaseSince: 100 }), 60)).toEqual({ tourMs: 0, phaseMs: 0 })
  })

  test('T3 green, then amber for the last fifth, then red', () => {
    expect(paceOf(47_000, 60)).toBe('good')
    expect(paceOf(48_000, 60)).toBe('soon')
    expect(paceOf(60_000, 60)).toBe('soon')
    expect(paceOf(60_001, 60)).toBe('over')
  })

  test('T3 a stop has its own planned time, the overview as long as its script is spoken, the rest none', () => {
    expect(plannedSeconds(atStop('second'), tour)).toBe(90)
    expect(plannedSeconds(tourMode({ phase: 'overview' }), tour)).toBe(2) // five characters
    expect(plannedSeconds(tourMode({ phase: 'arrival' }), tour)).toBeNull()
    expect(plannedSeconds(tourMode({ phase: 'closing' }), tour)).toBeNull()
  })

  test('T8 a plan that says only one line at each stop, or all of it, is timed by that', () => {
    const timed = (length: 'oneLine' | 'short' | 'full') => plannedSeconds(atStop('second', { length }), tour)
    expect([timed('oneLine'), timed('short'), timed('full')]).toEqual([9, 90, 8]) // two characters, as planned, one character
  })

  test.each([
    [0, '0:00'],
    [59_999, '0:59'],
    [425_000, '7:05'],
    [3_727_000, '1:02:07'],
  ])('T3 %i ms is written %s', (ms, text) => expect(clockText(ms)).toBe(text))
})

test('T4 for a moment after the booth has moved, a press is the second half of a double tap', () => {
  expect(isSettled(1_000, 1_300)).toBe(false)
  expect(isSettled(1_000, 1_600)).toBe(true)
})
