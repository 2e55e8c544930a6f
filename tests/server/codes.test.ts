import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toBuffer, toString as toSvg } from 'qrcode'
import sharp from 'sharp'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Content } from '#shared/content.ts'
import type { MediaFile } from '#shared/media.ts'
import { encodeQr } from '#shared/qr-text.ts'
import { QrCode } from '#shared/qr.ts'
import { readCode } from '../../server/content/read-code.ts'
import { publishDraft } from '../support/approval.ts'
import { startBooth } from '../support/booth.ts'
import { content } from '../support/fixtures.ts'
import { until } from '../support/until.ts'

const label = { zh: '扫一扫', en: 'Scan' }
const exhibit = content.exhibits[0]

describe('D11: what a phone reads from a real picture is what was meant', () => {
  test.each([
    { kind: 'url', target: 'https://example.com/科普?id=1' },
    { kind: 'text', target: '石缝里先安一个家，绿色慢慢来' },
    { kind: 'wifi', ssid: '展台;Wi-Fi', security: 'WPA', password: 'sci"ence\\2023' },
    {
      kind: 'office',
      organisation: '示例科普服务窗口',
      phone: '0773-2000000',
      email: 'o@example.com',
      address: '示例路 1 号',
    },
  ])('$kind', async (fields) => {
    const text = encodeQr(QrCode.parse({ label, ...fields }))
    const picture = await toBuffer(text, { errorCorrectionLevel: 'M', margin: 4, scale: 6 })
    expect((await readCode(picture))?.says).toBe(text)
  })
})

describe('D14: a code that was issued as a picture', () => {
  const says = 'http://weixin.qq.com/r/example'
  const plain = () => toBuffer(says, { errorCorrectionLevel: 'H', margin: 4, scale: 10 })

  test('is read as photograph, small, large, on transparent ground and as a drawing; its modules are counted', async () => {
    const png = await plain()
    const jpeg = await sharp(png).resize(430, 430).rotate(90).jpeg({ quality: 60 }).toBuffer()
    const transparent = await toBuffer(says, { margin: 4, scale: 8, color: { light: '#0000' } })
    const svg = Buffer.from(await toSvg(says, { type: 'svg', margin: 4 }))
    for (const picture of [png, jpeg, await sharp(png).resize(2_400).webp().toBuffer(), transparent, svg]) {
      expect((await readCode(picture))?.says).toBe(says)
    }
    const across = (await readCode(png))?.across ?? 0
    const modules = (await sharp(png).metadata()).width / 10
    expect(Math.abs(across - modules)).toBeLessThan(1)
  })

  test('is not read where a phone might not: light on dark, or no code at all', async () => {
    expect(
      await readCode(
        await sharp(await plain())
          .negate({ alpha: false })
          .png()
          .toBuffer(),
      ),
    ).toBeNull()
    expect(
      await readCode(
        await sharp({ create: { width: 300, height: 300, channels: 3, background: 'grey' } })
          .png()
          .toBuffer(),
      ),
    ).toBeNull()
  })

  async function boothWith(picture: Buffer, type: MediaFile['type'] = 'image/png') {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    const { bundles, content: store } = booth.server.context
    const hash = await bundles.addMedia(picture)
    const edit = (draft: Content) => {
      draft.media['account'] = { hash, type, bytes: picture.length, width: 410, height: 410 }
      const [first] = draft.exhibits
      if (first) first.qr = { kind: 'image', media: 'account', label }
    }
    return { booth, store, problem: await store.update(edit) }
  }

  test('what it says is found out when the content is saved, and travels in the bundle', async () => {
    const { booth, problem } = await boothWith(await plain())
    expect(problem).toBeNull()
    expect((await publishDraft(booth)).status).toBe(202)
    await until(async () => {
      const shown = (await (await booth.admin.get('/api/content')).json()) as Content
      const qr = shown.exhibits[0]?.qr
      return qr?.kind === 'image' && qr.says === says && (qr.across ?? 0) > 20
    }, 'the published content holds what the picture says')
  })

  test('is refused when it cannot be read, by path and with what to do; nothing is changed', async () => {
    const { store, problem } = await boothWith(
      await sharp(await plain())
        .blur(30)
        .png()
        .toBuffer(),
    )
    expect(problem?.path).toBe('exhibits.0.qr.media')
    expect(problem?.detail).toMatch(/读不出内容：请换一张清晰的方形二维码原图.*use the original picture/s)
    expect(problem?.detail).toContain(exhibit?.title.zh)
    expect(store.current.exhibits[0]?.qr).toEqual(exhibit?.qr)
  })

  test('is refused when it is no picture, or names media that is not there', async () => {
    expect((await boothWith(Buffer.from('no picture at all'))).problem?.path).toBe('exhibits.0.qr.media')
    const { store } = await boothWith(await plain())
    const problem = await store.update((draft) => {
      const [first] = draft.exhibits
      if (first) first.qr = { kind: 'image', media: 'nothing', label }
    })
    expect(problem?.path).toBe('exhibits.0.qr.media')
    expect(problem?.detail).toContain('media “nothing”')
  })
})

describe('D12, D13: content with a code that a visitor could not use', () => {
  test('cannot be saved and cannot be published; what was published before is still shown', async () => {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    const path = join(booth.dataDir, 'content.json')
    const draft = structuredClone(content)
    const [first] = draft.exhibits
    if (first) first.qr = { kind: 'url', target: 'http://192.168.1.5/a', label }
    await writeFile(path, JSON.stringify(draft))
    const { content: store } = booth.server.context
    await until(() => store.problem !== null, 'the server has seen the file')
    expect(store.problem).toMatchObject({ file: 'content.json', path: 'exhibits.0.qr.target' })
    const refused = await booth.admin.post('/api/content/publish', {})
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('192.168.1.5')
    // A bundle from before the rule is still read.
    const { bundles } = booth.server.context
    const old = await bundles.publish(draft)
    expect((await bundles.load(old))?.exhibits[0]?.qr).toMatchObject({ target: 'http://192.168.1.5/a' })
    await booth.restart()
    expect(booth.server.context.content.problem?.path).toBe('exhibits.0.qr.target')
    expect((await booth.admin.get('/api/content')).status).toBe(200)
  })
})
