import { cleanup, render, screen } from '@testing-library/svelte'
import { afterEach, expect, test } from 'vitest'
import type { Mode } from '#shared/booth.ts'
import { Content } from '#shared/content.ts'
import { nextDue, type DueItem } from '#shared/schedule.ts'
import { ceremonyIn } from '../../control/ceremony/countdown.ts'
import type { Panel } from '../../control/panel.svelte.ts'
import { zh } from '../../control/texts/zh.ts'
import sample from '../../server/content/sample/content.json' with { type: 'json' }
import { booth } from './samples.ts'
import TimetableInPanel from './TimetableInPanel.svelte'

const content = Content.parse(sample)
const items = content.timetable.map((item): DueItem => ({
  ...item,
  dueAt: Date.parse(`${item.date}T${item.time}:00+08:00`),
}))
const ceremony = items.find(({ does }) => does === 'remind')!
const minute = 60_000
const free: Mode = { name: 'free', since: 1 }
const leftAt = (before: number, mode: Mode = free) => {
  const now = ceremony.dueAt - before
  return ceremonyIn(nextDue(booth({ timetableUntil: now }), items, now), mode, now)?.ms ?? null
}

afterEach(cleanup)

test('D6: the ceremony is counted down once it is next, and on when it is late', () => {
  expect(leftAt(5 * minute)).toBe(5 * minute)
  expect(leftAt(29 * minute)).toBe(29 * minute)
  expect(leftAt(31 * minute)).toBeNull() // the opening comes first
  expect(leftAt(-3 * minute)).toBe(-3 * minute)
})

test('D6: what is more than an hour off is not counted yet', () => {
  const due = { now: null, waiting: null, reminder: null, next: ceremony }
  expect(ceremonyIn(due, free, ceremony.dueAt - 61 * minute)).toBeNull()
  expect(ceremonyIn(due, free, ceremony.dueAt - 60 * minute)?.ms).toBe(60 * minute)
})

test('D6: the count ends when somebody begins it by hand; waiting in the ceremony’s mode does not end it', () => {
  const item = content.ceremony.items[0]!.id
  expect(leftAt(minute, { name: 'ceremony', item: null, done: [], since: 1 })).toBe(minute)
  expect(leftAt(minute, { name: 'ceremony', item, done: [], since: 1 })).toBeNull()
})

test('D6: the panel shows the time that is left, and names the ceremony once', () => {
  const now = ceremony.dueAt - (2 * minute + 5_000)
  const due = nextDue(booth({ timetableUntil: now }), items, now)
  const panel = { texts: zh, language: 'zh', due, ticker: { now } }
  const context = panel as unknown as Panel // what the line reads of it
  render(TimetableInPanel, { panel: context, booth: booth({ mode: free }) })
  expect(screen.getByRole('timer').textContent).toBe('还有 2:05')
  expect(screen.getAllByText(/启动仪式/)).toHaveLength(1)
})
