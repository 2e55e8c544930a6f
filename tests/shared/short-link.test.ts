import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BundleHash } from '#shared/ids.ts'
import { makeShort, markOf, readShort, shortLinkLength } from '#shared/short-link.ts'
import { ids } from '../support/fixtures.ts'

const mac = (text: string) => createHmac('sha256', 'a key of tests').update(text).digest()

test('V11: a short link says exhibit, screen and bundle, and its mark proves it', () => {
  const hash = fc.stringMatching(/^[0-9a-f]{64}$/).map((text) => BundleHash.parse(text))
  fc.assert(
    fc.property(fc.nat(32 ** 3 - 1), fc.nat(32 ** 2 - 1), hash, (exhibit, screen, bundle) => {
      const short = makeShort({ exhibit, screen, bundle }, mac)
      expect(short).toMatch(/^[0-9A-HJKMNP-TV-Z]{15}$/)
      const mark = markOf({ exhibit, screen, bundle }, mac)
      expect(readShort(short ?? '')).toEqual({ exhibit, screen, begins: bundle.slice(0, 5), mark })
      expect(readShort((short ?? '').toLowerCase())).toEqual(readShort(short ?? ''))
      expect(markOf({ exhibit: exhibit ^ 1, screen, bundle }, mac)).not.toBe(mark)
    }),
    { seed: 5, numRuns: 300 },
  )
})

test('V11: what is larger than a link can say has none; what is no link is not read', () => {
  expect(makeShort({ exhibit: 32 ** 3, screen: 1, bundle: ids.bundle }, mac)).toBeNull()
  expect(makeShort({ exhibit: -1, screen: 1, bundle: ids.bundle }, mac)).toBeNull()
  expect(makeShort({ exhibit: 1, screen: 1_024, bundle: ids.bundle }, mac)).toBeNull()
  for (const text of [
    '',
    'abc',
    'U'.repeat(shortLinkLength),
    '0'.repeat(16),
    '../../etc/passwd',
    '0'.repeat(14) + ' ',
  ]) {
    expect(readShort(text), text).toBeNull()
  }
})
