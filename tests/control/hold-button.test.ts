import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { createRawSnippet } from 'svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import HoldButton from '../../control/parts/HoldButton.svelte'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function held(change: { disabled?: boolean; onshort?: () => void } = {}) {
  const onhold = vi.fn()
  const children = createRawSnippet(() => ({ render: () => '<span>应急</span>' }))
  render(HoldButton, { children, tooShort: '再按久一点', onhold, ...change })
  return { onhold, button: screen.getByRole('button') }
}
const down = (button: HTMLElement) => fireEvent.pointerDown(button, { button: 0, pointerId: 1 })

describe('C6 a dangerous act is held for two seconds', () => {
  test('C6 after two seconds it happens, once', async () => {
    const { onhold, button } = held()
    await down(button)
    vi.advanceTimersByTime(1_999)
    expect(onhold).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(onhold).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(10_000)
    await fireEvent.pointerUp(button)
    expect(onhold).toHaveBeenCalledOnce()
  })

  test.each(['pointerUp', 'pointerLeave', 'pointerCancel', 'blur'] as const)(
    'C6 with %s before that, nothing happens, then or later',
    async (release) => {
      const { onhold, button } = held()
      await down(button)
      vi.advanceTimersByTime(1_900)
      await fireEvent[release](button)
      vi.advanceTimersByTime(10_000)
      expect(onhold).not.toHaveBeenCalled()
    },
  )

  test('C6 a press that was too short says so', async () => {
    const { button } = held()
    await down(button)
    vi.advanceTimersByTime(900)
    await fireEvent.pointerUp(button)
    expect(screen.getAllByText('再按久一点').length).toBeGreaterThan(0)
  })

  test.each(['Enter', ' '])(
    'C6 the key “%s” holds as a finger does, and its repeats count as one press',
    async (key) => {
      const { onhold, button } = held()
      await fireEvent.keyDown(button, { key })
      vi.advanceTimersByTime(1_000)
      await fireEvent.keyDown(button, { key, repeat: true })
      vi.advanceTimersByTime(1_000)
      expect(onhold).toHaveBeenCalledOnce()
    },
  )

  test('C6 a key let go early is nothing', async () => {
    const { onhold, button } = held()
    await fireEvent.keyDown(button, { key: 'Enter' })
    vi.advanceTimersByTime(1_500)
    await fireEvent.keyUp(button, { key: 'Enter' })
    vi.advanceTimersByTime(5_000)
    expect(onhold).not.toHaveBeenCalled()
  })

  test('C6 a second press starts from nothing', async () => {
    const { onhold, button } = held()
    await down(button)
    vi.advanceTimersByTime(1_500)
    await fireEvent.pointerUp(button)
    await down(button)
    vi.advanceTimersByTime(1_500)
    expect(onhold).not.toHaveBeenCalled()
    vi.advanceTimersByTime(500)
    expect(onhold).toHaveBeenCalledOnce()
  })

  test('C6 disabled, it cannot be held', async () => {
    const { onhold, button } = held({ disabled: true })
    await down(button)
    await fireEvent.keyDown(button, { key: 'Enter' })
    vi.advanceTimersByTime(5_000)
    expect(onhold).not.toHaveBeenCalled()
  })

  test('C7 a short press opens the choice where there is one, and never acts', async () => {
    const onshort = vi.fn()
    const { onhold, button } = held({ onshort })
    await down(button)
    vi.advanceTimersByTime(150)
    await fireEvent.pointerUp(button)
    expect(onshort).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(5_000)
    expect(onhold).not.toHaveBeenCalled()
  })
})
