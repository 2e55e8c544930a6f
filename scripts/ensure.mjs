import { ensureBuilt } from './build-pages.mjs'
import { ensureInstalled } from './install.mjs'
import { needNode } from './node.mjs'

/** Everything a command stands on: the packages, a Node that can run the server and, where asked for, the built pages.
 * @param {{ built?: boolean }} [needs]
 * @returns {Promise<string>} the path of that Node */
export async function ensure({ built = true } = {}) {
  await ensureInstalled()
  const node = needNode()
  if (built) await ensureBuilt(node)
  return node
}
