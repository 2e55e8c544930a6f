import { expect, onTestFinished, test, vi } from 'vitest'
import type { BundleFont } from '#shared/content.ts'
import { Fonts } from '../../kiosk/fonts.ts'
import { bundleOf } from './support.ts'

/** The browser's part, which the test's own has not: it remembers what it was given. */
class Face {
  readonly family: string
  readonly data: ArrayBuffer
  readonly descriptors: { unicodeRange: string; weight: string }

  constructor(family: string, data: ArrayBuffer, descriptors: { unicodeRange: string; weight: string }) {
    this.family = family
    this.data = data
    this.descriptors = descriptors
  }
  load = () => Promise.resolve(this)
}

function page() {
  vi.stubGlobal('FontFace', Face)
  onTestFinished(() => void vi.unstubAllGlobals())
  const faces = new Set<Face>()
  const asked: string[] = []
  const set = {
    add: (face: Face) => faces.add(face),
    delete: (face: Face) => faces.delete(face),
    load: async (_size: string, letters: string) => void asked.push(letters),
  }
  return { faces, asked, fonts: new Fonts(set as unknown as FontFaceSet) }
}

const bundleWith = (digit: string, font: Omit<BundleFont, 'family' | 'bytes'>) => {
  const bundle = bundleOf(digit)
  const whole = { family: 'Noto Sans SC Variable', bytes: 5, ...font }
  return {
    ...bundle,
    content: { ...bundle.content, fonts: [whole] },
    fonts: new Map([[font.hash, new Blob([Uint8Array.of(1, 2, 3, 4, 5)])]]),
  }
}

test('D20 each piece of a font becomes a face of its own characters, and only the rest is asked of the page’s files', async () => {
  const { faces, asked, fonts } = page()
  const pieces = [
    { bytes: 2, range: 'U+20-7E' },
    { bytes: 3, range: 'U+6842,U+4E00-6841' },
  ]
  await fonts.load(bundleWith('a', { hash: 'f'.repeat(64), pieces }))
  expect([...faces].map((face) => [...new Uint8Array(face.data)])).toEqual([
    [1, 2],
    [3, 4, 5],
  ])
  expect([...faces].map((face) => face.descriptors)).toEqual([
    { weight: '100 900', unicodeRange: 'U+20-7E' },
    { weight: '100 900', unicodeRange: 'U+6842,U+4E00-6841' },
  ])
  expect(asked[0]).not.toMatch(/[a-z桂一]/)
  expect(asked[0]).toContain('项')
})

test('D20 a bundle from before fonts asks the page’s own files for everything', async () => {
  const { faces, asked, fonts } = page()
  await fonts.load(bundleOf('a'))
  expect(faces.size).toBe(0)
  expect(asked[0]).toContain('桂')
})

test('D22 the same font is not unpacked twice, and those of long ago are let go', async () => {
  const { faces, fonts } = page()
  const bundles = [...'0123456789'].map((digit) =>
    bundleWith(digit, { hash: digit.repeat(64), pieces: [{ bytes: 5, range: 'U+20-7E' }] }),
  )
  await fonts.load(bundles[0]!)
  await fonts.load(bundles[0]!)
  expect(faces.size).toBe(1)
  for (const bundle of bundles) await fonts.load(bundle)
  expect(faces.size).toBe(7)
})
