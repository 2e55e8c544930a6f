import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hashInputs, isBuilt, stampIn } from './build-inputs.mjs'
import { withNode } from './node.mjs'
import { inRoot, root } from './root.mjs'
import { run } from './run.mjs'
import { tell, Trouble } from './tell.mjs'

/** Builds both pages when a source changed since the last build.
 * @param {string} node */
export async function ensureBuilt(node) {
  if (!isBuilt(root)) await buildPages(node)
}

/** Built beside `dist` and then swapped in: a server that is running never hands out half a build.
 * @param {string} node */
export async function buildPages(node) {
  tell('正在构建页面（数秒） Building the pages (some seconds)')
  const fresh = inRoot('.cache', `dist-${process.pid}`)
  const old = inRoot('.cache', `old-${process.pid}`)
  mkdirSync(inRoot('.cache'), { recursive: true })
  const inputs = hashInputs(root)
  const vite = [inRoot('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--outDir', fresh, '--logLevel', 'warn']
  const env = { ...withNode(node), NODE_ENV: 'production' }
  for (const ZHANTAI_PAGE of ['kiosk', 'control']) {
    const status = await run(node, vite, { stdio: ['ignore', 2, 2], env: { ...env, ZHANTAI_PAGE } })
    if (status === 0) continue
    rmSync(fresh, { recursive: true, force: true })
    throw new Trouble(`页面没有构建成功，原因见上。 The pages could not be built; the reason is above.`)
  }
  writeFileSync(stampIn(fresh), inputs)
  if (existsSync(inRoot('dist'))) renameSync(inRoot('dist'), old)
  renameSync(fresh, inRoot('dist'))
  rmSync(old, { recursive: true, force: true })
  tell(`页面已就绪 Pages built: ${readFileSync(stampIn(inRoot('dist')), 'utf8').slice(0, 12)}`)
}
