import { ensure } from './ensure.mjs'
import { withNode } from './node.mjs'
import { inRoot } from './root.mjs'
import { run } from './run.mjs'
import { main } from './tell.mjs'

/** `npm run summary -- --data DIR --out DIR`: every file of the summary, without a server. */
await main(async () => {
  const node = await ensure({ built: false })
  const script = inRoot('server', 'summary', 'main.ts')
  process.exitCode = await run(node, [script, ...process.argv.slice(2)], { env: withNode(node) })
})
