import { existsSync } from 'node:fs'
import { inRoot } from './root.mjs'
import { systemInstallers } from './system-installers.mjs'

const chromium = {
  'apt-get': ['chromium'],
  dnf: ['chromium'],
  apk: ['chromium'],
  zypper: ['chromium'],
  pacman: ['chromium'],
}

/** The ways to get a browser, in the order in which they are tried; none waits for a person.
 * @param {string} node
 * @returns {import('./system-installers.mjs').Installer[]} */
export function installers(node) {
  const cli = inRoot('node_modules', 'playwright', 'cli.js')
  const playwright = { name: 'Playwright', steps: [[node, cli, 'install', 'chromium']], timeoutMs: 300_000 }
  return [...(existsSync(cli) ? [playwright] : []), ...systemInstallers(chromium)]
}
