import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { ensureBrowser, findBrowser } from './browser.mjs'
import { ensure } from './ensure.mjs'
import { kioskFlags } from './kiosk-flags.mjs'
import { readKioskOptions } from './kiosk-options.mjs'
import { kioskPolicy } from './kiosk-policy.mjs'
import { prepareProfile } from './kiosk-profile.mjs'
import { waitForServer } from './kiosk-wait.mjs'
import { stopWithParent } from './parent.mjs'
import { inRoot } from './root.mjs'
import { main, tell } from './tell.mjs'

/** @type {import('node:child_process').ChildProcess | undefined} */
let open

/** `npm run kiosk -- --screen west --server http://…`: one screen, opened when the server is there and again whenever it dies. */
await main(async () => {
  const options = readKioskOptions(process.argv.slice(2))
  if (options.printPolicy) console.log(JSON.stringify(kioskPolicy(options.server), null, 2))
  else await keepOpen(options)
})

/** @param {import('./kiosk-options.mjs').KioskOptions} options */
async function keepOpen({ screen, server, extra }) {
  // A screen's own computer needs only Node and a browser; packages are installed when the browser is missing.
  const browser = (await findBrowser()) ?? (await ensureBrowser(await ensure({ built: false })))
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  stopWithParent()
  const profile = resolve(inRoot(), process.env['DATA_DIR'] ?? 'data', 'screens', screen)
  const flags = kioskFlags({ server, screen, profile, asRoot: process.getuid?.() === 0, extra })
  const ontry = (/** @type {number} */ seconds) =>
    tell(`等待服务器 Waiting for the server: ${server.origin} (${seconds} s)`)

  await waitForServer(server, { limitMs: Infinity, ontry })
  for (let deaths = 0; ; deaths++) {
    prepareProfile(profile)
    const opened = Date.now()
    tell(`打开屏幕 Opening screen ${screen}: ${server.origin}`)
    await live(browser, flags)
    if (Date.now() - opened > 60_000) deaths = 0 // it had run well
    const pauseMs = Math.min(30_000, 1_000 * 2 ** deaths)
    tell(`浏览器已退出，${pauseMs / 1_000} 秒后重开 The browser ended; opening it again in ${pauseMs / 1_000} s`)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    // Once loaded, the page starts without a server too: it is not waited for beyond a restart of the server.
    await waitForServer(server, { limitMs: 15_000, ontry })
  }
}

/** One life of the browser.
 * @param {string} browser
 * @param {string[]} flags */
function live(browser, flags) {
  return new Promise((resolve) => {
    open = spawn(browser, flags, { stdio: 'ignore' })
    open.on('error', (error) => tell(`${browser}: ${error.message}`))
    open.on('close', () => {
      open = undefined
      resolve(undefined)
    })
  })
}

function stop() {
  if (!open) process.exit(0)
  open.on('close', () => process.exit(0))
  open.kill('SIGTERM')
  setTimeout(() => open?.kill('SIGKILL'), 3_000).unref() // a browser that hangs must not hold up a shutdown
}
