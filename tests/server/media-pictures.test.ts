import { readFileSync } from 'node:fs'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { MediaFile } from '#shared/media.ts'
import { importPicture } from '../../server/content/media/picture.ts'
import { mediaRefusals } from '../../server/content/media/refusals.ts'

const plain = (width: number, height: number, background = '#3a7') =>
  sharp({ create: { width, height, channels: 3, background } })
const jpeg = (width = 800, height = 600, background?: string) => plain(width, height, background).jpeg().toBuffer()
const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
  })
const svg = (inside: string, head = '') =>
  Buffer.from(
    `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 800 600">${inside}</svg>`,
  )

async function imported(bytes: Uint8Array) {
  const result = await importPicture(bytes)
  if (!result.ok) throw new Error(result.error)
  const { file, data } = result.value
  const copies = [file, ...(file.smaller ?? [])]
  return { file, copies, data, read: (copy = file) => sharp(data.get(copy.hash)) }
}
const refusalOf = async (bytes: Uint8Array) => {
  const result = await importPicture(bytes)
  return result.ok ? null : result.error
}
const middle = async (picture: Sharp) => {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels
  return [...data.subarray(at, at + 3)]
}

describe('D30 an original becomes WebP in the sizes that screens need', () => {
  test('three of a large one, each named by its hash, and never one larger than the original', async () => {
    const { file, copies, data, read } = await imported(await jpeg(4_000, 3_000))
    expect(copies.map((copy) => [copy.type, copy.width, copy.height])).toEqual([
      ['image/webp', 2_560, 1_920],
      ['image/webp', 1_280, 960],
      ['image/webp', 640, 480],
    ])
    expect(MediaFile.parse(file)).toEqual(file)
    for (const copy of copies) {
      const { format, width, height } = await read(copy).metadata()
      expect([format, width, height]).toEqual(['webp', copy.width, copy.height])
      expect(data.get(copy.hash)?.length).toBe(copy.bytes)
    }
  })

  test.each([
    [700, 500, [700]],
    [1_000, 700, [1_000, 640]],
    [900, 1_400, [1_400, 640]], // 1,280 would hardly be smaller
  ])('of %i × %i: %j', async (width, height, sides) => {
    const { copies } = await imported(await jpeg(width, height))
    expect(copies.map((copy) => Math.max(copy.width, copy.height))).toEqual(sides)
  })

  test('two at once wait for each other, and a refused one holds nothing up', async () => {
    const results = await Promise.all(
      [jpeg(), Buffer.from('no'), jpeg(900, 600)].map(async (bytes) => importPicture(await bytes)),
    )
    expect(results.map((result) => result.ok)).toEqual([true, false, true])
  })
})

describe('D31 upright, in sRGB, and without what the camera wrote into it', () => {
  test('a picture taken on its side stands upright', async () => {
    const onItsSide = await plain(800, 600).jpeg().withExif({}).withMetadata({ orientation: 6 }).toBuffer()
    expect((await sharp(onItsSide).metadata()).orientation, 'the sample is what it claims').toBe(6)
    const { file, read } = await imported(onItsSide)
    expect([file.width, file.height]).toEqual([600, 800])
    expect((await read().metadata()).orientation).toBeUndefined()
  })

  test('place, camera, author and profile are gone, and so are their words', async () => {
    const exif = {
      IFD0: { Make: 'SecretCamera', Artist: 'SecretName' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '25/1 16/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '110/1 17/1 0/1' },
    }
    const original = await plain(800, 600).jpeg().withIccProfile('p3').withExif(exif).toBuffer()
    const before = await sharp(original).metadata()
    expect([before.exif?.includes('SecretName'), before.hasProfile]).toEqual([true, true])
    const { copies, data, read } = await imported(original)
    for (const copy of copies) {
      const { exif: left, xmp, iptc, icc, hasProfile } = await read(copy).metadata()
      expect([left, xmp, iptc, icc, hasProfile]).toEqual([undefined, undefined, undefined, undefined, false])
      expect(Buffer.from(data.get(copy.hash) ?? []).includes('Secret')).toBe(false)
    }
  })

  test('a colour of a wide profile is that colour in sRGB, and not its bare numbers', async () => {
    const wide = await plain(800, 600, '#c86432').jpeg({ quality: 100 }).withIccProfile('p3').toBuffer()
    const numbers = await middle(sharp(wide, { ignoreIcc: true }))
    const shown = await middle((await imported(wide)).read())
    expect(numbers, 'in Display P3 it is written otherwise').not.toEqual(shown)
    for (const [i, value] of [200, 100, 50].entries()) expect(Math.abs((shown[i] ?? 0) - value)).toBeLessThanOrEqual(4)
  })

  test('CMYK of a printer becomes RGB, as colour-managed software shows it', async () => {
    const original = readFileSync('tests/samples/pictures/cmyk.jpg')
    expect((await sharp(original).metadata()).space).toBe('cmyk')
    const { read } = await imported(original)
    expect((await read().metadata()).space).toBe('srgb')
    const means = async (picture: Sharp) =>
      (await picture.stats()).channels.slice(0, 3).map(({ mean }) => Math.round(mean))
    const [red = 0, green = 0, blue = 0] = await means(read())
    expect(
      [red, green, blue].every((value) => value > 20 && value < 250),
      `${red} ${green} ${blue}`,
    ).toBe(true)
  })

  test('what is transparent is white paper; grey and 16 bit are read too', async () => {
    const clear = await sharp({ create: { width: 400, height: 400, channels: 4, background: '#0000' } })
      .png()
      .toBuffer()
    expect(await middle((await imported(clear)).read())).toEqual([255, 255, 255])
    const grey = await plain(400, 400).toColourspace('grey16').png().toBuffer()
    expect((await imported(grey)).file.width).toBe(400)
  })
})

describe('D32 what is no picture for a booth is refused by its bytes, each with one sentence', () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array, keyof typeof mediaRefusals]>([
    ['an empty file', () => new Uint8Array(), 'empty'],
    ['a text that is called a picture', () => Buffer.from('这不是一张图片'), 'not-a-picture'],
    ['a page', () => Buffer.from('<!doctype html><svg></svg>'), 'not-a-picture'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'not-a-picture'],
    ['a film', () => readFileSync('tests/fixtures/square.mp4'), 'not-a-picture'],
    ['HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'heic'],
    ['the first bytes of a JPEG', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'broken'],
    ['half a JPEG', async () => (await noise(800, 600).jpeg().toBuffer()).subarray(0, 40_000), 'broken'],
    ['half a PNG', async () => (await noise(800, 600).png().toBuffer()).subarray(0, 300_000), 'broken'],
    ['half a WebP', async () => (await noise(800, 600).webp().toBuffer()).subarray(0, 20_000), 'broken'],
    ['a bomb of 100 megapixels', () => plain(10_000, 10_000).png().toBuffer(), 'too-many-pixels'],
    ['a thumbnail', () => jpeg(160, 120), 'too-small'],
  ])('%s', async (_, bytes, refusal) => {
    expect(await refusalOf(await bytes())).toBe(refusal)
    expect(mediaRefusals[refusal].zh).toMatch(/。$/)
    expect(mediaRefusals[refusal].en).toMatch(/\.$/)
  })

  test('an animated GIF, WebP or PNG; one frame of each is a picture', async () => {
    const frames = await Promise.all(['#f00', '#00f'].map((colour) => plain(400, 400, colour).png().toBuffer()))
    const joined = () => sharp(frames, { join: { animated: true } })
    for (const moving of [await joined().gif().toBuffer(), await joined().webp().toBuffer()])
      expect(await refusalOf(moving)).toBe('animated')
    for (const still of [await plain(400, 400).gif().toBuffer(), await plain(400, 400).webp().toBuffer()])
      expect(await refusalOf(still)).toBeNull()
    const [png = Buffer.of()] = frames
    const control = Buffer.from('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0', 'latin1')
    expect(await refusalOf(Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]))).toBe('animated')
    expect(await refusalOf(png)).toBeNull()
  })

  test('whatever follows the first bytes of a picture, something is answered', async () => {
    let seed = 7
    const byte = () => ((seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >> 16) & 255
    const heads = [
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      'RIFF\0\0\0\0WEBPVP8X',
      'GIF89a',
      'II*\0',
      '\0\0\0\x20ftypavif',
      '<svg ',
    ]
    for (const head of heads.flatMap((each) => [each, each, each])) {
      const bytes = Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(Array.from({ length: 400 }, byte))])
      expect(Object.keys(mediaRefusals), head).toContain(await refusalOf(bytes))
    }
  })
})

describe('D33 a drawing is kept as it is, unless it could do or fetch something', () => {
  test('shapes, gradients, a plain style sheet and a picture inside are fine', async () => {
    const good = svg(
      '<style>.a{fill:#123}</style><defs><linearGradient id="g"/></defs><path class="a" fill="url(#g)" d="M0 0h9v9z"/><use xlink:href="#g"/><image href="data:image/png;base64,AAAA"/>',
      '<?xml version="1.0" encoding="UTF-8"?><!-- drawn -->',
    )
    const { file, data } = await imported(good)
    expect(file).toMatchObject({ type: 'image/svg+xml', width: 800, height: 600, bytes: good.length })
    expect(Buffer.from(data.get(file.hash) ?? []).equals(good)).toBe(true)
  })

  test.each<[string, string, string?]>([
    ['a script', '<script>alert(1)</script>'],
    ['a script in a namespace', '<svg:script>alert(1)</svg:script>'],
    ['a handler', '<path onload="alert(1)" d=""/>'],
    ['a link to another host', '<image href="http://example.com/a.png"/>'],
    ['the old kind of link', "<use xlink:href='https://example.com/a.svg#b'/>"],
    ['a style sheet from elsewhere, spelt in references', '<style>&#64;import "a.css";</style>'],
    ['a drawing inside as data', '<image href="data:image/svg+xml;base64,AAAA"/>'],
    ['a paint from elsewhere', '<path fill="url(http://example.com/#a)"/>'],
    ['a style sheet from elsewhere', '<style>@import "http://example.com/a.css";</style>'],
    ['a style that hides what it spells', '<style>.a{fill:\\75rl(x)}</style>'],
    ['a page inside', '<foreignObject><p>hello</p></foreignObject>'],
    ['an entity', '<path d=""/>', '<!DOCTYPE svg [<!ENTITY a "b">]>'],
    ['a style sheet beside it', '<path d=""/>', '<?xml version="1.0"?><?xml-stylesheet href="a.css"?>'],
    ['another encoding', '<path d=""/>', '<?xml version="1.0" encoding="utf-7"?>'],
  ])('%s is refused', async (_, inside, head) => {
    expect(await refusalOf(svg(inside, head))).toMatch(/unsafe-drawing|not-a-picture/)
  })

  test('what moves by itself, and text in a font that a screen may not have', async () => {
    expect(await refusalOf(svg('<circle><animate attributeName="r"/></circle>'))).toBe('animated')
    expect(await refusalOf(svg('<text>桂林</text>'))).toBe('text-in-drawing')
  })
})
