import module from 'node:module'
import { fileURLToPath } from 'node:url'
import { ensure } from './ensure.mjs'
import { isGoodEnough, withNode } from './node.mjs'
import { stopWithParent } from './parent.mjs'
import { inRoot } from './root.mjs'
import { run } from './run.mjs'
import { main } from './tell.mjs'

/** `npm start`: installs what is missing, builds what is stale, then becomes the server. */
await main(async () => {
  const node = await ensure()
  if (isGoodEnough(process.versions.node)) await becomeServer()
  else process.exitCode = await run(node, [fileURLToPath(import.meta.url)], { env: withNode(node) })
})

async function becomeServer() {
  const leave = () => process.exit(0) // nothing is open yet, or only a database that survives worse
  process.on('SIGTERM', leave)
  process.on('SIGINT', leave)
  stopWithParent()
  process.chdir(inRoot()) // DATA_DIR is relative to the project
  module.enableCompileCache(inRoot('.cache', 'compiled')) // the second start reads what the first one compiled
  await import('../server/main.ts')
  process.off('SIGTERM', leave)
  process.off('SIGINT', leave)
}
