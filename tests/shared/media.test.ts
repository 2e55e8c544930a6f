import { describe, expect, test } from 'vitest'
import { Content } from '#shared/content.ts'
import { copyFor, filesOf } from '#shared/media-files.ts'
import { MediaFile } from '#shared/media.ts'
import { vttProblem } from '#shared/web-vtt.ts'
import { rawSample, sampleContent } from '../support/fixtures.ts'

const copy = (width: number, height: number) =>
  ({ hash: String(width % 10).repeat(64), type: 'image/webp', bytes: 1, width, height }) as const
const file = MediaFile.parse({ ...copy(2_560, 1_707), smaller: [copy(1_281, 853), copy(642, 427)] })

test('D30 a screen takes the smallest copy that has the pixels it needs, else the largest', () => {
  const sideFor = (pixels: number) => copyFor(file, pixels).width
  expect([0, 642, 643, 1_281, 1_282, 9_999].map(sideFor)).toEqual([642, 642, 1_281, 1_281, 2_560, 2_560])
  const upright = MediaFile.parse({ ...copy(1_700, 2_550), smaller: [copy(427, 640)] })
  expect(copyFor(upright, 600).width, 'the longer side counts').toBe(427)
})

test('D30 a picture of a bundle from before has one size, and every size is a file of the bundle', () => {
  const old = MediaFile.parse(copy(800, 600))
  expect(copyFor(old, 5_000)).toEqual(old)
  expect(filesOf({ media: { old, file } }).map(({ width }) => width)).toEqual([800, 2_560, 1_281, 642])
})

const good =
  'WEBVTT\n\n00:01.000 --> 00:04.000\n光在玻璃里前进\n\nNOTE nothing\n\n2\n00:00:05.000 --> 00:00:07.500 line:80%\nLight\n'

describe('D38 captions', () => {
  test('with numbers, hours, notes, settings, Windows line ends and a BOM are WebVTT', () => {
    for (const text of [good, `\uFEFF${good}`, good.replaceAll('\n', '\r\n')]) expect(vttProblem(text)).toBeNull()
  })

  test.each([
    ['SubRip', '1\n00:00:01,000 --> 00:00:02,000\nHello', /not WebVTT/],
    ['nothing but the first line', 'WEBVTT\n', /no caption/],
    ['a comma in the time', 'WEBVTT\n\n00:01,000 --> 00:02.000\nHello', /caption 1 .*cannot be read/],
    [
      'an end before the beginning',
      'WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n00:04.000 --> 00:03.000\nB',
      /caption 2 ends before/,
    ],
    ['no times', 'WEBVTT\n\nHello', /caption 1 needs its times/],
    ['no words', 'WEBVTT\n\n00:01.000 --> 00:02.000\n', /caption 1 says nothing/],
    ['a minute of seventy seconds', 'WEBVTT\n\n00:71.000 --> 01:12.000\nA', /cannot be read/],
  ])('%s is told of', (_, text, problem) => {
    expect(vttProblem(text)).toMatch(problem)
  })

  test('in one language only, or broken in one, are found by their place in the content', () => {
    const withFilm = (captions: unknown) => {
      const raw = rawSample()
      const [exhibit] = raw['exhibits'] as Record<string, unknown>[]
      Object.assign(exhibit ?? {}, { film: { media: 'gl-01', alt: { zh: '甲', en: 'A' }, captions } })
      return Content.safeParse(raw).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
    }
    expect(withFilm({ zh: good }).join()).toContain('exhibits.0.film.captions.en')
    expect(withFilm({ zh: good, en: 'WEBVTT' }).join()).toMatch(/exhibits\.0\.film\.captions\.en: has no caption/)
  })
})

test('D39 what an exhibit names is there and of its kind, else it is told by its path', () => {
  const square = { hash: 'f'.repeat(64), type: 'video/mp4', bytes: 1, width: 640, height: 360 } as const
  const issuesWith = (change: object) => {
    const draft = sampleContent()
    Object.assign(draft.media, { square })
    Object.assign(draft.exhibits[0] ?? {}, change)
    return Content.safeParse(draft).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []
  }
  const words = { zh: '甲', en: 'A' }
  const film = { media: 'square', poster: 'gl-02', alt: words, captions: { zh: good, en: good } }
  const compare = { before: 'gl-01', after: 'gl-02', labels: { before: words, after: words }, alt: words }
  expect(issuesWith({ film, compare })).toEqual([])
  expect(issuesWith({ film: { ...film, media: 'nothing' } })).toEqual([
    expect.stringMatching(/film\.media names media “nothing”/),
  ])
  expect(issuesWith({ film: { ...film, media: 'gl-01' } })).toEqual([
    expect.stringMatching(/film\.media .*a picture and no film/),
  ])
  expect(issuesWith({ film: { ...film, poster: 'square' } })).toEqual([
    expect.stringMatching(/film\.poster .*a film and no picture/),
  ])
  expect(issuesWith({ compare: { ...compare, after: 'toString' } })).toEqual([
    expect.stringMatching(/compare\.after names media/),
  ])
})
