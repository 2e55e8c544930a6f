import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** What is being made beside `path`, under a name that tells whose it is. */
export const unfinished = (path: string): string => `${path}.unfinished-${process.pid}`

/** Removes what a run before this one left beside `path` when it was killed. What a living run is making stays. */
export async function clearUnfinished(path: string): Promise<void> {
  const begins = `${basename(path)}.unfinished-`
  const names = await readdir(dirname(path)).catch(() => [])
  for (const name of names.filter((one) => one.startsWith(begins))) {
    const pid = Number.parseInt(name.slice(begins.length), 10)
    if (!isAlive(pid) || pid === process.pid) await rm(join(dirname(path), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' // another person's, and alive
  }
}
