import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const inputs = [
  'kiosk',
  'control',
  'shared',
  'vite.config.ts',
  'svelte.config.js',
  'tsconfig.json',
  'package-lock.json',
]
const pages = ['kiosk/index.html', 'control/index.html']
const stamp = '.inputs' // a dot file, which the server never hands out

/** One hash of everything that goes into the built pages: contents and names, never times, which a clone does not keep.
 * @param {string} folder */
export function hashInputs(folder) {
  const hash = createHash('sha256')
  for (const path of inputs.flatMap((input) => filesIn(folder, input))) {
    hash.update(`${path}\0`)
    hash.update(readFileSync(join(folder, path)))
  }
  return hash.digest('hex')
}

/** Whether `dist` was built from the sources as they are now.
 * @param {string} folder */
export function isBuilt(folder) {
  const dist = join(folder, 'dist')
  if (!pages.every((page) => existsSync(join(dist, page)))) return false
  const path = join(dist, stamp)
  return existsSync(path) && readFileSync(path, 'utf8') === hashInputs(folder)
}

/** @param {string} dist */
export const stampIn = (dist) => join(dist, stamp)

/** @param {string} folder
 * @param {string} path
 * @returns {string[]} */
function filesIn(folder, path) {
  const full = join(folder, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesIn(folder, `${path}/${name}`))
}
