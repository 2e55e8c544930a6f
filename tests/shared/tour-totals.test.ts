import { describe, expect, test } from 'vitest'
import { GuidedSession, TourRecord } from '#shared/tour-record.ts'
import { tourTotals } from '#shared/tour-totals.ts'

const words = { zh: '路线', en: 'Route' }
let count = 0
const record = (change: Record<string, unknown> = {}): TourRecord =>
  TourRecord.parse({
    id: String(++count).padStart(26, '0'),
    tour: 'walk',
    title: words,
    started: 0,
    ended: 60_000,
    operators: ['小李'],
    rehearsal: false,
    stops: [],
    changes: [],
    category: null,
    headCount: null,
    log: [],
    ...change,
  })
const session = (change: Record<string, unknown> = {}): GuidedSession =>
  GuidedSession.parse({
    id: String(++count).padStart(26, '0'),
    guide: '小李',
    started: 0,
    ended: 120_000,
    headCount: 20,
    rehearsal: false,
    ...change,
  })
const cancelled = { changes: [{ at: 1, kind: 'cancelled', stop: null, title: null, phase: null }] }

describe('R6 totals', () => {
  test('R6 groups, heads and time by category, in its order; what nobody filled in comes last and is said', () => {
    const totals = tourTotals(
      [
        record({ category: 'school', headCount: 40 }),
        record({ category: 'regional', headCount: 12, ended: 180_000 }),
        record({ category: 'school' }),
        record(),
      ],
      [],
    )
    expect(totals).toMatchObject({ groups: 4, heads: 52, headsMissing: 2, durationMs: 360_000 })
    expect(totals.byCategory).toEqual([
      { category: 'regional', figures: { groups: 1, heads: 12, headsMissing: 0, durationMs: 180_000 } },
      { category: 'school', figures: { groups: 2, heads: 40, headsMissing: 1, durationMs: 120_000 } },
      { category: null, figures: { groups: 1, heads: 0, headsMissing: 1, durationMs: 60_000 } },
    ])
  })

  test('R6 rehearsals, cancelled and running tours are apart', () => {
    const totals = tourTotals(
      [
        record({ headCount: 30, rehearsal: true }),
        record({ headCount: 30, ...cancelled }),
        record({ headCount: 30, ended: null }),
        record({ headCount: 30, rehearsal: true, ...cancelled }),
      ],
      [],
    )
    expect(totals).toMatchObject({ groups: 0, heads: 0, byCategory: [], cancelled: 1, running: 1, rehearsals: 2 })
  })

  test('R6 guided sessions that are over, without rehearsals', () => {
    const sessions = [
      session(),
      session({ headCount: 0 }),
      session({ ended: null, headCount: null }),
      session({ rehearsal: true }),
    ]
    expect(tourTotals([], sessions).guided).toEqual({ groups: 2, heads: 20, headsMissing: 0, durationMs: 240_000 })
  })

  test('R6 nothing is nothing', () => {
    expect(tourTotals([], [])).toMatchObject({ groups: 0, heads: 0, headsMissing: 0, durationMs: 0, byCategory: [] })
  })
})
