import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensure } from './ensure.mjs'
import { withNode } from './node.mjs'
import { ensureOffice } from './office.mjs'
import { inRoot } from './root.mjs'
import { run } from './run.mjs'
import { main, tell } from './tell.mjs'
import { sortArguments } from './test-arguments.mjs'
import { countPlaywright, countVitest } from './test-counts.mjs'

/** `npm test`: every test there is, or the files named; the last line counts them. */
await main(async () => {
  const node = await ensure()
  const env = testEnvironment(node, await ensureBrowser(node))
  const reports = mkdtempSync(join(tmpdir(), 'zhantai-tests-'))
  const total = { passed: 0, failed: 0, skipped: 0 }
  const { unit, endToEnd, filtered } = sortArguments(process.argv.slice(2))
  if (unit) await ensureOffice()
  if (unit) {
    const report = join(reports, 'vitest.json')
    const vitest = [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json']
    add(await run(node, [...vitest, `--outputFile.json=${report}`, ...unit], { env }), 'Vitest', () =>
      countVitest(report),
    )
  }
  if (endToEnd) {
    const report = join(reports, 'playwright.json')
    const playwright = [
      inRoot('node_modules', '@playwright', 'test', 'cli.js'),
      'test',
      '--pass-with-no-tests',
      '--reporter=line,json',
    ]
    const status = await run(node, [...playwright, ...endToEnd], {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    })
    add(status, 'Playwright', () => countPlaywright(report))
  }
  rmSync(reports, { recursive: true })
  if (total.skipped > 0) console.log(`${total.skipped} skipped`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

  /** @param {number} status
   * @param {string} runner
   * @param {() => import('./test-counts.mjs').Counts} count */
  function add(status, runner, count) {
    const counts = readCounts(count)
    const ran = counts.passed + counts.failed > 0
    // A name pattern may fit the tests of one runner only; otherwise no test is as bad as a broken one.
    const trouble = ran ? status !== 0 && counts.failed === 0 : !(filtered && unit && endToEnd)
    if (trouble)
      tell(`${runner} 结束状态 ${status}，原因见上。 ${runner} ended with status ${status}; the reason is above.`)
    total.passed += counts.passed
    total.failed += counts.failed + (trouble ? 1 : 0)
    total.skipped += counts.skipped
  }
})

/** Nothing that the person who runs the tests has set for a server of their own: a test sets what it needs.
 * @param {string} node
 * @param {string} browser */
function testEnvironment(node, browser) {
  const env = withNode(node)
  const foreign = ['NODE_ENV', 'PORT', 'HOST', 'DATA_DIR', 'ADMIN_PIN', 'PUBLIC_URL', 'PUBLIC_PORT', 'TZ', 'LOG_LEVEL']
  for (const name of foreign) delete env[name]
  env['ZHANTAI_BROWSER'] = browser
  return env
}

/** @param {() => import('./test-counts.mjs').Counts} count */
function readCounts(count) {
  try {
    return count()
  } catch {
    return { passed: 0, failed: 0, skipped: 0 } // no report: the runner fell over before it wrote one, which its status tells
  }
}
