import { ensure } from './ensure.mjs'
import { withNode } from './node.mjs'
import { inRoot } from './root.mjs'
import { run } from './run.mjs'
import { main } from './tell.mjs'

/** `npm run import-figures -- --data DIR [--dry-run] FOLDER`: what units report of their own. */
await main(async () => {
  const node = await ensure({ built: false })
  const script = inRoot('server', 'unit-figures', 'command.ts')
  process.exitCode = await run(node, [script, ...process.argv.slice(2)], { env: withNode(node) })
})
