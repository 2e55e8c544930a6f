import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from './root.mjs'
import { searchPath, withSearchPath } from './search-path.mjs'
import { Trouble } from './tell.mjs'

/** The first Node that runs TypeScript without a flag, with `node:sqlite` built in. */
const least = /** @type {const} */ ([22, 18])

/** @param {string} version such as `v24.21.0` */
export function isGoodEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > least[0] || (major === least[0] && minor >= least[1])
}

/** A Node that can run the server: this one, the one from the optional dependency, or one on PATH.
 * @returns {string | undefined} */
export function findNode() {
  if (isGoodEnough(process.versions.node)) return process.execPath
  return [...installed(), ...onPath()].find((path) => existsSync(path) && isGoodEnough(versionOf(path)))
}

/** @returns {string} */
export function needNode() {
  const node = findNode()
  if (node) return node
  throw new Trouble(
    `需要 Node ${least.join('.')} 或更新版本（现为 ${process.versions.node}），请从 nodejs.org 安装后再试。` +
      ` Node ${least.join('.')} or newer is needed (this is ${process.versions.node}): install it from nodejs.org and try again.`,
  )
}

/** The environment in which `node` means the good one, for tools that start others.
 * @param {string} node */
export const withNode = (node) => withSearchPath([dirname(node), inRoot('node_modules', '.bin'), ...searchPath()])

const program = process.platform === 'win32' ? 'node.exe' : 'node'

function installed() {
  const modules = inRoot('node_modules')
  const packages = existsSync(modules)
    ? readdirSync(modules).filter((name) => /^node-(linux|win|darwin|bin)-/.test(name))
    : []
  return packages.map((name) => join(modules, name, 'bin', program))
}

function onPath() {
  return searchPath().map((folder) => join(folder, program))
}

/** @param {string} path */
function versionOf(path) {
  try {
    return execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 10_000, stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return 'v0.0' // made for another system: not a candidate
  }
}
