import { describe, expect, test } from 'vitest'
import { backDestination, commandTo, nextDestination, placesOf, type Destination } from '#shared/tour-steps.ts'
import { leftOut, reversed, withAgain, without } from '../../control/tour/plan.ts'
import { placeName } from '../../control/tour/place-words.ts'
import { zh } from '../../control/texts/zh.ts'
import { reduce } from '#shared/reduce.ts'
import { atStop, booth as boothOf, content, stopId, tour, tourMode } from './samples.ts'

const telling = { texts: zh, language: 'zh' as const, content }
const named = (destination: Destination | null) => destination && placeName(destination, telling)

describe('where Next and Back lead', () => {
  test.each([
    [tourMode({ phase: 'arrival' }), '总览', null],
    [tourMode({ phase: 'overview' }), '稻鱼', '到达'],
    [atStop('first'), '罗汉果', '总览'],
    [atStop('second'), '云台', '稻鱼'],
    [atStop('third'), '结束画面', '罗汉果'],
    [tourMode({ phase: 'closing', stop: stopId('third') }), '结束巡馆', '云台'],
  ])('T1 T2 from %o on to %s, back to %s', (mode, next, back) => {
    expect(named(nextDestination(mode, tour))).toBe(next)
    expect(named(backDestination(mode, tour))).toBe(back)
  })

  test('T1 pressing Next from the arrival visits every place in order and ends at the end', () => {
    const mode = tourMode()
    let booth = boothOf({ mode, lease: null })
    const seen: string[] = []
    for (let press = 0; press < 10; press++) {
      if (booth.mode.name !== 'tour') break
      const command = commandTo(nextDestination(booth.mode, tour))
      const result = reduce(booth, command, { now: press, actor: { kind: 'server' }, content })
      if (result.ok) booth = result.value
      seen.push(
        command.type === 'go-to-stop' ? command.stop : command.type === 'go-to-phase' ? command.phase : command.type,
      )
    }
    expect(seen).toEqual(['overview', 'first', 'second', 'third', 'closing', 'end-tour'])
  })

  test('T2 from a closing that was reached early, Back returns to the stop that was left', () => {
    const mode = tourMode({ phase: 'closing', stop: stopId('first'), visited: [stopId('first')] })
    expect(named(backDestination(mode, tour))).toBe('稻鱼')
    expect(named(backDestination(tourMode({ phase: 'closing' }), tour))).toBe('总览')
  })

  test('T1 a stop that the published content no longer holds leads on to the first one that it does', () => {
    const mode = atStop('removed')
    expect(named(nextDestination(mode, tour))).toBe('稻鱼')
    expect(named(backDestination(mode, tour))).toBe('总览')
  })

  test('T3 after a jump Next goes on from there, and Back returns the way that was walked', () => {
    const jumped = tourMode({
      phase: 'stop',
      stop: stopId('third'),
      visited: [stopId('first'), stopId('third')],
      ahead: [],
    })
    expect(named(nextDestination(jumped, tour))).toBe('结束画面')
    expect(named(backDestination(jumped, tour))).toBe('稻鱼')
    expect(leftOut(jumped, tour).map((stop) => stop.id)).toEqual(['second'])
    expect(withAgain(jumped, stopId('second'))).toEqual({ type: 'set-plan', ahead: ['second'], length: 'short' })
  })

  test('T4 reversing and skipping name what is still ahead', () => {
    const mode = atStop('first')
    expect(reversed(mode)).toEqual({ type: 'set-plan', ahead: ['third', 'second'], length: 'short' })
    expect(without(mode, stopId('second'))).toEqual({ type: 'set-plan', ahead: ['third'], length: 'short' })
  })

  test('T1 the jump grid holds every place once', () => {
    expect(placesOf(tour).map(named)).toEqual(['到达', '总览', '稻鱼', '罗汉果', '云台', '结束画面'])
  })
})
