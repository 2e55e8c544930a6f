import { afterEach, expect, test } from 'vitest'
import { harden } from '../../kiosk/harden.ts'
import { Idle } from '../../kiosk/visit/idle.svelte.ts'

let now = 0
let left = false
const idle = new Idle({
  now: () => now,
  times: () => ({ idleSeconds: 45, warnSeconds: 20 }),
  onleft: () => (left = true),
})
const stop = harden(
  window,
  () => 2,
  () => void idle.touch(),
)
afterEach(() => stop())

test('K107 a finger that never lifts is nobody who is there: it warns, and the visit ends', () => {
  idle.start()
  const move = (type: string, init: PointerEventInit = {}) =>
    document.body.dispatchEvent(new PointerEvent(type, { bubbles: true, isPrimary: true, pointerId: 7, ...init }))
  const wait = (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      now += 1_000
      move('pointermove', { clientX: i % 2 })
      move('pointerdown', { isPrimary: false, pointerId: 8 }) // who else comes, while it is there
      idle.tick()
    }
  }
  move('pointerdown')
  wait(50)
  expect(idle.secondsLeft).toBe(15)
  wait(15)
  expect(left).toBe(true)
})
