import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import jsQr from 'jsqr'
import { PNG } from 'pngjs'
import { toBuffer } from 'qrcode'
import type { Content } from '#shared/content.ts'
import { ExhibitId, KioskId } from '#shared/ids.ts'
import { encodeQr } from '#shared/qr-text.ts'
import { QrCode } from '#shared/qr.ts'
import type { ScanReport } from '#shared/scans.ts'
import { publishDraft } from '../support/approval.ts'
import { Stand } from './support/stand.ts'
import { until } from '../support/until.ts'

const label = { zh: '用手机带走这一条', en: 'Take it home on your phone' }
const account = 'http://weixin.qq.com/r/example-account'
const codes: Record<string, QrCode> = {
  'gl-17': QrCode.parse({ kind: 'url', target: 'https://example.com/gl-17', label }),
  'gl-20': QrCode.parse({ kind: 'text', target: '甜来自甜苷，一点点就很甜', label }),
  'gl-21': QrCode.parse({ kind: 'image', media: 'account', says: account, label }),
  'gl-18': QrCode.parse({ kind: 'wifi', ssid: 'Booth;展台', security: 'WPA', password: 'sci"ence2023', label }),
  'gl-19': QrCode.parse({
    ...{ kind: 'office', organisation: '示例科普服务窗口', phone: '12345', email: 'office@example.com' },
    ...{ address: '示例路 1 号', label },
  }),
}

/** Puts a code of each kind into the content and publishes it. */
async function publishCodes(stand: Stand): Promise<Content> {
  const admin = await stand.admin()
  const path = join(stand.dataDir, 'content.json')
  const content = JSON.parse(await readFile(path, 'utf8')) as Content
  const picture = await toBuffer(account, { errorCorrectionLevel: 'H', margin: 4, scale: 10 })
  const hash = createHash('sha256').update(picture).digest('hex')
  await mkdir(join(stand.dataDir, 'media'), { recursive: true })
  await writeFile(join(stand.dataDir, 'media', hash), picture)
  const side = picture.readUInt32BE(16)
  const media = { account: { hash, type: 'image/png', bytes: picture.length, width: side, height: side } }
  const exhibits = content.exhibits.map((one) => ({ ...one, ...(codes[one.id] && { qr: codes[one.id] }) }))
  await writeFile(path, JSON.stringify({ ...content, exhibits, media: { ...content.media, ...media } }))
  const status = async () =>
    (await (await admin.get('/api/content/status')).json()) as { changed: boolean; problem: unknown }
  await until(async () => (await status()).changed, 'the server has seen the codes')
  expect((await status()).problem).toBeNull()
  const response = await publishDraft({ url: stand.server.url, admin })
  expect(await response.text()).toContain('bundle')
  await until(async () => !(await status()).changed, 'the codes are shown')
  return content
}

/** What a phone would read from the glass. */
async function readGlass(page: Page): Promise<string | undefined> {
  const image = PNG.sync.read(await page.screenshot())
  return jsQr(new Uint8ClampedArray(image.data), image.width, image.height)?.data
}

const sizes = { west: { width: 1080, height: 1920 }, centre: { width: 1920, height: 1080 } } as const

/** Opens the page of an exhibit by its unit's tile, and its code. */
async function openCode(screen: Page, content: Content, id: string): Promise<void> {
  const exhibit = content.exhibits.find((one) => one.id === id)
  const unit = content.units.find((one) => one.code === exhibit?.unit)
  const tap = (name: string | RegExp) => screen.getByRole('button', { name }).first().tap()
  await screen.locator('[data-scene="browse"]').waitFor()
  await tap(unit?.name.zh ?? '')
  await tap(exhibit?.title.zh ?? '')
  await screen.locator('[data-scene="exhibit"]').waitFor()
  await tap(/二维码/)
  await expect(screen.getByRole('dialog')).toBeVisible()
  await screen.waitForTimeout(600) // the panel has come to rest
}

test('K10 D11 V11 every kind of code is read from the glass, upright and wide, and a phone that follows a link is a scan', async () => {
  test.setTimeout(240_000)
  const publicPort = 20_000 + (process.pid % 20_000)
  const base = `http://127.0.0.1:${publicPort}`
  const stand = await Stand.open({ env: { PUBLIC_URL: base, PUBLIC_PORT: String(publicPort) } })
  try {
    const content = await publishCodes(stand)
    const admin = await stand.admin()
    const scanned: ScanReport['rows'] = []
    for (const [name, size] of Object.entries(sizes)) {
      const screen = await stand.pairedScreen(name, size)
      await screen.locator('[data-scene="attract"]').tap({ position: { x: 40, y: 40 } })
      for (const [id, code] of Object.entries(codes)) {
        await openCode(screen, content, id)
        const folder = process.env['CODES_SHOTS']
        if (folder) await screen.screenshot({ path: join(folder, `${code.kind}-${name}.png`) })
        const says = (await readGlass(screen)) ?? ''
        if (code.kind !== 'url') expect(says, `${code.kind} on ${name}`).toBe(encodeQr(code))
        else {
          expect(says).toMatch(new RegExp(`^${base}/q/[0-9A-Z]{15}$`))
          const phone = { redirect: 'manual', headers: { 'User-Agent': 'Mozilla/5.0 (iPhone) Mobile' } } as const
          expect((await fetch(says, phone)).headers.get('location')).toBe(code.target)
          scanned.push({ exhibit: ExhibitId.parse(id), kiosk: KioskId.parse(name), scans: 1 })
        }
        await screen
          .getByRole('dialog')
          .getByRole('button')
          .first()
          .tap({ position: { x: 10, y: 10 } })
        await expect(screen.getByRole('dialog')).toBeHidden()
        await screen.getByRole('button', { name: '首页' }).first().tap()
      }
      await screen.context().close()
    }
    const report = (await (await admin.get('/api/scans')).json()) as ScanReport
    expect(report.known).toBe(true)
    expect(report.rows.toSorted((a, b) => b.kiosk.localeCompare(a.kiosk))).toEqual(scanned)
  } finally {
    await stand.close()
  }
})

test('K10 the code of an exhibit is read from the glass of a screen of 3840 × 2160', async () => {
  test.setTimeout(180_000) // eight million pixels, painted and decoded by a processor
  const stand = await Stand.open()
  try {
    const content = (await (await (await stand.admin()).get('/api/content')).json()) as Content
    const screen = await stand.pairedScreen('centre', { width: 3_840, height: 2_160 })
    await screen.locator('[data-scene="attract"]').tap({ position: { x: 40, y: 40 } })
    await openCode(screen, content, 'gl-20')
    const code = content.exhibits.find(({ id }) => id === 'gl-20')?.qr
    expect(await readGlass(screen)).toBe(code && encodeQr(code))
  } finally {
    await stand.close()
  }
})
