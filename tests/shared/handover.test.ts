import { describe, expect, test } from 'vitest'
import type { Mode } from '#shared/booth.ts'
import { courtesyLeftMs, ownTurn, restoreLeftMs, visitsAllowed } from '#shared/handover.ts'
import { KioskId } from '#shared/ids.ts'
import { reduce } from '#shared/reduce.ts'
import { sceneFor } from '#shared/scene.ts'
import type { Visit } from '#shared/visit.ts'
import { content, freshBooth, ids, modes, person, tourMode } from '../support/fixtures.ts'
import { accepted, ask, now, steered } from '../support/reducing.ts'

const visit: Visit = { id: ids.visit, startedAt: 1, language: 'zh', pages: [{ name: 'home' }] }
const standBy = { type: 'stand-by', tour: ids.tour } as const
const sceneAt = (booth: ReturnType<typeof steered>, at: number, who: Visit | null, kiosk = ids.west) =>
  sceneFor({ booth, content, kiosk, visit: who, now: at }).name

describe('K16 courtesy', () => {
  test('K16 from free mode a stand-by lets visits go on for five seconds of booth time', () => {
    const booth = accepted(steered(), standBy)
    expect(booth.mode).toMatchObject({ name: 'standby', since: now, courtesyUntil: now + 5_000 })
    expect(courtesyLeftMs(booth, now)).toBe(5_000)
    expect(sceneAt(booth, now + 4_999, visit)).toBe('browse')
    expect(sceneAt(booth, now + 4_999, null)).toBe('standby')
    expect(sceneAt(booth, now + 5_000, visit)).toBe('standby')
    expect(visitsAllowed(booth, ids.west, now)).toBe(false) // nobody begins one
  })

  test.each([modes.ceremony, modes.closed])('K16 from $name there is nobody to be courteous to', (mode) => {
    expect(accepted(steered({ mode }), standBy).mode).not.toHaveProperty('courtesyUntil')
  })

  test('K16 another tour or another stage on stand-by begins no new courtesy', () => {
    const first = accepted(steered(), standBy)
    const second = accepted(first, { type: 'stand-by', tour: ids.otherTour }, person(), now + 2_000)
    expect(second.mode).toMatchObject({ courtesyUntil: now + 5_000 })
    const staged = accepted(first, { type: 'set-stage', stage: 't5' }, person(), now + 2_000)
    expect(staged.mode).toMatchObject({ courtesyUntil: now + 5_000, stage: 't5' })
  })

  test('K16 what lies over the booth ends it, a freeze does not', () => {
    const booth = accepted(steered(), standBy)
    for (const [type, left] of [
      ['freeze', 4_000],
      ['blank', 0],
      ['show-safe', 0],
    ] as const) {
      expect(courtesyLeftMs(accepted(booth, { type }), now + 1_000)).toBe(left)
    }
  })

  test('K16 the content says how many seconds, none included', () => {
    for (const [courtesySeconds, left] of [
      [0, 0],
      [9, 9_000],
    ] as const) {
      const changed = { ...content, settings: { ...content.settings, courtesySeconds } }
      const result = reduce(steered(), standBy, { now, actor: person(), content: changed })
      expect(result.ok && courtesyLeftMs(result.value, now)).toBe(left)
    }
  })

  test('K16 booth time before the stand-by began is a clock that jumped: no courtesy', () => {
    const booth = accepted(steered(), standBy)
    expect(courtesyLeftMs(booth, now - 3_600_000)).toBe(0)
    expect(courtesyLeftMs(booth, now - 20)).toBeGreaterThan(0) // a kiosk's estimate is off by some milliseconds
  })
})

describe('K17 restore', () => {
  const screens = content.screens.map((screen) => screen.kiosk)
  const spaced = { ...content, settings: { ...content.settings, restoreGapSeconds: 3 } }
  const endOf = (mode: Mode) => {
    const result = reduce(steered({ mode }), { type: 'end-tour' }, { now, actor: person(), content: spaced })
    if (!result.ok) throw new Error(result.error)
    return result.value
  }

  test('K17 unless the content asks for it all screens go back together', () => {
    const result = ask(steered({ mode: tourMode() }), { type: 'end-tour' })
    expect(result.ok && result.value.mode).toEqual({ name: 'free', since: now })
  })

  test('K17 one after another in the order of the screens, each in its own moment', () => {
    const booth = endOf(tourMode({ kiosks: 'all' }))
    screens.forEach((kiosk, place) => {
      expect(restoreLeftMs(booth.mode, kiosk, now)).toBe(place * 3_000)
      expect(sceneAt(booth, now + place * 3_000, visit, kiosk)).toBe('browse')
      if (place === 0) return
      expect(sceneAt(booth, now + place * 3_000 - 1, visit, kiosk)).toBe('tour-closing')
      expect(ownTurn(booth, kiosk, now, false)).toBe(now + place * 3_000)
      expect(visitsAllowed(booth, kiosk, now)).toBe(false)
    })
  })

  test('K17 a screen that visitors had all along waits for nobody, nor does one that the content does not know', () => {
    const [first, second, third] = screens
    if (!first || !second || !third) throw new Error('too few screens')
    const booth = endOf(tourMode({ kiosks: 'all', released: [second] }))
    expect(booth.mode).toMatchObject({ restore: { kiosks: screens.filter((kiosk) => kiosk !== second) } })
    expect(visitsAllowed(booth, second, now)).toBe(true)
    expect(visitsAllowed(booth, KioskId.parse('unknown'), now)).toBe(true)
  })

  test('K17 after a stand-by that was called off they wait on stand-by', () => {
    const booth = endOf(modes.standby)
    expect(sceneAt(booth, now, null, screens.at(-1))).toBe('standby')
  })

  test('K17 opening ends the waiting of nobody and a clock that jumped ends it for all', () => {
    const booth = endOf(tourMode({ kiosks: 'all' }))
    for (const kiosk of screens) expect(restoreLeftMs(booth.mode, kiosk, now - 3_600_000)).toBe(0)
    expect(accepted(booth, { type: 'open' })).toBe(booth)
    const opened = reduce(
      freshBooth({ ...booth, mode: tourMode() }),
      { type: 'open' },
      { now, actor: person(), content: spaced },
    )
    expect(opened.ok && opened.value.mode).toEqual({ name: 'free', since: now }) // by hand, all at once
  })
})
