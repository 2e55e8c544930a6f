import { ensure } from './ensure.mjs'
import { withNode } from './node.mjs'
import { inRoot } from './root.mjs'
import { run } from './run.mjs'
import { main } from './tell.mjs'

/** `npm run import -- --data DIR [--dry-run] FOLDER`: files of exhibits into the draft. */
await main(async () => {
  const node = await ensure({ built: false })
  const script = inRoot('server', 'import', 'command.ts')
  process.exitCode = await run(node, [script, ...process.argv.slice(2)], { env: withNode(node) })
})
