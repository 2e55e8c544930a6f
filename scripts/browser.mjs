import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installers } from './browser-installers.mjs'
import { run } from './run.mjs'
import { searchPath } from './search-path.mjs'
import { keepTelling, tell, Trouble } from './tell.mjs'

/** A Chrome, Chromium or Edge that starts on this machine: the one named in ZHANTAI_BROWSER, an installed one, or Playwright's.
 * @returns {Promise<string | undefined>} */
export async function findBrowser() {
  const named = process.env['ZHANTAI_BROWSER']
  if (named) {
    if (existsSync(named)) return named
    throw new Trouble(
      `ZHANTAI_BROWSER=“${named}” 没有这个文件。 ZHANTAI_BROWSER=“${named}” is not accepted: there is no such file.`,
    )
  }
  return [...onPath(), ...usualPlaces(), ...(await playwrights())].find((path) => existsSync(path) && answers(path))
}

/** The same, after installing one when there is none: Playwright's first, then the system package manager's.
 * @param {string} node
 * @returns {Promise<string>} */
export async function ensureBrowser(node) {
  const found = await findBrowser()
  if (found) return found
  for (const { name, steps, timeoutMs } of installers(node)) {
    tell(`没有找到浏览器，正在安装（${name}） No browser was found: installing one (${name})`)
    const done = keepTelling('安装中 installing')
    for (const [command = '', ...args] of steps) {
      const status = await run(command, args, { stdio: ['ignore', 2, 2], env: unattended, timeoutMs }).catch(() => 127)
      if (status !== 0) break // the next way
    }
    done()
    const browser = await findBrowser()
    if (browser) return browser
  }
  throw new Trouble(
    '没有浏览器，也未能安装：请安装 Chrome、Chromium 或 Edge，或用 ZHANTAI_BROWSER 指明其路径。' +
      ' There is no browser and none could be installed: install Chrome, Chromium or Edge, or name its path in ZHANTAI_BROWSER.',
  )
}

const unattended = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }

const names = [
  'chromium',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium-browser',
]

const onPath = () => names.flatMap((name) => searchPath().map((folder) => join(folder, name)))

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    )
  }
  if (process.platform !== 'win32') return ['/opt/google/chrome/chrome', '/usr/lib/chromium/chromium']
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? [])
  return folders.flatMap((folder) => [
    join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    join(folder, 'Chromium', 'Application', 'chrome.exe'),
  ])
}

/** @returns {Promise<string[]>} */
async function playwrights() {
  try {
    const { chromium } = await import('playwright')
    return [chromium.executablePath()]
  } catch {
    return [] // a kiosk's own machine may have no packages installed
  }
}

/** Some distributions install a `chromium-browser` that only says where to get one; elsewhere libraries are missing.
 * @param {string} path */
function answers(path) {
  if (process.platform === 'win32') return true // there, asking opens a window
  try {
    return /Chrom|Edge/.test(
      execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] }),
    )
  } catch {
    return false
  }
}
