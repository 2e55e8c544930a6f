import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EventId } from '#shared/ids.ts'
import { timeOrderedId } from '#shared/time-ordered-id.ts'

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 })
const times = fc.integer({ min: 0, max: 2 ** 48 - 1 })

test('an id is always one that the schema accepts', () => {
  fc.assert(
    fc.property(times, bytes, (now, random) => {
      expect(EventId.safeParse(timeOrderedId(now, random)).success).toBe(true)
    }),
  )
})

test('ids sort by time, whatever the random part is', () => {
  fc.assert(
    fc.property(times, times, bytes, bytes, (a, b, first, second) => {
      if (a === b) return
      const [earlier, later] = a < b ? [a, b] : [b, a]
      expect(timeOrderedId(earlier, first) < timeOrderedId(later, second)).toBe(true)
    }),
  )
})

test('every random byte matters, and a time with a fraction or before 1970 is no trouble', () => {
  const random = new Uint8Array(16)
  const id = timeOrderedId(1_684_544_400_000.7, random)
  expect(id).toBe(timeOrderedId(1_684_544_400_000, random))
  for (let i = 0; i < 16; i++) expect(timeOrderedId(1_684_544_400_000, random.with(i, 1))).not.toBe(id)
  expect(timeOrderedId(-5, random)).toBe(timeOrderedId(0, random))
})
