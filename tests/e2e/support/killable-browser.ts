import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { chromium, type Page } from '@playwright/test'
import { chromiumFlags } from './chromium.ts'

export type KillableBrowser = {
  page: Page
  /** SIGKILL: no handler runs, nothing is flushed. */
  kill: () => Promise<void>
}

/** A Chromium of our own on a profile that outlives it, so that it can be killed the way a pulled plug does. */
export async function openKillable(profile: string, url: string): Promise<KillableBrowser> {
  const program = process.env['ZHANTAI_BROWSER'] ?? chromium.executablePath()
  const child = spawn(
    program,
    [...chromiumFlags, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const endpoint = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', () => reject(new Error(`${program} stopped before it listened.`)))
  })
  const browser = await chromium.connectOverCDP(endpoint)
  const context = browser.contexts()[0] ?? (await browser.newContext())
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(url)
  return {
    page,
    kill: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
      await browser.close().catch(() => undefined) // the line to it is cut already
    },
  }
}
