import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from './root.mjs'
import { searchPath } from './search-path.mjs'

/**
 * How to call npm, also where the script was not run by it. Never with the Node inside `node_modules`:
 * an install takes that one away while npm runs on it.
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function findNpm() {
  const cli = process.env['npm_execpath']
  const node = process.env['npm_node_execpath']
  if (cli && /npm-cli\.js$/.test(cli) && node && !node.startsWith(inRoot('node_modules'))) {
    return { command: node, args: [cli], shell: false }
  }
  const name = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const folders = [...outerPath(), dirname(process.execPath)]
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
  // cmd files run only through a shell, which would split a path at its spaces: the name alone, found on PATH
  return process.platform === 'win32'
    ? { command: 'npm', args: [], shell: true }
    : { command: found ?? 'npm', args: [], shell: false }
}

/** The search path without this project's own programs. */
export const outerPath = () => searchPath().filter((folder) => !folder.startsWith(inRoot('node_modules')))
