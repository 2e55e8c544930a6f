import { readFileSync } from 'node:fs'
import { cleanup, render } from '@testing-library/svelte'
import { afterEach, expect, test } from 'vitest'
import { Theme, type Ridges } from '#shared/theme.ts'
import { applyTheme } from '../../kiosk/content/apply-theme.ts'
import Landscape from '../../kiosk/landscape/Landscape.svelte'
import { hourOf, lightAt } from '../../kiosk/landscape/light.ts'

afterEach(cleanup)

const theme = Theme.parse(JSON.parse(readFileSync('docs/themes/red-cliffs.json', 'utf8')))

/** What a screen paints: the hills by their outlines, and what else stands in the picture. */
function painted(ridges?: Ridges) {
  const { container } = render(Landscape, { wide: false, ratio: 0.56, lift: 0, light: lightAt(9), ridges })
  const hills = [...container.querySelectorAll('.ridge > path')].map((path) => path.getAttribute('d') ?? '')
  return { hills, raft: container.querySelector('.raft svg'), osmanthus: container.querySelector('.osmanthus') }
}

test('K110 another town’s theme changes the hills and the colours on the glass, and takes its own back', () => {
  const river = painted()
  const town = painted(theme.ridges)
  expect(river.raft && river.osmanthus).not.toBeNull()
  expect(town.raft ?? town.osmanthus).toBeNull()
  expect(town.hills.filter((hill) => river.hills.includes(hill))).toEqual([])
  expect([...river.hills, ...town.hills].filter((hill) => /NaN|Infinity|undefined/.test(hill))).toEqual([])
  const root = document.documentElement
  const takeBack = applyTheme(root, theme)
  expect(root.style.getPropertyValue('--ridge-near')).toBe('#8f4f38')
  takeBack()
  expect(root.style.getPropertyValue('--ridge-near')).toBe('')
})

test('K110 what a theme keeps of the river stays', () => {
  const { raft, osmanthus } = painted({ ...theme.ridges!, keeps: ['raft'] })
  expect(raft).not.toBeNull()
  expect(osmanthus).toBeNull()
})

test('the light moves on by quarters of an hour', () => {
  const at = (time: string) => hourOf(Date.parse(`2023-05-20T${time}:00`))
  expect([at('09:00'), at('09:14'), at('09:15'), at('23:59')]).toEqual([9, 9, 9.25, 23.75])
})
