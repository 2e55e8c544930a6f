import { existsSync, readFileSync } from 'node:fs'
import { ensure } from './ensure.mjs'
import { breaches, readSources } from './house-rules.mjs'
import { withNode } from './node.mjs'
import { inRoot, root } from './root.mjs'
import { run } from './run.mjs'
import { sourceFiles } from './sources.mjs'
import { main } from './tell.mjs'
import { thirdPartyNotices } from './third-party-notices.mjs'

/** @typedef {{ name: string, look: (say: (text: string) => void) => boolean | Promise<boolean> }} Check */

/** `npm run check`: all that can be said about the sources without running them. */
await main(async () => {
  const node = await ensure({ built: false })
  const results = await inPairs(checks(node))
  console.log(
    results.map(({ name, passed, seconds }) => `${passed ? '✓' : '✗'} ${name.padEnd(14)} ${seconds} s`).join('\n'),
  )
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1
})

/** @param {string} node
 * @returns {Check[]} */
function checks(node) {
  /** @param {string} name
   * @param {string} bin
   * @param {string[]} args
   * @returns {Check} */
  const tool = (name, bin, ...args) => ({
    name,
    look: async (say) => {
      const options = { env: withNode(node), stdio: /** @type {const} */ ('pipe'), onoutput: say }
      return (await run(node, [inRoot('node_modules', ...bin.split('/')), ...args], options)) === 0
    },
  })
  return [
    tool('lint', 'eslint/bin/eslint.js', '.', '--max-warnings=0'),
    tool('types', 'typescript/bin/tsc', '--noEmit'),
    tool(
      'components',
      'svelte-check/bin/svelte-check',
      '--tsconfig',
      './tsconfig.json',
      '--fail-on-warnings',
      '--output',
      'human',
    ),
    tool('format', 'prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
    tool('dead code', 'knip/bin/knip.js', '--no-progress'),
    { name: 'house rules', look: (say) => none(breaches(readSources(sourceFiles())), say) },
    { name: 'third parties', look: (say) => none(staleNotices(), say) },
  ]
}

/** Two at a time: more would only wait for each other on a small machine.
 * @param {Check[]} queue */
async function inPairs(queue) {
  const results = queue.map(({ name }) => ({ name, passed: false, seconds: '' }))
  let next = 0
  const work = async () => {
    for (let index = next++; index < queue.length; index = next++) {
      const check = queue[index]
      const result = results[index]
      if (!check || !result) return
      const started = Date.now()
      let output = ''
      result.passed = await check.look((text) => (output += text))
      result.seconds = ((Date.now() - started) / 1_000).toFixed(1)
      if (!result.passed) console.log(`── ${check.name}\n${output.trimEnd()}\n`)
    }
  }
  await Promise.all([work(), work()])
  return results
}

/** @param {string[]} sentences
 * @param {(text: string) => void} say */
function none(sentences, say) {
  say(sentences.join('\n'))
  return sentences.length === 0
}

function staleNotices() {
  const path = inRoot('THIRD_PARTY.md')
  const current = existsSync(path) && readFileSync(path, 'utf8') === thirdPartyNotices(root)
  return current ? [] : ['THIRD_PARTY.md is not what the lock says: node scripts/third-party.mjs writes it anew']
}
