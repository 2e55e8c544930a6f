import { ensureBrowser } from './browser.mjs'
import { ensure } from './ensure.mjs'
import { withNode } from './node.mjs'
import { inRoot } from './root.mjs'
import { run } from './run.mjs'
import { main } from './tell.mjs'

/** Runs one of the project's programs that need the built pages and a browser; ZHANTAI_BROWSER tells it which.
 * @param {string[]} path */
export function runWithBrowser(...path) {
  return main(async () => {
    const node = await ensure()
    const env = { ...withNode(node), ZHANTAI_BROWSER: await ensureBrowser(node) }
    process.exitCode = await run(node, [inRoot(...path), ...process.argv.slice(2)], { env })
  })
}
