import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The hashed name of the kiosk page's entry script: a screen that runs another one is told to reload. Null in development. */
export async function readBuildId(dist: string): Promise<string | null> {
  try {
    const html = await readFile(join(dist, 'kiosk', 'index.html'), 'utf8')
    return /assets\/(kiosk-[\w-]+\.js)/.exec(html)?.[1] ?? null
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
