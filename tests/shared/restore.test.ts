import { describe, expect, test } from 'vitest'
import { Booth, type OverName } from '#shared/booth.ts'
import type { Command } from '#shared/commands.ts'
import { reduce } from '#shared/reduce.ts'
import { content, fairMorning, freshBooth, ids, person } from '../support/fixtures.ts'
import { pick, randomFrom, runsOf, seedOf } from '../support/seeded.ts'

const runs = 100
const steps = 40
const spaced = { ...content, settings: { ...content.settings, restoreGapSeconds: 2 } }
const tours = content.tours.map(({ id }) => id)
const stops = content.tours.flatMap((tour) => tour.stops.map(({ id }) => id))
const kiosks = [ids.west, ids.east]

/** What moves the booth beneath its overlays. */
function anyMove(random: () => number): Command {
  const on = random() < 0.5
  return pick<Command>(random, [
    { type: pick(random, ['open', 'close', 'start-ceremony', 'end-tour', 'pause-tour', 'continue-tour']) },
    { type: 'show-item', item: pick(random, content.ceremony.items).id },
    { type: 'stand-by', tour: pick(random, tours) },
    { type: 'set-stage', stage: pick(random, ['waiting', 't10', 't5']) },
    { type: 'start-tour', tour: pick(random, tours) },
    { type: 'go-to-phase', phase: pick(random, ['arrival', 'overview', 'closing']) },
    { type: 'go-to-stop', stop: pick(random, stops) },
    { type: 'go-to-stop', stop: pick(random, stops) },
    { type: 'set-plan', ahead: stops.filter(() => random() < 0.3), length: pick(random, ['oneLine', 'short', 'full']) },
    { type: 'release-kiosk', kiosk: pick(random, kiosks) },
    { type: pick(random, ['queue-tour', 'unqueue-tour']), tour: pick(random, tours) },
    { type: pick(random, ['set-solemn', 'set-rehearsal', 'set-muted']), on },
    { type: 'set-volume', kiosk: pick(random, kiosks), volume: Math.floor(random() * 101) },
    { type: 'set-staff-check', kiosk: pick(random, kiosks), on },
  ])
}

const lays = { freeze: 'freeze', blank: 'blank', safe: 'show-safe' } as const
const lifts = { freeze: 'unfreeze', blank: 'unblank', safe: 'clear-safe', emergency: 'clear-emergency' } as const
const laying = (random: () => number, name: OverName): Command =>
  name === 'emergency' ? { type: 'raise-emergency', text: pick(random, content.emergency).id } : { type: lays[name] }

/** A booth that a random morning led to, with the clock that led it there. */
function morning(random: () => number) {
  let now = fairMorning
  const given = { lease: { session: 'session-1', holder: 'the administrator', since: fairMorning } }
  let booth = freshBooth(given)
  const send = (command: Command) => {
    now += Math.floor(random() * 30_000)
    const result = reduce(booth, command, { now, actor: person(), content: spaced })
    if (result.ok) booth = result.value
    return result.ok
  }
  return { send, booth: () => booth, at: () => now }
}

const beneath = ({ revision: _revision, over: _over, ...rest }: Booth) => rest
const shuffled = <T>(random: () => number, list: readonly T[]): T[] =>
  list
    .map((item) => ({ item, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item)

describe('M11 what was is restored exactly', () => {
  test('M11 overlays come and go in any order, and what lay beneath is the same to the last field, 100 times of 100', () => {
    const seed = seedOf('restore')
    const random = randomFrom(seed)
    let exact = 0
    for (let run = 0; run < Math.max(runs, runsOf(runs)); run++) {
      const { send, booth } = morning(random)
      for (let i = 0; i < steps; i++) send(anyMove(random))
      const before = booth()
      const names = shuffled<OverName>(random, ['freeze', 'blank', 'safe', 'emergency']).slice(
        0,
        1 + Math.floor(random() * 4),
      )
      for (const name of names) send(laying(random, name))
      expect(beneath(booth()), `FUZZ_SEED=${seed}, run ${run}`).toEqual(beneath(before))
      expect(booth().over.length).toBeGreaterThan(0)
      if (booth().over.some(({ name }) => name === 'emergency')) {
        for (let i = 0; i < 5; i++) expect(send(anyMove(random)), 'an emergency takes no other command').toBe(false)
        send({ type: 'clear-emergency' })
      }
      for (const name of shuffled(random, names)) {
        const others = booth().over.filter((over) => over.name !== name)
        send({ type: lifts[name] })
        expect(booth().over, `FUZZ_SEED=${seed}, run ${run}`).toEqual(others)
      }
      expect({ ...booth(), revision: 0 }, `FUZZ_SEED=${seed}, run ${run}`).toEqual({ ...before, revision: 0 })
      exact += 1
    }
    expect(exact).toBeGreaterThanOrEqual(runs)
  })

  test('M11 an overlay changes nothing of what is done beneath it', () => {
    const seed = seedOf('beneath')
    for (let run = 0; run < runs; run++) {
      const lead = (names: readonly OverName[]) => {
        const random = randomFrom(seed + run)
        const led = morning(random)
        for (let i = 0; i < 10; i++) led.send(anyMove(random))
        // The overlays take no time of the morning: the same clock goes on beneath.
        let booth = led.booth()
        const at = led.at()
        const lay = (command: Command) => {
          const result = reduce(booth, command, { now: at, actor: person(), content: spaced })
          if (result.ok) booth = result.value
        }
        for (const name of names) lay(laying(random, name))
        const after = randomFrom(seed + run + 1)
        let now = at
        for (let i = 0; i < steps; i++) {
          now += Math.floor(after() * 30_000)
          const result = reduce(booth, anyMove(after), { now, actor: person(), content: spaced })
          if (result.ok) booth = result.value
        }
        for (const name of names) lay({ type: lifts[name] })
        return { ...booth, revision: 0 }
      }
      expect(lead(['blank', 'freeze', 'safe']), `FUZZ_SEED=${seed}, run ${run}`).toEqual(lead([]))
    }
  })

  test('M11 written and read again, every state of a random day is the same, and goes on the same', () => {
    const seed = seedOf('round trip')
    const random = randomFrom(seed)
    for (let run = 0; run < runs; run++) {
      const { send, booth, at } = morning(random)
      for (let i = 0; i < steps; i++) {
        send(random() < 0.2 ? laying(random, pick(random, ['freeze', 'blank', 'safe', 'emergency'])) : anyMove(random))
        if (random() < 0.3) send({ type: pick(random, Object.values(lifts)) })
        const read = Booth.parse(JSON.parse(JSON.stringify(booth())))
        expect(read, `FUZZ_SEED=${seed}, run ${run}`).toEqual(booth())
        const next = anyMove(random)
        const context = { now: at() + 1_000, actor: person(), content: spaced }
        expect(reduce(read, next, context)).toEqual(reduce(booth(), next, context))
      }
    }
  })
})
