import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const skipped = new Set(['node_modules', 'dist', 'data', 'coverage', 'test-results', '.git', '.cache'])
const textual = /\.(ts|mjs|js|svelte|css|html|json|md|svg|yml|yaml)$|(^|\/)(LICENSE|run|\.\w+)$/

/** Every text file of the project, as a path from its folder; a clone without git has them too.
 * @param {string} [folder]
 * @returns {string[]} */
export function sourceFiles(folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (skipped.has(entry.name)) return []
    if (entry.isDirectory()) return sourceFiles(path)
    return textual.test(path) ? [path] : []
  })
}
