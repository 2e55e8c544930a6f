import { expect, test } from 'vitest'
import { steppedFrames } from './support.ts'

test('O3 the frame period is the panel’s, whatever frames were dropped', () => {
  const { frames, step } = steppedFrames()
  for (const at of [0, 16.7, 33.4, 83.5, 100.2, 116.9, 183.7, 200.4]) step(at)
  expect(frames.periodMs).toBeCloseTo(16.7, 1)
  expect(frames.last).toBe(200.4)
})

test('K4 frames per second counts what really came', () => {
  const { frames, step } = steppedFrames()
  frames.onframe(() => {}) // somebody waits all the while
  for (let at = 0; at <= 1_000; at += 20) step(at)
  expect(frames.perSecond(1_000)).toBeCloseTo(50, 5)
  expect(frames.perSecond(60_000)).toBe(0)
})

test('a listener that is added in a frame hears of the next one', () => {
  const { frames, step } = steppedFrames()
  const heard: number[] = []
  const stop = frames.onframe(() => {
    stop()
    frames.onframe((timestamp) => heard.push(timestamp))
  })
  step(1)
  step(2)
  expect(heard).toEqual([2])
})

test('frames are asked for only while somebody waits for one', () => {
  const { frames, step } = steppedFrames()
  for (let at = 0; at < 200; at += 20) step(at) // the first look
  const before = frames.last
  step(1_000)
  expect(frames.last).toBe(before)
  const stop = frames.onframe(() => {})
  step(1_020)
  stop()
  expect(frames.last).toBe(1_020)
})
