import { expect, test } from 'vitest'
import { breaches } from '../../scripts/house-rules.mjs'

// Put together here, or this file would break the rules itself.
const one = (path: string, ...words: string[]) => breaches([{ path, text: `${words.join('')}\n` }])

test.for([
  ['server/a.ts', 'open("/wo', 'rk/main")', 'a path of one machine'],
  ['shared/web/a.css', 'url(https://cdn.jsdel', 'ivr.net/x)', 'a foreign host'],
  ['docs/a.md', 'call 138', '12345678', 'a mobile phone number'],
  ['server/content/sample/content.json', '"a13812', '345678f"', ''],
  ['tests/shared/a.test.ts', 'test.on', "ly('x')", 'a test that is switched off or singled out'],
  ['tests/e2e/a.spec.ts', 'test.sk', "ip('x')", 'a test that is switched off or singled out'],
  ['shared/reduce.ts', 'rows.sk', 'ip(2)', ''],
] as const)('in %s, %s%s is %s', ([path, start, end, what]) => {
  expect(one(path, start, end)).toEqual(what ? [`${path}:1: ${what}`] : [])
})

test('a file of 351 lines is too long, a table is not', () => {
  const text = 'line\n'.repeat(351)
  expect(breaches([{ path: 'kiosk/App.svelte', text }])).toEqual(['kiosk/App.svelte: 351 lines, and 350 are enough'])
  expect(breaches([{ path: 'control/texts/zh.ts', text }])).toEqual([])
})
