import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseShowAt, leadLimitMs } from '#shared/lead.ts'
import type { KioskStatus } from '#shared/presence.ts'
import { fairMorning as now } from '../support/fixtures.ts'

type Clock = KioskStatus['clock']
const period = 1_000 / 60
const clockOf = (change: Partial<Clock> = {}): Clock => ({
  offsetMs: 0,
  errorMs: 0.5,
  oneWayMs: 3,
  frameAt: now,
  frameMs: period,
  ...change,
})
const outOfPhase = [clockOf(), clockOf({ frameAt: now + period / 2 })] // nothing to aim between

describe('O1: the moment a change is shown', () => {
  test('is now when no screen is there, and now in an emergency', () => {
    expect(chooseShowAt(now, [], false)).toBe(now)
    expect(chooseShowAt(now, [clockOf({ oneWayMs: 300 })], true)).toBe(now)
  })

  test('waits for the slowest screen and a margin, no longer', () => {
    const clocks = [...outOfPhase, clockOf({ oneWayMs: 80, errorMs: 2 })]
    expect(chooseShowAt(now, clocks, false)).toBe(now + 84) // and nothing for its clock, whose error is in the lateness already
  })

  test('never waits beyond the limit for a screen on a bad link', () => {
    const lead = chooseShowAt(now, [...outOfPhase, clockOf({ oneWayMs: 60_000 })], false) - now
    expect(lead).toBe(leadLimitMs)
  })

  test('lies in the middle between frames where the screens paint in phase, so that nobody falls on the other side', () => {
    const jitter = [0, 0.4, -0.4, 0.2]
    const clocks = jitter.map((late, i) => clockOf({ frameAt: now + late + i * 7 * period, oneWayMs: 10 + i }))
    const showAt = chooseShowAt(now, clocks, false)
    const phase = (((showAt - now) % period) + period) % period
    expect(phase).toBeCloseTo(period / 2 + 0.05, 1)
    expect(showAt).toBeGreaterThan(now + 17.5 - period / 2)
    expect(showAt).toBeLessThan(now + 17.5 + period / 2)
  })

  test('aiming costs no time: the first frame after it is the first one that everybody can make', () => {
    const phases = fc.double({ min: 0, max: period, noNaN: true })
    fc.assert(
      fc.property(phases, fc.double({ min: 0, max: 300, noNaN: true }), (frameAt, oneWayMs) => {
        const clock = clockOf({ frameAt, oneWayMs })
        const showAt = chooseShowAt(now, [clock, clock], false)
        const earliest = now + oneWayMs + 4
        const firstFrameAfter = (time: number) => frameAt + Math.ceil((time - frameAt) / period - 1e-6) * period
        expect(firstFrameAfter(showAt)).toBeCloseTo(firstFrameAfter(earliest), 1)
      }),
    )
  })

  test('a screen at another rate turns the aiming off', () => {
    const clocks = [clockOf(), clockOf({ frameMs: 1_000 / 50 })]
    expect(chooseShowAt(now, clocks, false)).toBe(now + 7)
  })

  test('a hidden page that paints once a second, a minute or never holds nobody up', () => {
    for (const frameMs of [1_000, 60_000, 1e300]) {
      const lead = chooseShowAt(now, [clockOf({ frameMs })], false) - now
      expect(lead).toBe(7)
    }
  })

  test('is finite and within limit plus half a frame, whatever screens report', () => {
    const any = fc.record({
      offsetMs: fc.double({ noNaN: true, noDefaultInfinity: true }),
      errorMs: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
      oneWayMs: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
      frameAt: fc.double({ noNaN: true, noDefaultInfinity: true }),
      frameMs: fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true }),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), (clocks) => {
        const lead = chooseShowAt(now, clocks, false) - now
        expect(lead).toBeGreaterThanOrEqual(-25)
        expect(lead).toBeLessThanOrEqual(leadLimitMs + 50)
      }),
    )
  })
})
