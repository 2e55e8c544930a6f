import { expect, test } from 'vitest'
import { ExhibitId } from '#shared/ids.ts'
import { emptyLine } from '#shared/set-up-board.ts'
import { actsOf, exhibitCalled, isUnder, nextOf } from '../../control/set-up/find.ts'
import { Scan } from '../../control/set-up/scan.ts'

const line = emptyLine(ExhibitId.parse('gl-01'))
const exhibits = ['01', '10', '12'].map((n) => ({ id: ExhibitId.parse(`gl-${n}`), no: `GL-${n}` }))
const typed = (scan: Scan, text: string, gap: number, from = 1_000) =>
  [...text, 'Enter'].map((key, index) => scan.take(key, from + index * gap)).at(-1)

test.each([
  ['gl-12', 'gl-12'],
  ['GL-12', 'gl-12'],
  ['ＧＬ－１２', 'gl-12'],
  [' gl-12 ', 'gl-12'],
  ['gl-1', null],
  ['', null],
  ['https://example.org/gl-12', null],
])('R25: “%s” finds %s', (text, id) => {
  expect(exhibitCalled(text, exhibits)?.id ?? null).toBe(id)
})

test('R25: a scanner is heard where no field is, one scan after the other; a finger is not', () => {
  const scan = new Scan()
  expect(typed(scan, 'gl-12', 4)).toBe('gl-12')
  expect(typed(scan, 'gl-13', 4, 5_000)).toBe('gl-13')
  expect(typed(scan, 'gl-14', 400, 9_000)).toBeNull()
  expect(scan.take('Enter', 60_000)).toBeNull()
})

test('R22: what is offered is what may be said now', () => {
  expect(nextOf(line)).toBe('arrived')
  expect(actsOf(line)).toEqual(['arrived', 'checked', 'in-place', 'missing'])
  const shown = { ...line, state: 'in-place' as const }
  expect(actsOf({ ...shown, show: 'present' })).toEqual(['faulty', 'leaving', 'missing', 'expected'])
  expect(actsOf({ ...shown, show: 'leaving' })).toEqual(['withdrawn', 'present', 'missing', 'expected'])
  expect(nextOf({ ...shown, show: 'present' })).toBeNull()
})

test('R21: late, and faulty or away, are filters beside the states', () => {
  expect(isUnder('late', line, 100, 101)).toBe(true)
  expect(isUnder('expected', line, 100, 101)).toBe(true)
  expect(isUnder('trouble', line, 100, 101)).toBe(false)
  expect(isUnder('trouble', { ...line, state: 'in-place', show: 'faulty' }, 100, 0)).toBe(true)
})
