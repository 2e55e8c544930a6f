import { cleanup, render } from '@testing-library/svelte'
import jsQr from 'jsqr'
import { afterEach, describe, expect, test } from 'vitest'
import type { LinkMaker } from '#shared/short-link.ts'
import { encodeQr } from '#shared/qr-text.ts'
import type { QrCode } from '#shared/qr.ts'
import ExhibitCode from '../../kiosk/parts/ExhibitCode.svelte'
import { qrMatrix } from '../../kiosk/parts/qr-matrix.ts'
import EnlargedCode from '../../kiosk/scenes/EnlargedCode.svelte'
import { ShortLinks } from '../../kiosk/visit/short-links.svelte.ts'
import { bundleOf, content } from './support.ts'

afterEach(cleanup)

const label = { zh: '连接展台网络', en: 'Join the booth’s network' }
const wifi: QrCode = { kind: 'wifi', ssid: 'Booth', security: 'WPA', password: 'science2023', hidden: false, label }
const office: QrCode = { kind: 'office', organisation: '示例窗口', phone: '12345', address: '示例路 1 号', label }
const link: QrCode = { kind: 'url', target: 'https://example.com/a', label }
const bundle = bundleOf('a')
const shared = { bundle, link: null, language: 'zh', viewingDistance: 1 }

/** The drawn path as pixels, read by a decoder. */
function read(path: string, size: number): string | undefined {
  const scale = 4
  const side = size * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, column, row] of path.matchAll(/M(\d+) (\d+)/g)) {
    for (let i = 0; i < scale * scale; i++) {
      const [x, y] = [Number(column) * scale + (i % scale), Number(row) * scale + Math.floor(i / scale)]
      pixels.set([0, 0, 0], (y * side + x) * 4)
    }
  }
  return jsQr(pixels, side, side)?.data
}
const drawn = (container: Element) => {
  const size = Number(container.querySelector('svg')?.getAttribute('viewBox')?.split(' ')[2])
  return read(container.querySelector('path')?.getAttribute('d') ?? '', size)
}

describe('K10 the code on the glass', () => {
  test.each([link, wifi, office])('of kind $kind is what it holds', (code) => {
    const { path, size } = qrMatrix(encodeQr(code))
    expect(read(path, size)).toBe(encodeQr(code))
    const { container } = render(ExhibitCode, { ...shared, code, onopen: () => {} })
    expect(drawn(container)).toBe(encodeQr(code))
  })

  test('D14: an issued picture is shown as it is, with what it is called', () => {
    const code: QrCode = { kind: 'image', media: 'gl-01', across: 41, says: 'x', label }
    const { container } = render(EnlargedCode, { ...shared, code, onclose: () => {} })
    const picture = container.querySelector('.issued img')
    expect(picture?.getAttribute('src')).toBe(`blob:${content.media['gl-01']?.hash}`)
    expect(picture?.getAttribute('alt')).toBe(label.zh)
  })

  test('D11: what a network and an office are is also there to be read', () => {
    const text = (code: QrCode, language: string) => {
      const { container } = render(EnlargedCode, { ...shared, code, language, onclose: () => {} })
      const words = [...container.querySelectorAll('dt, dd')].map((node) => node.textContent)
      cleanup()
      return words
    }
    expect(text(wifi, 'zh')).toEqual(['无线网络', 'Booth', '密码', 'science2023'])
    expect(text({ ...wifi, security: 'open', password: '' }, 'en')).toEqual([
      'Network',
      'Booth',
      'Password',
      'None needed',
    ])
    expect(text(office, 'zh')).toEqual(['单位', '示例窗口', '电话', '12345', '地址', '示例路 1 号'])
    expect(text(link, 'zh')).toEqual([])
  })
})

describe('V13 the short link that stands for an address', () => {
  const maker: LinkMaker = { base: 'https://booth.example', screen: 3, key: 'a key' }
  const [first] = content.exhibits
  const listening = (online: () => boolean, told: LinkMaker | null | undefined) => {
    const links = new ShortLinks(online)
    const on = (_name: string, listener: (told: LinkMaker | null) => void) => {
      if (told !== undefined) listener(told)
    }
    links.listen({ on } as never)
    return first ? links.of(bundle, first.id) : null
  }

  test('is there with a public address and a server that can send phones on, and never without', () => {
    expect(listening(() => true, maker)).toMatch(/^https:\/\/booth\.example\/q\/[0-9A-Z]{15}$/)
    expect(listening(() => true, null)).toBeNull()
    expect(listening(() => true, undefined)).toBeNull()
    expect(listening(() => false, maker)).toBeNull()
  })

  test('is what the code holds; a code of another kind is left alone', () => {
    const short = 'https://booth.example/q/000000000000000'
    const code = (what: QrCode) =>
      drawn(render(ExhibitCode, { ...shared, code: what, link: short, onopen: () => {} }).container)
    expect(code(link)).toBe(short)
    cleanup()
    expect(code(wifi)).toBe(encodeQr(wifi))
  })
})
