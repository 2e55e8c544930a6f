import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { searchPath } from './search-path.mjs'

/** @typedef {{ name: string, steps: string[][], timeoutMs: number }} Installer */

/** What installs packages on each family of Linux, without asking anybody.
 * @type {Record<string, (packages: string[]) => string[][]>} */
const managers = {
  'apt-get': (packages) => [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', ...packages],
  ],
  dnf: (packages) => [['dnf', 'install', '-y', ...packages]],
  apk: (packages) => [['apk', 'add', '--no-cache', ...packages]],
  zypper: (packages) => [['zypper', '--non-interactive', 'install', ...packages]],
  pacman: (packages) => [['pacman', '-Sy', '--noconfirm', ...packages]],
}

/** The ways to install packages here: as root, or as somebody who may without a password. Each family names them itself.
 * @param {Record<string, string[]>} packages
 * @returns {Installer[]} */
export function systemInstallers(packages) {
  if (process.platform !== 'linux') return []
  const asRoot = process.getuid?.() === 0 ? [] : has('sudo') ? ['sudo', '-n'] : undefined
  if (!asRoot) return []
  return Object.entries(managers)
    .filter(([name]) => packages[name] && has(name))
    .map(([name, stepsFor]) => ({
      name,
      steps: stepsFor(packages[name] ?? []).map((step) => [...asRoot, ...step]),
      timeoutMs: 300_000,
    }))
}

/** @param {string} program */
const has = (program) => searchPath().some((folder) => existsSync(join(folder, program)))
