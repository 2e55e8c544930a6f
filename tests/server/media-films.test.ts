import { readFileSync } from 'node:fs'
import { onTestFinished, describe, expect, test } from 'vitest'
import type { Content } from '#shared/content.ts'
import { Bundles } from '../../server/content/bundles.ts'
import { importFilm } from '../../server/content/media/film.ts'
import { mediaRefusals } from '../../server/content/media/refusals.ts'
import { startBooth } from '../support/booth.ts'
import { sampleContent } from '../support/fixtures.ts'
import { temporaryFolder } from '../support/folder.ts'

const square = readFileSync('tests/fixtures/square.mp4')
const refusalOf = (bytes: Uint8Array) => {
  const result = importFilm(bytes)
  return result.ok ? null : result.error
}
/** The film with every one of these names replaced: the rest of it stays where it was. */
const renamed = (from: string, to: string) => Buffer.from(square.toString('latin1').replaceAll(from, to), 'latin1')
const boxes = () => {
  const found: Record<string, Buffer> = {}
  for (let at = 0; at < square.length; at += square.readUInt32BE(at))
    found[square.toString('latin1', at + 4, at + 8)] = square.subarray(at, at + square.readUInt32BE(at))
  return found
}

describe('D35 a film is MP4 with H.264, its index first; anything else is told what to do', () => {
  test('one that fits is kept byte for byte, with its size', () => {
    const result = importFilm(square)
    if (!result.ok) throw new Error(result.error)
    const { file, data } = result.value
    expect(file).toMatchObject({ type: 'video/mp4', width: 640, height: 360, bytes: square.length })
    expect(data.get(file.hash)).toBe(square)
  })

  test('one taken on its side has its size as it is shown', () => {
    const turned = Buffer.from(square)
    const header = turned.indexOf('tkhd')
    turned.writeInt32BE(0, header + 4 + 40) // the first number of its matrix: a quarter turn
    const result = importFilm(turned)
    expect(result.ok && [result.value.file.width, result.value.file.height]).toEqual([360, 640])
  })

  test.each<[string, () => Uint8Array, keyof typeof mediaRefusals]>([
    ['nothing', () => new Uint8Array(), 'empty'],
    ['a picture', () => readFileSync('tests/samples/pictures/cmyk.jpg'), 'not-a-film'],
    ['QuickTime', () => renamed('ftypisom', 'ftypqt  '), 'quicktime'],
    ['HEVC', () => renamed('avc1\0', 'hvc1\0'), 'hevc'],
    ['HEVC under its other name', () => renamed('avc1\0', 'hev1\0'), 'hevc'],
    ['AV1', () => renamed('avc1\0', 'av01\0'), 'other-codec'],
    ['a sound of another kind', () => renamed('mp4a\0', 'ac-3\0'), 'other-sound'],
    [
      'an index at the end',
      () => Buffer.concat(['ftyp', 'mdat', 'moov'].map((name) => boxes()[name] ?? Buffer.of())),
      'slow-start',
    ],
    ['no index', () => renamed('moov', 'free'), 'broken-film'],
    ['no picture', () => renamed('vide', 'text'), 'broken-film'],
    ['half of it', () => square.subarray(0, square.length / 2), 'broken-film'],
    ['an index that is cut off', () => square.subarray(0, 1_000), 'broken-film'],
  ])('%s', (_, bytes, refusal) => {
    expect(refusalOf(bytes())).toBe(refusal)
  })

  test('whatever byte is broken, something is answered', () => {
    const head = square.readUInt32BE(0) + 5_201 // where what is parsed ends
    for (let at = 4; at < head; at += 3) {
      for (const value of [0, 0xff]) {
        const spoilt = Buffer.from(square)
        spoilt[at] = value
        spoilt[at + 1] = value
        expect([null, ...Object.keys(mediaRefusals)]).toContain(refusalOf(spoilt))
      }
    }
  })
})

describe('D36 nothing is published as what it is not, however it came among the media', () => {
  const draftWith = async (bytes: Uint8Array, type: 'video/mp4' | 'image/webp' | 'image/svg+xml') => {
    const bundles = await Bundles.open(await temporaryFolder())
    const hash = await bundles.addMedia(bytes)
    const draft: Content = { ...sampleContent(), exhibits: [], tours: [] }
    return { bundles, draft: { ...draft, media: { odd: { hash, type, bytes: bytes.length, width: 8, height: 8 } } } }
  }

  test.each<[string, Uint8Array, 'video/mp4' | 'image/webp' | 'image/svg+xml', RegExp]>([
    ['a film coded in HEVC', renamed('avc1\0', 'hvc1\0'), 'video/mp4', /odd.*H\.265.*H\.265/],
    ['a text that is called a picture', Buffer.from('no'), 'image/webp', /odd.*不是图片.*no picture/],
    ['a drawing with a script', Buffer.from('<svg><script/></svg>'), 'image/svg+xml', /odd.*脚本.*script/],
  ])('%s', async (_, bytes, type, sentence) => {
    const { bundles, draft } = await draftWith(bytes, type)
    await expect(bundles.publish(draft)).rejects.toThrow(sentence)
  })

  test('a smaller copy that is missing is named too', async () => {
    const { bundles, draft } = await draftWith(square, 'video/mp4')
    const { odd } = draft.media
    const smaller = [{ ...odd, hash: '0'.repeat(64) }]
    await expect(bundles.publish({ ...draft, media: { odd: { ...odd, smaller } } })).rejects.toThrow(/odd.*missing/)
  })
})

test('D37 a film travels in ranges, and each copy of a picture by its own name', async () => {
  const booth = await startBooth()
  onTestFinished(() => booth.stop())
  const { bundles, content } = booth.server.context
  const hash = await bundles.addMedia(square)
  const small = await bundles.addMedia(readFileSync('tests/samples/pictures/cmyk.jpg'))
  const problem = await content.update((draft) => {
    const copy = { hash: small, type: 'image/jpeg' as const, bytes: 1, width: 10, height: 10 }
    draft.media['square'] = { hash, type: 'video/mp4', bytes: square.length, width: 640, height: 360 }
    draft.media['photo'] = { ...copy, smaller: [copy] }
  })
  expect(problem).toBeNull()
  const part = await booth.admin.get(`/media/${hash}`, { Range: 'bytes=100-199' })
  expect([part.status, part.headers.get('Content-Range')]).toEqual([206, `bytes 100-199/${square.length}`])
  expect(Buffer.from(await part.arrayBuffer()).equals(square.subarray(100, 200))).toBe(true)
  const tail = await booth.admin.get(`/media/${hash}`, { Range: 'bytes=-10' })
  expect(Buffer.from(await tail.arrayBuffer()).equals(square.subarray(-10))).toBe(true)
  const beyond = await booth.admin.get(`/media/${hash}`, { Range: `bytes=${square.length}-` })
  expect([beyond.status, beyond.headers.get('Content-Range')]).toEqual([416, `bytes */${square.length}`])
  const whole = await booth.admin.get(`/media/${hash}`)
  expect([whole.status, whole.headers.get('Content-Type'), whole.headers.get('Accept-Ranges')]).toEqual([
    200,
    'video/mp4',
    'bytes',
  ])
  expect((await booth.admin.get(`/media/${small}`)).status).toBe(200)
})
