import { create } from 'qrcode'
import { describe, expect, test } from 'vitest'
import { codeIssues } from '#shared/code-issues.ts'
import type { Content } from '#shared/content.ts'
import { phoneCanOpen } from '#shared/phone-address.ts'
import { modulesFor, qrFit, quietZone } from '#shared/qr-fit.ts'
import { encodeQr } from '#shared/qr-text.ts'
import { QrCode } from '#shared/qr.ts'
import { content as sample, sampleContent } from '../support/fixtures.ts'

const label = { zh: '扫一扫', en: 'Scan' }
const code = (fields: Record<string, unknown>) => QrCode.parse({ label, ...fields })
const refused = (fields: Record<string, unknown>) =>
  QrCode.safeParse({ label, ...fields }).error?.issues.map(({ path }) => path.join('.'))

const wifi = { kind: 'wifi', ssid: 'Booth', security: 'WPA', password: 'science2023' }
/** Nobody's: put together here, so that no number of a person stands in the code. */
const mobile = ['138', '0013', '8000'].join('')
const office = { kind: 'office', organisation: '示例科普服务窗口' }

describe('D11: each kind of code', () => {
  test('a link and a text as they were published before the other kinds existed', () => {
    expect(encodeQr(code({ kind: 'url', target: 'https://example.com/a' }))).toBe('https://example.com/a')
    expect(encodeQr(code({ kind: 'text', target: '一句科普' }))).toBe('一句科普')
  })

  test('a network, with every character that has a meaning of its own escaped', () => {
    expect(encodeQr(code(wifi))).toBe('WIFI:T:WPA;S:Booth;P:science2023;;')
    const odd = { ...wifi, ssid: 'a;b:c', password: 'p\\"q,r;st', hidden: true }
    expect(encodeQr(code(odd))).toBe('WIFI:T:WPA;S:a\\;b\\:c;P:p\\\\\\"q\\,r\\;st;H:true;;')
    expect(encodeQr(code({ kind: 'wifi', ssid: '展台', security: 'open' }))).toBe('WIFI:T:nopass;S:展台;;')
  })

  test('a network that no phone could join is refused by its field', () => {
    expect(refused({ ...wifi, password: 'short' })).toEqual(['password'])
    expect(refused({ ...wifi, security: 'open' })).toEqual(['password'])
    expect(refused({ ...wifi, security: 'WEP', password: '1234' })).toEqual(['password'])
    expect(refused({ ...wifi, ssid: '桂'.repeat(11) })).toEqual(['ssid'])
    expect(refused({ ...wifi, security: 'WPA9' })).toEqual(['security'])
  })

  test('an office as a card without anybody’s name', () => {
    const card = encodeQr(
      code({ ...office, phone: '0773-200 0000', email: 'office@example.com', address: '示例路 1 号；二楼, 左' }),
    )
    expect(card.split('\r\n')).toEqual([
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:;;;;',
      'FN:示例科普服务窗口',
      'ORG:示例科普服务窗口',
      'TEL;TYPE=WORK:0773-200 0000',
      'EMAIL:office@example.com',
      'ADR;TYPE=WORK:;;示例路 1 号；二楼\\, 左;;;;',
      'END:VCARD',
    ])
  })

  test.each(['0773-2000000', '（0773）200 0000', '+86 773 200 0000', '010-62000000转8', '400-800-1234', '12345'])(
    'D15: the office number %s is accepted',
    (phone) => expect(refused({ ...office, phone })).toBeUndefined(),
  )
  test.each([mobile, `+86 ${mobile}`, `0086-${mobile}`, '１３８００１３８０００', '138-0013-8000', '2000000', 'x'])(
    'D15: %s is no office’s number',
    (phone) => expect(refused({ ...office, phone })).toEqual(['phone']),
  )
  test('D15: a mobile number is found in any line of the card', () => {
    expect(refused({ ...office, organisation: '窗口 138 0013 8000' })).toEqual(['organisation'])
    expect(refused({ ...office, address: `示例路1号${mobile}` })).toEqual(['address'])
    expect(refused({ ...office, organisation: '两\n行' })).toEqual(['organisation'])
  })
})

describe('D12: what a screen can show', () => {
  const at = (diagonalInches: number, viewingDistance: number, resolution?: { width: number; height: number }) => ({
    diagonalInches,
    viewingDistance,
    resolution,
  })
  const link = (length: number) => code({ kind: 'url', target: `https://example.com/${'a'.repeat(length - 20)}` })

  test('no code is finer than the table says, and one of plain bytes is as fine', () => {
    for (let bytes = 1; bytes <= 300; bytes += 7) {
      const size = (text: string) => create(text, { errorCorrectionLevel: 'M' }).modules.size
      expect(modulesFor('a'.repeat(bytes))).toBe(size('a'.repeat(bytes)))
      expect(modulesFor('A'.repeat(bytes))).toBeGreaterThanOrEqual(size('A'.repeat(bytes)))
    }
    expect(modulesFor('a'.repeat(2_332))).toBeNull()
  })

  test('on a 43-inch panel at one metre a link is 100 mm and more than three pixels a module', () => {
    const fit = qrFit(link(26), at(43, 1))
    expect(fit).toMatchObject({ modules: 25, mm: 100, readable: true })
    expect(fit?.px).toBeCloseTo(201.7, 1)
    expect(fit?.module.mm).toBeGreaterThan(1.5)
  })

  test('a small panel far away, one module too fine, one pixel too few: none can be read', () => {
    expect(qrFit(link(26), at(21.5, 1))?.readable).toBe(true)
    expect(qrFit(link(26), at(21.5, 2))?.readable, '200 mm on a screen 268 mm wide').toBe(false)
    expect(qrFit(link(26), at(10, 0.5))?.readable).toBe(true)
    expect(qrFit(link(260), at(7, 0.4))?.readable, 'modules of less than 1.5 mm').toBe(false)
    expect(qrFit(link(260), at(43, 0.5, { width: 160, height: 240 }))?.readable, 'two pixels a module').toBe(false)
  })

  test('an issued picture is as fine as its own modules', () => {
    const issued = (across: number) => code({ kind: 'image', media: 'account', says: 'x', across })
    expect(qrFit(issued(41), at(43, 1))?.readable).toBe(true)
    expect(qrFit(issued(330), at(43, 1))?.readable).toBe(false)
    expect(quietZone).toBe(4)
  })
})

describe('codes that a visitor could not use', () => {
  const withCode = (qr: QrCode, screens = sample.screens): Content => {
    const copy = sampleContent()
    const [first] = copy.exhibits
    if (first) first.qr = qr
    return { ...copy, screens }
  }
  const url = (target: string) => code({ kind: 'url', target })

  test.each([
    ...[
      'http://192.168.1.20/a',
      'http://10.0.0.1',
      'https://172.31.0.1/',
      'http://127.0.0.1:8080/',
      'http://localhost/',
    ],
    ...['http://booth.local/', 'http://kiosk.lan/a', 'http://server/a', 'http://3232235777/', 'http://0x7f.1/'],
    ...[
      'http://[::1]/',
      'http://[fd00::1]/',
      'http://[::ffff:192.168.1.1]/',
      'http://169.254.1.1/',
      'http://a.local./',
    ],
    ...['ftp://example.com/', 'javascript:alert(1)', 'example.com/a', 'https://u:p@example.com/'],
  ])('D13: %s is refused, by path, with the exhibit and what to do', (target) => {
    expect(phoneCanOpen(target)).toBe(false)
    const [issue, ...more] = codeIssues(withCode(url(target)), null)
    expect(issue?.path).toEqual(['exhibits', 0, 'qr', 'target'])
    expect(issue?.message).toContain(sample.exhibits[0]?.title.zh)
    expect(issue?.message).toMatch(/请改用公网上的.*use a public http or https address/s)
    expect(more).toEqual([])
  })
  test.each([
    'https://example.com/a',
    'http://172.32.0.1/',
    'http://11.0.0.1/',
    'https://例子.中国/',
    'http://[2400::1]/',
  ])('D13: %s is what phones can open', (target) => expect(codeIssues(withCode(url(target)), null)).toEqual([]))
  test('D13: so is what an issued picture says', () => {
    const says = 'http://192.168.1.1/'
    const [issue] = codeIssues(withCode(code({ kind: 'image', media: 'gl-01', says, across: 33 })), null)
    expect(issue?.path).toEqual(['exhibits', 0, 'qr', 'media'])
  })

  test('D12: a code too fine for a screen is refused with exhibit, screen and what to do', () => {
    const far = sample.screens.map((screen, i) => (i === 1 ? { ...screen, diagonalInches: 21.5 } : screen))
    const [issue, ...more] = codeIssues(withCode(url('https://example.com/a'), far), null)
    expect(issue?.path).toEqual(['exhibits', 0, 'qr'])
    expect(issue?.message).toContain(sample.exhibits[0]?.title.zh)
    expect(issue?.message).toMatch(/中央大屏”（centre）.*请缩短地址.*screen centre.*shorten/s)
    expect(more.length, 'every other exhibit’s too').toBeGreaterThan(20)
  })

  test('D12: a short link has to fit as well', () => {
    const small = sample.screens.map((screen) => ({ ...screen, diagonalInches: 7, viewingDistance: 0.4 }))
    const content = withCode(url('https://example.com/a'), small)
    const first = (publicUrl: string | null) => codeIssues(content, publicUrl).filter(({ path }) => path[1] === 0)
    expect(first(null)).toEqual([])
    expect(first(`https://example.com/${'a'.repeat(200)}`)[0]?.path).toEqual(['exhibits', 0, 'qr'])
  })

  test('D13: the codes of activities and challenges are held to the same', () => {
    const copy = sampleContent()
    const [activity] = copy.activities?.list ?? []
    const [challenge] = copy.challenges ?? []
    if (activity) activity.signUp = url('http://10.0.0.1/')
    if (challenge) challenge.answer = url('http://booth.local/')
    expect(codeIssues(copy, null).map(({ path }) => path.join('.'))).toEqual([
      'activities.list.0.signUp.target',
      'challenges.0.answer.target',
    ])
  })
})
