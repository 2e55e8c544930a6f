import { beforeEach, expect, test } from 'vitest'
import { Idle } from '../../kiosk/visit/idle.svelte.ts'

let now = 0
let left = 0
let idle: Idle

beforeEach(() => {
  now = 0
  left = 0
  idle = new Idle({ now: () => now, times: () => ({ idleSeconds: 45, warnSeconds: 20 }), onleft: () => left++ })
  idle.start()
})
const at = (seconds: number) => {
  now = seconds * 1_000
  idle.tick()
}

test('V10 no warning while somebody touches now and then', () => {
  for (let second = 0; second < 600; second += 40) {
    at(second)
    idle.touch()
  }
  expect([idle.secondsLeft, left]).toEqual([null, 0])
})

test('V10 after the quiet time a warning counts down, and then the visit is over', () => {
  at(44.9)
  expect(idle.secondsLeft).toBeNull()
  at(45)
  expect(idle.secondsLeft).toBe(20)
  at(55.5)
  expect(idle.secondsLeft).toBe(10)
  expect(left).toBe(0)
  at(65)
  expect([idle.secondsLeft, left]).toEqual([null, 1])
  at(200)
  expect(left).toBe(1)
})

test('V10 one touch during the warning gives the whole time again', () => {
  at(64.9)
  expect(idle.touch()).toBe(true)
  expect(idle.secondsLeft).toBeNull()
  at(109)
  expect(idle.secondsLeft).toBeNull()
  at(129.9)
  expect([idle.secondsLeft, left]).toEqual([1, 0])
})

test('V10 a touch outside a warning extends nothing', () => {
  at(10)
  expect(idle.touch()).toBe(false)
})
