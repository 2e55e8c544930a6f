import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { filmCue, type FilmCue } from '../../kiosk/stage/film-cue.ts'
import { FilmLaw, lagOf, placeAt } from '../../kiosk/stage/film-law.ts'
import { FilmPlayer, type Film } from '../../kiosk/stage/film-player.ts'
import { randomFrom, seedOf } from '../support/seeded.ts'
import { boothNow, tourBooth, west } from './support.ts'

const durationMs = 6_000
const stepMs = 200

/** A screen whose clock, decoder and film are as imperfect as `random` makes them. */
function screen(random: () => number, joinsAt: number) {
  const law = new FilmLaw()
  const speed = 1 + (random() - 0.5) * 4e-4 // 200 parts in a million, either way
  const seekCost = 40 + random() * 260
  const clockError = (random() - 0.5) * 6
  let position = 0
  let rate = 1
  let stuckUntil = joinsAt + random() * 120 // until the first frame moves
  let seeks = 0
  return {
    seeks: () => seeks,
    positionAt: () => position,
    run(now: number) {
      if (now < joinsAt) return
      if (now >= stuckUntil) {
        const next = position + stepMs * rate * speed
        if (next >= durationMs) stuckUntil = now + 60 + random() * 60 // going round costs a moment
        position = next % durationMs
      }
      if (now < stuckUntil - 120) return // seeking
      const seen = position + (random() - 0.5) * 8
      const order = law.step(now + clockError, 0, { positionMs: Math.max(0, seen), durationMs })
      if (order.do === 'play') rate = order.rate
      else {
        seeks += 1
        rate = 1
        position = order.toMs
        stuckUntil = now + seekCost
      }
    },
  }
}

const spread = (positions: readonly number[]) =>
  Math.max(...positions.map((one) => Math.max(...positions.map((other) => Math.abs(lagOf(one, other, durationMs))))))
const p95 = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? NaN

describe('O6 the law', () => {
  test('O6 four imperfect screens stay within a frame for ten minutes, the one that joins late from its fourth second on', () => {
    const seed = seedOf('film')
    const random = randomFrom(seed)
    const lateAt = 60_000 + Math.floor(random() * 5_000)
    const screens = [0, 0, 0, lateAt].map((joinsAt) => screen(random, joinsAt))
    const skews: number[] = []
    for (let now = 0; now < 600_000; now += stepMs) {
      for (const one of screens) one.run(now)
      const here = screens.filter((_, i) => i < 3 || now > lateAt + 4_000)
      if (now > 5_000) skews.push(spread(here.map((one) => one.positionAt())))
    }
    expect(p95(skews), `FUZZ_SEED=${seed}`).toBeLessThanOrEqual(40)
    expect(Math.max(...screens.map((one) => one.seeks())), `FUZZ_SEED=${seed}`).toBeLessThanOrEqual(3)
  })

  test('O6 a lag up to 250 ms is made up by the rate alone, beyond that by one jump that counts its own cost', () => {
    const at = (positionMs: number) => new FilmLaw().step(2_000, 0, { positionMs, durationMs })
    expect(at(2_000)).toEqual({ do: 'play', rate: 1 })
    expect(at(1_999)).toEqual({ do: 'play', rate: 1 })
    expect(at(1_994)).toEqual({ do: 'play', rate: 1.01 })
    expect(at(1_750)).toEqual({ do: 'play', rate: 1.05 })
    expect(at(2_250)).toEqual({ do: 'play', rate: 0.95 })
    expect(at(1_749)).toMatchObject({ do: 'seek' })
    const order = at(0)
    if (order.do !== 'seek') throw new Error('no seek')
    expect(order.toMs).toBeGreaterThan(2_000)
  })

  test('O6 a jump is judged when it has settled, and the next one counts what it cost', () => {
    const law = new FilmLaw()
    const first = law.step(2_000, 0, { positionMs: 0, durationMs })
    expect(law.step(2_200, 0, { positionMs: 1_500, durationMs })).toEqual({ do: 'play', rate: 1 })
    const second = law.step(3_000, 0, { positionMs: 2_600, durationMs })
    if (first.do !== 'seek' || second.do !== 'seek') throw new Error('no seek')
    expect(law.step(4_200, 0, { positionMs: 4_080, durationMs }), 'a third time only when it is far off').toMatchObject(
      {
        do: 'play',
      },
    )
    expect(second.toMs - 3_000).toBe(first.toMs - 2_000 + 400)
  })

  test('O6 the shorter way round the loop counts, and before the beginning there is only the first frame', () => {
    expect(lagOf(10, 5_990, durationMs)).toBe(20)
    expect(lagOf(5_990, 10, durationMs)).toBe(-20)
    expect(placeAt(500, 1_000, durationMs)).toBe(0)
    expect(placeAt(-5_500, 1_000, durationMs), 'a clock that jumped').toBe(5_500)
    expect(placeAt(13_500, 1_000, durationMs)).toBe(500)
  })
})

describe('O6 the cue', () => {
  test('O6 it is the same on every screen and for one that joins late, and pausing the tour changes nothing', () => {
    const tour = tourBooth()
    if (tour.mode.name !== 'tour') throw new Error('no tour')
    const paused = { ...tour, revision: 9, showAt: 70_000, mode: { ...tour.mode, pausedSince: 60_000 } }
    expect(filmCue(tour, west)).toEqual({ startAt: 400, still: false, volume: 1 })
    expect(filmCue(paused, west)).toEqual(filmCue(tour, west))
  })

  test('O6 sound follows the booth and the screen', () => {
    expect(filmCue(tourBooth({ volumes: { west: 30 } }), west)?.volume).toBe(0.3)
    expect(filmCue(tourBooth({ muted: true }), west)?.volume).toBe(0)
  })

  test('K11 a freeze and mourning hold a film still and silent; without a stop there is none', () => {
    const still = { still: true, volume: 0 }
    expect(filmCue(tourBooth({ over: [{ name: 'freeze', since: 0 }] }), west)).toMatchObject(still)
    expect(filmCue(tourBooth({ solemn: true }), west)).toMatchObject(still)
    expect(filmCue(boothNow(), west)).toBeNull()
  })
})

describe('O6 the player', () => {
  let now = 0
  const refusal = new DOMException('not without a touch', 'NotAllowedError')
  const fake = (mayPlaySound: boolean) => {
    const film = {
      currentTime: 0,
      duration: 6,
      paused: true,
      seeking: false,
      playbackRate: 1,
      muted: false,
      volume: 1,
      play: () => {
        if (!film.muted && !mayPlaySound) return Promise.reject(refusal)
        film.paused = false
        return Promise.resolve()
      },
      pause: () => void (film.paused = true),
    }
    return film satisfies Film
  }
  const cue = (change: Partial<FilmCue> = {}): FilmCue => ({ startAt: 1_000, still: false, volume: 1, ...change })
  const pass = async (ms: number) => {
    now += ms
    await vi.advanceTimersByTimeAsync(ms)
  }

  beforeEach(() => {
    now = 600
    vi.useFakeTimers()
  })
  afterEach(() => void vi.useRealTimers())

  test('O6 it stands at its first frame until its moment, then plays; put away it rewinds, silent', async () => {
    const film = fake(true)
    const player = new FilmPlayer(film, () => now)
    player.follow(cue())
    await pass(390)
    expect([film.paused, film.currentTime]).toEqual([true, 0])
    await pass(10)
    expect([film.paused, film.muted]).toEqual([false, false])
    film.currentTime = 0.2
    player.follow(null)
    expect([film.paused, film.muted]).toEqual([true, true])
    await pass(400)
    expect(film.currentTime).toBe(0)
    player.stop()
  })

  test('O6 a screen that joins late jumps to the right place; one that changes the sound only goes on', async () => {
    const film = fake(true)
    now = 3_500
    const player = new FilmPlayer(film, () => now)
    player.follow(cue())
    const place = film.currentTime
    expect(place).toBeGreaterThan(2.5)
    player.follow(cue({ volume: 0 }))
    expect([film.muted, film.currentTime, film.paused]).toEqual([true, place, false])
    player.follow(cue({ still: true, volume: 0 }))
    expect(film.paused).toBe(true)
    player.stop()
  })

  test('O6 where the browser refuses sound the film goes on without', async () => {
    const film = fake(false)
    now = 1_000
    const player = new FilmPlayer(film, () => now)
    player.follow(cue())
    await pass(200)
    expect([film.paused, film.muted]).toEqual([false, true])
    player.stop()
  })

  test('O6 a film that is still being fetched is asked for again', async () => {
    const film = fake(true)
    film.duration = NaN
    now = 1_500
    const player = new FilmPlayer(film, () => now)
    player.follow(cue())
    expect(film.paused).toBe(true)
    film.duration = 6
    await pass(200)
    expect(film.paused).toBe(false)
    player.stop()
  })
})
