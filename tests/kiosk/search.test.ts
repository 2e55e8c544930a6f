import { cleanup, fireEvent, render } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Found } from '#shared/search.ts'
import Bar from '../../kiosk/parts/Bar.svelte'
import Search from '../../kiosk/scenes/Search.svelte'
import { Visitor } from '../../kiosk/visit/visit.svelte.ts'
import { withPinyin } from '../../server/content/pinyin.ts'
import { boothNow, bundleOf, content, recording, tourBooth, west } from './support.ts'

afterEach(cleanup)

const bundle = { ...bundleOf('a'), content: withPinyin(content) }
const luohanguo = content.exhibits.find(({ title }) => title.zh.startsWith('罗汉果'))
if (!luohanguo) throw new Error('The sample content has no 罗汉果.')

let log: ReturnType<typeof recording>
let visitor: Visitor
beforeEach(() => {
  log = recording()
  visitor = new Visitor({ recorder: log.recorder, now: () => 1_000, kiosk: () => west, resumeSeconds: () => 20 })
  visitor.start('attract')
})

function page(language: 'zh' | 'en' = 'zh', shown = bundle) {
  const opened: Found[] = []
  const { container, getByRole, queryByText } = render(Search, {
    bundle: shown,
    language,
    typing: visitor.reading.typing,
    onopen: (found: Found) => opened.push(found),
  })
  const press = (...names: string[]) =>
    names.reduce<Promise<unknown>>(
      (before, name) => before.then(() => fireEvent.click(getByRole('button', { name }))),
      Promise.resolve(),
    )
  const results = () =>
    [...container.querySelectorAll('[data-scrolls] > ul button')].map((button) => button.textContent ?? '')
  return { container, opened, press, results, getByRole, queryByText }
}

test('K30 letters are pressed, results come with each, and one is opened', async () => {
  const { press, results, opened, getByRole, container } = page()
  expect(results()).toEqual([])
  await press('L')
  const many = results().length
  await press('H', 'G')
  expect(many).toBeGreaterThan(results().length)
  expect(results()[0]).toContain(luohanguo.title.zh)
  expect(getByRole('status').textContent).toContain(String(results().length))
  container.querySelector<HTMLButtonElement>('[data-scrolls] > ul button')?.click()
  expect(opened).toMatchObject([{ kind: 'exhibit', exhibit: { id: luohanguo.id } }])
})

test('K30 the last letter is taken back, or all of them', async () => {
  const { press } = page()
  await press('L', 'H', 'X', '退格')
  expect(visitor.reading.typing.text).toBe('lh')
  await press('清空')
  expect(visitor.reading.typing.text).toBe('')
})

test('K30 a keyboard types too, and Enter opens the first result', async () => {
  const { getByRole, opened } = page('en')
  const field = getByRole('textbox', { name: 'Search' })
  expect(field.getAttribute('inputmode')).toBe('none') // nothing pops up on the glass
  await fireEvent.input(field, { target: { value: 'deep pro' } })
  await fireEvent.keyDown(field, { key: 'Enter' })
  expect(opened).toMatchObject([{ exhibit: { id: luohanguo.id } }])
  await fireEvent.keyDown(field, { key: 'Escape' })
  expect(visitor.reading.typing.text).toBe('')
})

test.each([
  ['zh', '没有找到'],
  ['en', 'Nothing found'],
] as const)('K30 what to type is said in %s, with examples that find something', async (language, nothing) => {
  const { container, press, queryByText, results } = page(language)
  await press('Q', 'Q', 'Q', 'Q')
  expect(queryByText(nothing)).not.toBeNull()
  const example = container.querySelector('.help button')
  if (!example) throw new Error('no example')
  await fireEvent.click(example)
  expect(results().length).toBeGreaterThan(0)
})

test('K30 content without pinyin still says what to type and is found by its titles', async () => {
  const { press, results } = page('zh', bundleOf('a'))
  await press('D', 'E', 'E', 'P')
  expect(results()[0]).toContain(luohanguo.title.zh)
})

test('K30 the bar has the search in both languages, and not while one is there', () => {
  const nothing = () => {}
  const acts = {
    languages: ['zh', 'en'],
    onback: nothing,
    onhome: nothing,
    onlanguage: nothing,
    onlarge: nothing,
    onlow: nothing,
  }
  let searches = 0
  const props = { ...acts, onfinish: nothing, onsearch: () => void searches++, trail: [], large: false, low: false }
  const { getByRole } = render(Bar, { ...props, language: 'zh', deep: false, searching: false })
  getByRole('button', { name: '搜索' }).click()
  expect(searches).toBe(1)
  cleanup()
  const english = render(Bar, { ...props, language: 'en', deep: true, searching: true })
  expect(english.getByRole('button', { name: 'Search' }).hasAttribute('disabled')).toBe(true)
})

test('K32 back from a result finds what was typed; the text itself is never recorded', async () => {
  visitor.openSearch()
  const { press } = page()
  await press('L', 'H', 'G')
  visitor.openExhibit(luohanguo.id, 'search')
  visitor.back()
  expect(visitor.page).toEqual({ name: 'search' })
  expect(visitor.reading.typing.text).toBe('lhg')
  visitor.finish()
  expect(visitor.reading.typing.text).toBe('')
  expect(log.types()).toEqual([
    'visit-started',
    'home-opened',
    'search-opened',
    'searched',
    'exhibit-opened',
    'exhibit-closed',
    'search-opened',
    'visit-ended', // nothing new was typed: the search counts once
  ])
  expect(log.events).toContainEqual(expect.objectContaining({ type: 'searched', letters: 3, results: 1 }))
  expect(JSON.stringify(log.events)).not.toContain('lhg')
})

test('K32 a search in vain is recorded with no results, also when the visitor just leaves', async () => {
  visitor.openSearch()
  const { press } = page()
  await press('Q', 'Q', 'Q')
  visitor.leave()
  expect(log.events.at(-2)).toMatchObject({ type: 'searched', letters: 3, results: 0 })
})

test('K32 a new search begins empty', async () => {
  visitor.openSearch()
  visitor.reading.typing.type('lhg')
  visitor.goHome()
  visitor.openSearch()
  expect(visitor.reading.typing.text).toBe('')
})

test('K18 an interrupted search comes back with what was typed, and the next visitor finds nothing of it', async () => {
  visitor.openSearch()
  page()
  visitor.reading.typing.type('lhg')
  await tick()
  visitor.beforeShow(tourBooth({ revision: 2 }))
  expect(visitor.reading.typing.text).toBe('')
  visitor.beforeShow(boothNow({ revision: 3 }))
  visitor.resume()
  expect([visitor.page.name, visitor.reading.typing.text]).toEqual(['search', 'lhg'])
  visitor.finish()
  expect(visitor.reading.typing.text).toBe('')
})
