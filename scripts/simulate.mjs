import { ensure } from './ensure.mjs'
import { withNode } from './node.mjs'
import { inRoot } from './root.mjs'
import { run } from './run.mjs'
import { main } from './tell.mjs'

/** `npm run simulate -- --data DIR [--seed N]`: a two-day fair in an empty folder, to try the summary with. */
await main(async () => {
  const node = await ensure({ built: false })
  const script = inRoot('server', 'simulate', 'main.ts')
  process.exitCode = await run(node, [script, ...process.argv.slice(2)], { env: withNode(node) })
})
