import { ensure } from './ensure.mjs'
import { withNode } from './node.mjs'
import { inRoot } from './root.mjs'
import { run } from './run.mjs'
import { main } from './tell.mjs'

/** `npm run package`: content and media from one booth to another, in one file. */
await main(async () => {
  const node = await ensure({ built: false })
  const script = inRoot('server', 'package', 'package-command.ts')
  process.exitCode = await run(node, [script, ...process.argv.slice(2)], { env: withNode(node) })
})
