import { missingPackages } from './installed.mjs'
import { findNpm, outerPath } from './npm.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'
import { withSearchPath } from './search-path.mjs'
import { keepTelling, tell, Trouble } from './tell.mjs'

/** Installs exactly what the lock says when something of it is missing. Needs no network when nothing is. */
export async function ensureInstalled() {
  if (missingPackages(root).length === 0) return
  tell('正在安装依赖（约一分钟） Installing what is missing (about a minute)')
  const npm = findNpm()
  const done = keepTelling('安装中 installing')
  const status = await run(npm.command, [...npm.args, ...install], {
    stdio: ['ignore', 2, 2],
    env: withSearchPath(outerPath()),
    shell: npm.shell,
    timeoutMs: 1_200_000, // a slow line at a fair
  }).catch(() => 127)
  done()
  if (status === 0) return
  throw new Trouble(
    `依赖没有装好，请检查网络后重试（npm ci 状态 ${status}）。` +
      ` The packages could not be installed: check the network and try again (npm ci ended with ${status}).`,
  )
}

/** Whatever NODE_ENV or the user's settings say: the build needs its tools, and Node itself is an optional package. */
const install = [
  'ci',
  '--include=dev',
  '--include=optional',
  '--engine-strict=false',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
]
