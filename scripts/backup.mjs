import { ensure } from './ensure.mjs'
import { withNode } from './node.mjs'
import { inRoot } from './root.mjs'
import { run } from './run.mjs'
import { main } from './tell.mjs'

/** `npm run backup -- --data DIR --out FILE`: everything of a booth in one file, while its server runs. */
await main(async () => {
  const node = await ensure({ built: false })
  const script = inRoot('server', 'package', 'backup-command.ts')
  process.exitCode = await run(node, [script, ...process.argv.slice(2)], { env: withNode(node) })
})
