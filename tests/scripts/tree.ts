import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

const leftOut = new Set(['node_modules', '.git', 'data', '.cache', 'test-results', 'tests', 'docs'])

/** A copy of the project on a path like those of real desktops, with the installed packages linked in. */
export async function copyTree(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const outer = await mkdtemp(join(tmpdir(), 'zhantai-'))
  const folder = join(outer, '桂林 展台 (一号)')
  await cp(projectRoot, folder, {
    recursive: true,
    filter: (path) => !leftOut.has(relative(projectRoot, path).split('/')[0] ?? ''),
  })
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'), 'dir')
  return { folder, remove: () => rm(outer, { recursive: true, force: true }) }
}
