import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ScanReport } from '#shared/scans.ts'
import type { LinkMaker } from '#shared/short-link.ts'
import { shortLinkOf } from '../../kiosk/visit/short-link.ts'
import { StartError } from '../../server/env.ts'
import { publishDraft } from '../support/approval.ts'
import { startBooth, type BoothOptions, type TestBooth } from '../support/booth.ts'
import { openSocket } from '../support/clients.ts'
import { content, ids } from '../support/fixtures.ts'
import { temporaryFolder } from '../support/folder.ts'

const publicUrl = 'https://booth.example'
const phone = 'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile MicroMessenger/8.0.44'
const linked = content.exhibits.filter(({ qr }) => qr?.kind === 'url')
const [first, second] = linked.map(({ id }) => id)

async function open(options: BoothOptions = {}): Promise<TestBooth> {
  const booth = await startBooth({ env: { PUBLIC_URL: publicUrl, PUBLIC_PORT: '0', ...options.env }, ...options })
  onTestFinished(() => booth.stop())
  return booth
}

/** The links of a screen, made by the page's own code from what the server tells it. */
async function linksOf(booth: TestBooth, kiosk = 'west') {
  const { token } = await booth.kiosk(kiosk)
  const socket = openSocket(`${booth.url}/kiosk`, { token })
  onTestFinished(() => void socket.disconnect())
  const maker = await new Promise<LinkMaker | null>((resolve) => socket.once('links', resolve))
  const hash = booth.server.context.booth.current.bundle
  return { maker, of: (exhibit = first) => maker && shortLinkOf(maker, { content, hash }, exhibit ?? ids.noExhibit) }
}

type Ask = { method?: string; agent?: string; headers?: Record<string, string>; from?: string }

/** As a phone's browser asks the public listener, past the name that this test's machine cannot resolve. */
const ask = (booth: TestBooth, address: string, { method = 'GET', agent = phone, headers = {}, from }: Ask = {}) =>
  fetch(address.replace(publicUrl, `http://127.0.0.1:${booth.server.publicPort}`), {
    method,
    redirect: 'manual',
    headers: { 'User-Agent': agent, ...(from && { 'X-Forwarded-For': from }), ...headers },
  })

const scans = async (booth: TestBooth, query = '') =>
  (await (await booth.admin.get(`/api/scans${query}`)).json()) as ScanReport

describe('V11: a scan', () => {
  test('goes from the screen’s code to its target, and is counted for exhibit and screen', async () => {
    const booth = await open()
    const west = await linksOf(booth, 'west')
    const east = await linksOf(booth, 'east')
    expect(await scans(booth)).toEqual({ known: true, rows: [] })
    const response = await ask(booth, west.of() ?? '')
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe(`https://example.com/${first}`)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    await ask(booth, east.of() ?? '')
    await ask(booth, east.of(second) ?? '')
    expect((await scans(booth)).rows).toEqual([
      { exhibit: first, kiosk: 'east', scans: 1 },
      { exhibit: first, kiosk: 'west', scans: 1 },
      { exhibit: second, kiosk: 'east', scans: 1 },
    ])
    expect((await scans(booth, '?from=2020-01-01&to=2020-01-02')).rows).toEqual([])
  })

  test('is one when the same phone asks again within ten seconds, and two after that', async () => {
    let now = Date.parse('2023-05-20T10:00:00+08:00')
    const booth = await open({ machine: { clock: { now: () => now, jumpedBy: () => 0 } } })
    const link = (await linksOf(booth)).of() ?? ''
    const count = async () => (await scans(booth)).rows[0]?.scans
    await Promise.all([ask(booth, link), ask(booth, link), ask(booth, link)])
    expect(await count()).toBe(1)
    now += 9_000
    await ask(booth, link)
    expect(await count()).toBe(1)
    await ask(booth, link, { agent: `${phone} another` })
    expect(await count(), 'another phone behind the same address').toBe(2)
    await ask(booth, link, { from: '198.51.100.7' })
    expect(await count(), 'another address behind the tunnel').toBe(3)
    now += 2_000
    await ask(booth, link)
    expect(await count()).toBe(4)
  })

  test('is no preview, no prefetch and no program; each is sent on all the same', async () => {
    const booth = await open()
    const link = (await linksOf(booth)).of() ?? ''
    const others: Ask[] = [
      { method: 'HEAD' },
      { headers: { 'Sec-Purpose': 'prefetch;prerender' } },
      { headers: { 'X-Purpose': 'preview' } },
      { agent: '' },
      { agent: 'WhatsApp/2.23.20.0' },
      { agent: 'TelegramBot (like TwitterBot)' },
      { agent: 'facebookexternalhit/1.1' },
      { agent: 'Mozilla/5.0 (compatible; Baiduspider/2.0)' },
      { agent: 'curl/8.5.0' },
    ]
    for (const other of others) {
      expect((await ask(booth, link, other)).status, JSON.stringify(other)).toBe(302)
      expect((await scans(booth)).rows, JSON.stringify(other)).toEqual([])
    }
  })

  test('in a rehearsal is kept and left out of the figures', async () => {
    const booth = await open()
    const link = (await linksOf(booth)).of() ?? ''
    await booth.command({ type: 'set-rehearsal', on: true })
    await ask(booth, link)
    expect((await scans(booth)).rows).toEqual([])
    const rows = await booth.server.context.db.selectFrom('scans').selectAll().execute()
    expect(rows).toMatchObject([{ exhibit: first, rehearsal: 1 }])
  })

  test('survives a restart, and so does the code on the screen; the secret is for the server’s eyes only', async () => {
    const dataDir = await temporaryFolder()
    const booth = await open({ dataDir })
    const link = (await linksOf(booth)).of() ?? ''
    await ask(booth, link)
    const key = join(dataDir, 'links.key')
    expect((await stat(key)).mode & 0o777).toBe(0o600)
    await booth.restart()
    expect((await scans(booth)).rows).toEqual([{ exhibit: first, kiosk: 'west', scans: 1 }])
    await ask(booth, link)
    expect((await scans(booth)).rows[0]?.scans).toBe(2)
    const kept = JSON.stringify(await booth.server.context.db.selectFrom('scans').selectAll().execute())
    expect(kept).not.toMatch(/127\.0\.0\.1|Mozilla/)
  })

  test('of a code that was published earlier still leads where it led', async () => {
    const booth = await open()
    const link = (await linksOf(booth)).of() ?? ''
    const { content: store } = booth.server.context
    await store.update((draft) => {
      const exhibit = draft.exhibits.find(({ id }) => id === first)
      if (exhibit?.qr?.kind === 'url') exhibit.qr.target = 'https://example.com/elsewhere'
    })
    expect((await publishDraft(booth)).status).toBe(202)
    expect((await ask(booth, link)).headers.get('location')).toBe(`https://example.com/${first}`)
  })

  test('that the disk refuses still takes the visitor there, and is not counted', async () => {
    const booth = await open()
    const link = (await linksOf(booth)).of() ?? ''
    await booth.server.context.db.schema.dropTable('scans').execute()
    expect((await ask(booth, link)).status).toBe(302)
    expect((await booth.admin.get('/api/scans')).status).toBe(500)
  })
})

describe('V12: the second listener', () => {
  test('knows short links and pages, and nothing of the booth', async () => {
    const booth = await open()
    const known = ['/healthz', '/metrics', '/kiosk/', '/control/', '/api/openapi.json', '/api/session', '/api/scans']
    for (const path of [
      ...known,
      '/socket.io/?EIO=4&transport=polling',
      '/media/a',
      '/assets/',
      '/q/',
      '/%ff',
      '/q/%00',
    ]) {
      for (const method of ['GET', 'POST']) {
        const response = await ask(booth, publicUrl + path, { method })
        const what = `${method} ${path}`
        expect(response.status, what).toBe(404)
        expect(response.headers.get('content-type'), what).toMatch(/^text\/html/)
        expect(await response.text(), what).toContain('再扫一次二维码')
      }
    }
  })

  test('sends pages that are small, in both languages, without a cookie or a script', async () => {
    const booth = await open()
    const response = await ask(booth, `${publicUrl}/`)
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page).toContain(content.event.booth.zh)
    expect(page).toContain(content.event.booth.en)
    expect(page.length).toBeLessThan(4_000)
    expect(page).not.toMatch(/<script|<style|style=|http:/)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('x-powered-by')).toBeNull()
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none';style-src 'self';img-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    )
    const styles = await ask(booth, `${publicUrl}/phone.css`)
    expect(styles.headers.get('content-type')).toMatch(/^text\/css/)
    expect(await styles.text()).toContain('--surface-paper')
  })

  test('leads nowhere but to the target of a code: a link that anybody changed is unknown', async () => {
    const booth = await open()
    const link = (await linksOf(booth)).of() ?? ''
    const changed = [...link].map((digit, i) => {
      if (i < `${publicUrl}/q/`.length) return null
      return `${link.slice(0, i)}${digit === '7' ? '8' : '7'}${link.slice(i + 1)}`
    })
    for (const wrong of changed) if (wrong) expect((await ask(booth, wrong)).status, wrong).toBe(404)
    const { of } = await linksOf(booth, 'east')
    const text = content.exhibits.find(({ qr }) => qr?.kind === 'text')
    expect((await ask(booth, of(text?.id) ?? '')).status, 'a code that holds no link').toBe(404)
    expect((await scans(booth)).rows).toEqual([])
  })

  test('slows down an address that floods it, and says for how long', async () => {
    const booth = await open()
    const statuses: number[] = []
    for (let i = 0; i < 130; i++)
      statuses.push((await ask(booth, `${publicUrl}/q/none`, { from: '198.51.100.9' })).status)
    expect(statuses.filter((status) => status === 429).length).toBe(10)
    const last = await ask(booth, `${publicUrl}/`, { from: '198.51.100.9' })
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await last.text()).toContain('请过一分钟再试')
    expect((await ask(booth, `${publicUrl}/`)).status, 'others go on').toBe(200)
  })
})

describe('V13: without a public address', () => {
  test('scans are unknown, which is not zero; screens get no links and nothing else listens', async () => {
    const booth = await open({ env: {} })
    expect(booth.server.publicPort).toBeNull()
    expect(await scans(booth)).toEqual({ known: false, rows: [] })
    const west = await linksOf(booth)
    expect(west.maker).toBeNull()
    expect(west.of()).toBeNull()
    await expect(stat(join(booth.dataDir, 'links.key'))).rejects.toThrow()
  })
})

describe('E2: what cannot be opened stops the start with one sentence', () => {
  const refusal = (options: BoothOptions) =>
    startBooth(options).then(
      async (booth) => {
        await booth.stop()
        return 'started'
      },
      (error: unknown) => (error instanceof StartError ? error.message : Promise.reject(error as Error)),
    )

  test('PUBLIC_PORT in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const said = await refusal({ env: { PUBLIC_URL: publicUrl, PUBLIC_PORT: String(port) } })
    expect(said).toMatch(new RegExp(`^PUBLIC_PORT=“${port}” is not free: another program listens there\\.`))
  })

  test('a damaged secret is not replaced', async () => {
    const dataDir = await temporaryFolder()
    await writeFile(join(dataDir, 'links.key'), 'half')
    await chmod(join(dataDir, 'links.key'), 0o600)
    const said = await refusal({ dataDir, env: { PUBLIC_URL: publicUrl, PUBLIC_PORT: '0' } })
    expect(said).toMatch(/^links\.key in DATA_DIR is damaged: put it back from a backup, or delete it/)
    expect(await readFile(join(dataDir, 'links.key'), 'utf8')).toBe('half')
  })
})
