import { cleanup, render } from '@testing-library/svelte'
import { afterEach, describe, expect, test } from 'vitest'
import type { Page } from '#shared/visit.ts'
import Emergency from '../../kiosk/scenes/Emergency.svelte'
import Home from '../../kiosk/scenes/Home.svelte'
import TourOverview from '../../kiosk/scenes/TourOverview.svelte'
import TourStop from '../../kiosk/scenes/TourStop.svelte'
import { bundleOf, content } from './support.ts'

afterEach(cleanup)

const text = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ')

describe('guests', () => {
  test('K13 a stop shows title, picture and at most three facts: no code, no control', () => {
    for (const exhibit of content.exhibits) {
      const { container } = render(TourStop, { bundle: bundleOf('a'), exhibit })
      expect(text(container)).toContain(exhibit.title.zh)
      expect(text(container)).toContain(exhibit.title.en)
      expect(container.querySelectorAll('dl > div').length).toBeLessThanOrEqual(3)
      expect(container.querySelectorAll('button, .qr')).toHaveLength(0)
      cleanup()
    }
  })

  test('K13 the overview names every unit in the official order and counts each exhibit once', () => {
    const { container } = render(TourOverview, { content })
    const names = [...container.querySelectorAll('.units li span')].map(text)
    expect(names).toEqual(content.units.toSorted((a, b) => a.order - b.order).map((unit) => unit.name.zh))
    const numbers = [...container.querySelectorAll('.numbers b')].map(text)
    expect(numbers).toEqual(['84', '28', '17', '3'])
  })
})

test('K14 an emergency says everything in both languages', () => {
  const [emergency] = content.emergency
  if (!emergency) throw new Error('no emergency text')
  const { container } = render(Emergency, { text: emergency })
  for (const words of [emergency.title, emergency.instruction, emergency.exit]) {
    expect(text(container)).toContain(words?.zh)
    expect(text(container)).toContain(words?.en)
  }
  expect(container.querySelector('[role=alert]')).not.toBeNull()
})

test('K15 home has three doors and a tile for each unit, in the official order, each a named button', () => {
  const opened: Page[] = []
  const { container } = render(Home, { content, language: 'zh', onopen: (page: Page) => opened.push(page) })
  const buttons = [...container.querySelectorAll('button')].slice(0, 3 + content.units.length)
  for (const button of buttons) button.click()
  expect(opened).toEqual([
    ...content.categories.map(({ id }) => ({ name: 'category', category: id })),
    ...content.units.toSorted((a, b) => a.order - b.order).map(({ code }) => ({ name: 'unit', unit: code })),
  ])
  expect(buttons.every((button) => text(button).trim() !== '')).toBe(true)
})
