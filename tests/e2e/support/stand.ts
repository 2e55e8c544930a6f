import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { api, type Api } from '../../support/api.ts'
import { spawnServer, type ServerProcess } from '../../support/server-process.ts'
import { chromiumFlags } from './chromium.ts'

export const adminPin = '24681357'

export type StandOptions = {
  /** `localhost` is trustworthy to a browser; `kiosk.lan` is what a hall's network really is. */
  host?: 'localhost' | 'kiosk.lan'
  /** What a managed kiosk's policy does for a plain-HTTP origin. */
  managed?: boolean
  /** What the operator sets besides. */
  env?: Record<string, string>
}

const portrait = { width: 1080, height: 1920 }
const tablet = { width: 1280, height: 800 }

/** A whole stand as visitors and staff meet it: the server as its own process, real Chromium, one context a screen. */
export class Stand {
  readonly #dataDir: string
  readonly #browser: Browser
  readonly #host: string
  #server: ServerProcess

  private constructor(dataDir: string, server: ServerProcess, browser: Browser, host: string) {
    this.#dataDir = dataDir
    this.#server = server
    this.#browser = browser
    this.#host = host
  }

  static async open({ host = 'localhost', managed = false, env = {} }: StandOptions = {}): Promise<Stand> {
    const dataDir = await mkdtemp(join(tmpdir(), 'zhantai-e2e-'))
    const server = await spawnServer({ DATA_DIR: dataDir, ADMIN_PIN: adminPin, ...env })
    const origin = `http://${host}:${server.port}`
    const browser = await chromium.launch({
      ...(process.env['ZHANTAI_BROWSER'] && { executablePath: process.env['ZHANTAI_BROWSER'] }),
      args: [
        ...chromiumFlags,
        '--host-resolver-rules=MAP kiosk.lan 127.0.0.1',
        ...(managed ? [`--unsafely-treat-insecure-origin-as-secure=${origin}`] : []),
      ],
    })
    return new Stand(dataDir, server, browser, host)
  }

  get origin(): string {
    return `http://${this.#host}:${this.#server.port}`
  }

  get server(): ServerProcess {
    return this.#server
  }

  get dataDir(): string {
    return this.#dataDir
  }

  readonly pin = adminPin

  /** Signed in as the first administrator, over HTTP. */
  admin(): Promise<Api> {
    return api(this.#server.url).signIn('admin', adminPin)
  }

  /** A new screen: a browser context of its own, as on a panel PC. */
  async screen(name: string, size = portrait): Promise<Page> {
    const context = await this.context(size, true)
    const page = await context.newPage()
    await page.goto(`${this.origin}/kiosk/?screen=${name}`)
    return page
  }

  /** A new screen, paired the way staff do it, except that the code is typed over HTTP. */
  async pairedScreen(name: string, size = portrait): Promise<Page> {
    const page = await this.screen(name, size)
    const admin = await this.admin()
    const response = await admin.post('/api/kiosks/pair', { code: await pairingCode(page), screen: name })
    if (!response.ok) throw new Error(`pairing ${name}: ${await response.text()}`)
    await page.locator('[data-scene="attract"]').waitFor()
    return page
  }

  /** A tablet with the panel open and the administrator signed in. */
  async panel(size = tablet): Promise<Page> {
    const page = await (await this.context(size, true)).newPage()
    await page.goto(`${this.origin}/control/`)
    await page.getByLabel(/姓名|Name/).fill('admin')
    await page.getByLabel(/口令|PIN/).fill(adminPin)
    await page.getByRole('button', { name: /登录|Sign in/ }).click()
    await page.getByRole('button', { name: /登录|Sign in/ }).waitFor({ state: 'detached' })
    return page
  }

  async context(viewport: { width: number; height: number }, hasTouch: boolean): Promise<BrowserContext> {
    const context = await this.#browser.newContext({
      viewport,
      hasTouch,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      // Several moving landscapes painted by one processor would starve each other; motion has tests of its own.
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(15_000)
    return context
  }

  /** SIGKILL, then the same data at the same port. */
  async killServer(): Promise<void> {
    await this.#server.kill()
  }

  async startServer(): Promise<void> {
    const { port } = this.#server
    this.#server = await spawnServer({ DATA_DIR: this.#dataDir, PORT: String(port) })
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.#server.stop()
    await rm(this.#dataDir, { recursive: true, force: true })
  }
}

/** The six digits on a screen that waits. */
export async function pairingCode(page: Page): Promise<string> {
  const root = page.locator('[data-scene="pairing"]')
  await root
    .getByText(/\d{3}\s?\d{3}|^\d{6}$/)
    .first()
    .waitFor()
  const code = /(\d)\s*(\d)\s*(\d)\s*(\d)\s*(\d)\s*(\d)/.exec(await root.innerText())
  if (!code) throw new Error('The screen shows no pairing code.')
  return code.slice(1).join('')
}
