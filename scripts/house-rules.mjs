import { readFileSync } from 'node:fs'

/** @typedef {{ path: string, text: string }} Source */

const longest = 350
const tables = /\.(json|svg|md)$|\/texts\// // long tables are exempt

const forbidden = [
  // Split, so that this file does not name them itself.
  { what: 'a path of one machine', pattern: new RegExp('(?<![\\w.])/(work|root|Users/\\w+)' + '/') },
  { what: 'a foreign host', pattern: new RegExp('//[\\w.-]*(registry\\.|npmmirror|jsdelivr|unpkg|' + 'googleapis)') },
  { what: 'a mobile phone number', pattern: /(?<!\w)1[3-9]\d{9}(?!\w)/ },
]
const switchedOff = /\b(?:it|test|describe|suite)\.(?:only|skip|todo|fixme)\b|\b(?:fit|fdescribe|xit|xdescribe)\(/

/**
 * What the linter cannot say: no file over 350 lines, nothing in it that only means something on one machine,
 * no test switched off or singled out.
 * @param {Source[]} sources
 * @returns {string[]} one sentence for each breach
 */
export function breaches(sources) {
  return sources.flatMap(({ path, text }) => {
    const lines = text.split('\n')
    const found = lines.flatMap((line, index) => inLine(path, line, index + 1))
    return lines.length - 1 > longest && !tables.test(path)
      ? [...found, `${path}: ${lines.length - 1} lines, and ${longest} are enough`]
      : found
  })
}

/** @param {string} path
 * @param {string} line
 * @param {number} number */
function inLine(path, line, number) {
  const found = forbidden.filter(({ pattern }) => pattern.test(line)).map(({ what }) => what)
  if (/\.(test|spec)\.ts$/.test(path) && switchedOff.test(line))
    found.push('a test that is switched off or singled out')
  return found.map((what) => `${path}:${number}: ${what}`)
}

/** @param {string[]} paths
 * @returns {Source[]} */
export const readSources = (paths) => paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }))
