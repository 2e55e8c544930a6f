import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const page = readFileSync(join(root, 'docs/behaviours.md'), 'utf8')
const rules = [...page.matchAll(/^- \*\*([A-Z]\d+) (.+?)\*\* (.+)$/gm)].map(([, number, zh, en]) => ({
  number,
  zh,
  en,
}))
const numbers = rules.map(({ number }) => number)

/** The numbers at the beginnings of the titles of tests, with the files they are in. */
const cited = new Map<string, string>()
for (const path of readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })) {
  if (!/\.ts$/.test(path)) continue
  const source = readFileSync(join(root, 'tests', path), 'utf8')
  for (const [, title] of source.matchAll(/\(\s*['"`]((?:[A-Z]\d{1,3}[ :]+)+)/g)) {
    for (const number of title?.match(/[A-Z]\d+/g) ?? []) cited.set(number, path)
  }
}

test('every rule has one number, and a line in Chinese and in English', () => {
  expect(page.match(/^- /gm)?.length, 'every item of the page is a rule').toBe(rules.length)
  expect(numbers).toEqual([...new Set(numbers)])
  for (const { number, zh, en } of rules) {
    expect(zh, number).toMatch(/\p{Script=Han}.*。$/u)
    expect(en, number).toMatch(/^[A-Z“`].*\.$/)
  }
})

test('every number that a test cites is on the page', () => {
  expect([...cited].filter(([number]) => !numbers.includes(number))).toEqual([])
})

/** Decoding ahead shows on the glass only. */
const seenElsewhere = ['O4']

test('every rule is cited by a test', () => {
  expect(numbers.filter((number) => number !== undefined && !cited.has(number))).toEqual(seenElsewhere)
})
