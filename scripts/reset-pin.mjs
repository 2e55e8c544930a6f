import { ensure } from './ensure.mjs'
import { withNode } from './node.mjs'
import { inRoot } from './root.mjs'
import { run } from './run.mjs'
import { main } from './tell.mjs'

/** `npm run reset-pin -- --name admin`: a new PIN for an account, on the server's own command line. */
await main(async () => {
  const node = await ensure({ built: false })
  const script = inRoot('server', 'reset-pin.ts')
  process.exitCode = await run(node, [script, ...process.argv.slice(2)], { env: withNode(node) })
})
