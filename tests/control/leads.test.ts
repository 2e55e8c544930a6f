import { expect, test } from 'vitest'
import type { LeadCount } from '#shared/leads.ts'
import { countTable } from '../../control/leads/count-table.ts'
import { lastDayOf } from '../../control/leads/last-day.ts'
import { en } from '../../control/leads/texts/en.ts'
import { zh } from '../../control/leads/texts/zh.ts'
import { viewsFor } from '../../control/views.ts'
import { content } from '../kiosk/support.ts'

const [first, second] = content.exhibits.map(({ id }) => id)
const count = (exhibit: string | undefined, kind: LeadCount['kind'], left: number, withdrawn = 0) =>
  ({ exhibit, kind, left, withdrawn }) as LeadCount

test('P9 the counts keep the order of the exhibits, whatever their size; one that is no longer shown comes last', () => {
  const counts = [
    count('gone', 'other', 1),
    count(second, 'talent', 9, 2),
    count(first, 'other', 1),
    count(second, 'other', 1),
  ]
  expect(
    countTable(counts, content, 'zh').map(({ exhibit, cells, total, withdrawn }) => [exhibit, cells, total, withdrawn]),
  ).toEqual([
    [first, [0, 0, 0, 0, 1], 1, 0],
    [second, [0, 0, 0, 9, 1], 10, 2],
    ['gone', [0, 0, 0, 0, 1], 1, 0],
  ])
  expect(countTable(counts, null, 'zh')).toHaveLength(3)
})

test('P6 the day on which a number goes is named as the notice named it', () => {
  expect(lastDayOf(new Date(2023, 5, 20).getTime())).toBe('2023-06-19')
  expect(lastDayOf(new Date(2023, 0, 1).getTime())).toBe('2022-12-31')
})

test('P9 the page is there for those who call people back, and for nobody else', () => {
  const seen = (['administrator', 'approver', 'staff', 'explainer', 'technician', 'viewer'] as const).filter((role) =>
    viewsFor(role).includes('leads'),
  )
  expect(seen).toEqual(['administrator', 'approver', 'staff'])
})

test('P1 each part of the notice that may be missing has a name in both languages', () => {
  for (const [field, name] of Object.entries(zh.fields))
    expect(en.fields[field as keyof typeof zh.fields]).not.toBe(name)
})
