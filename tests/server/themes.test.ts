import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Content } from '#shared/content.ts'
import { contrast, faintPairs } from '#shared/contrast.ts'
import { Theme } from '#shared/theme.ts'
import { paletteOf } from '../../server/content/palette.ts'
import { readSample } from '../../server/content/sample.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'

const redCliffs = Theme.parse(JSON.parse(await readFile('docs/themes/red-cliffs.json', 'utf8')))
const house = Theme.parse({})

let booth: TestBooth
beforeAll(async () => void (booth = await startBooth()))
afterAll(() => booth.stop())

describe('K111 what is written can be read on what lies under it, 4.5:1 and more', () => {
  test.each([
    ['the Li River by day', house],
    ['the Li River by night', Theme.parse({ variant: 'dark' })],
    ['red cliffs', redCliffs],
  ])('%s', async (_, theme) => {
    expect(faintPairs(await paletteOf(theme))).toEqual([])
  })

  test('the ratio is the one of WCAG, in every form in which a colour is written', () => {
    expect(contrast('#000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('rgb(119 119 119)', '#fff')).toBeCloseTo(4.478, 3)
    expect(contrast('oklch(1 0 0)', 'oklch(0 0 0)')).toBeCloseTo(21, 1)
    expect(contrast('oklch(0.628 0.2577 29.23)', '#fff')).toBeCloseTo(contrast('#ff0000', '#fff') ?? 0, 1)
    for (const colour of ['white', 'rgb(0 0 0 / 0.5)', '#12345', 'var(--gold)', 'rgb(1 2)', ''])
      expect(contrast(colour, '#fff'), colour).toBeNull()
  })

  test.each([
    ['too pale an ink', { '--ink-body': '#b0a090' }, 'theme.tokens.--ink-body', '--ink-body', '--surface-paper'],
    [
      'paper as dark as ink',
      { '--surface-raised': '#203a34' },
      'theme.tokens.--surface-raised',
      '--ink-strong',
      '--surface-raised',
    ],
    ['a pale accent', { '--accent': '#f0a070' }, 'theme.tokens.--accent', '--ink-on-accent', '--accent'],
    [
      'a colour that nobody can judge',
      { '--ink-strong': 'darkred' },
      'theme.tokens.--ink-strong',
      '--ink-strong',
      '--surface-paper',
    ],
  ])('%s is refused by the names of the two colours', async (_, tokens: Record<string, string>, path, ink, surface) => {
    const { content } = booth.server.context
    const problem = await content.update((draft) => void Object.assign(draft.theme.tokens, tokens))
    expect(problem?.path).toBe(path)
    expect(problem?.detail).toContain(ink)
    expect(problem?.detail).toContain(surface)
    expect(content.current.theme.tokens).toEqual({})
  })

  test('a theme that can be read is taken as it is', async () => {
    const { content } = booth.server.context
    expect(await content.update((draft) => void (draft.theme = redCliffs))).toBeNull()
    expect(content.current.theme).toEqual(redCliffs)
  })
})

describe('K110 hills are lines from left to right, within bounds', () => {
  const line = {
    layer: 'far',
    points: [
      [0, 0.2],
      [0.5, 0.6],
      [1, 0.1],
    ],
  }
  const ridges = (change: object) => ({ water: 0.57, lines: [line], ...change })

  test.each([
    [
      'a line that turns back, as an outline does',
      {
        lines: [
          {
            ...line,
            points: [
              [0, 0.2],
              [0.6, 0.4],
              [0.5, 0.1],
            ],
          },
        ],
      },
      'lines.0.points',
    ],
    [
      'a hill higher than the box',
      {
        lines: [
          {
            ...line,
            points: [
              [0, 0],
              [0.5, 1.2],
              [1, 0],
            ],
          },
        ],
      },
      'lines.0.points.1.1',
    ],
    [
      'two points',
      {
        lines: [
          {
            ...line,
            points: [
              [0, 0],
              [1, 1],
            ],
          },
        ],
      },
      'lines.0.points',
    ],
    [
      'more points than a line needs',
      { lines: [{ ...line, points: Array.from({ length: 61 }, (_, i) => [i / 61, 0.1]) }] },
      'lines.0.points',
    ],
    ['a path of SVG', { lines: ['M0 0L1 1Z'] }, 'lines.0'],
    ['a layer that is not there', { lines: [{ ...line, layer: 'front' }] }, 'lines.0.layer'],
    ['ten lines', { lines: Array.from({ length: 10 }, () => line) }, 'lines'],
    ['water up in the sky', { water: 0.1 }, 'water'],
    ['a number that is none', { water: Number.NaN }, 'water'],
  ])('%s is refused', async (_, change, path) => {
    const content: unknown = { ...(await readSample()), theme: { tokens: {}, ridges: ridges(change) } }
    const paths = Content.safeParse(content).error?.issues.map((issue) => issue.path.join('.'))
    expect(paths).toEqual([`theme.ridges.${path}`])
  })

  test('and what is within them is taken', async () => {
    const content: unknown = { ...(await readSample()), theme: { tokens: {}, ridges: ridges({}) } }
    expect(Content.parse(content).theme.ridges).toEqual({ ...ridges({}), keeps: [] })
  })
})
