import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './root.mjs'
import { searchPath } from './search-path.mjs'

/** @typedef {{ name: string, steps: string[][], timeoutMs: number }} Installer */

/** @type {Record<string, string[][]>} */
const managers = {
  'apt-get': [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
  ],
  dnf: [['dnf', 'install', '-y', 'chromium']],
  apk: [['apk', 'add', '--no-cache', 'chromium']],
  zypper: [['zypper', '--non-interactive', 'install', 'chromium']],
  pacman: [['pacman', '-Sy', '--noconfirm', 'chromium']],
}

/** The ways to get a browser, in the order in which they are tried; none waits for a person.
 * @param {string} node
 * @returns {Installer[]} */
export function installers(node) {
  const cli = inRoot('node_modules', 'playwright', 'cli.js')
  const playwright = { name: 'Playwright', steps: [[node, cli, 'install', 'chromium']], timeoutMs: 300_000 }
  return [...(existsSync(cli) ? [playwright] : []), ...systemInstallers()]
}

function systemInstallers() {
  if (process.platform !== 'linux') return []
  const asRoot = process.getuid?.() === 0 ? [] : has('sudo') ? ['sudo', '-n'] : undefined
  if (!asRoot) return []
  return Object.entries(managers)
    .filter(([name]) => has(name))
    .map(([name, steps]) => ({ name, steps: steps.map((step) => [...asRoot, ...step]), timeoutMs: 300_000 }))
}

/** @param {string} program */
const has = (program) => searchPath().some((folder) => existsSync(join(folder, program)))
