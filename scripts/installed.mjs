import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Locked */

/**
 * The places in `node_modules` that do not hold what `package-lock.json` asks for. npm keeps its own record of what it
 * installed, and writes it last: after an interrupted install everything is missing.
 * @param {string} folder
 * @returns {string[]}
 */
export function missingPackages(folder) {
  const wanted = readLock(join(folder, 'package-lock.json'))
  const record = join(folder, 'node_modules', '.package-lock.json')
  const present = existsSync(record) ? readLock(record) : {}
  return Object.entries(wanted)
    .filter(([place, want]) => place !== '' && isWanted(want))
    .filter(([place, want]) => {
      return present[place]?.version !== want.version || !existsSync(join(folder, place, 'package.json'))
    })
    .map(([place]) => place)
}

/** An optional package is for one platform: wanted on that one. Which C library this is, only npm finds out.
 * @param {Locked} want */
function isWanted(want) {
  if (!want.optional) return true
  if (want.libc) return false
  return Boolean(want.os?.includes(process.platform) && want.cpu?.includes(process.arch))
}

/** @param {string} path
 * @returns {Record<string, Locked>} */
function readLock(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}
