import { cleanup, fireEvent, render } from '@testing-library/svelte'
import { afterEach, describe, expect, test } from 'vitest'
import { languagesOf, tagOf } from '#shared/languages.ts'
import LanguageMenu from '../../kiosk/parts/LanguageMenu.svelte'
import Statement from '../../kiosk/parts/Statement.svelte'
import { dateIn } from '../../kiosk/parts/date-in.ts'
import Attract from '../../kiosk/scenes/Attract.svelte'
import Emergency from '../../kiosk/scenes/Emergency.svelte'
import id from '../../kiosk/texts/id.json'
import ms from '../../kiosk/texts/ms.json'
import th from '../../kiosk/texts/th.json'
import { bring, learn } from '../../kiosk/texts/translation.ts'
import vi from '../../kiosk/texts/vi.json'
import { texts } from '../../kiosk/texts.ts'
import { Visitor } from '../../kiosk/visit/visit.svelte.ts'
import { bundleOf, content, recording, west } from './support.ts'

afterEach(cleanup)
bring(texts, { vi, th, id, ms }) // as the page does when its data is here

const languages = languagesOf(content)

describe('K70: the menu of languages', () => {
  test('opens each by its own name in its own language, marks the one in use, and closes on a choice', async () => {
    const chosen: string[] = []
    const { getByRole, queryByRole } = render(LanguageMenu, {
      language: 'vi',
      languages,
      onlanguage: (language: string) => void chosen.push(language),
    })
    expect(queryByRole('button', { name: 'ไทย' })).toBeNull()
    const opener = getByRole('button', { name: /Language/ })
    await fireEvent.click(opener)
    for (const [name, tag] of [
      ['中文', 'zh-CN'],
      ['Tiếng Việt', 'vi'],
      ['ไทย', 'th'],
    ] as const) {
      expect(getByRole('button', { name }).lang).toBe(tag)
    }
    expect(getByRole('button', { name: 'Tiếng Việt', pressed: true })).toBeDefined()
    await fireEvent.click(getByRole('button', { name: 'ไทย' }))
    expect(chosen).toEqual(['th'])
    expect(queryByRole('button', { name: 'ไทย' })).toBeNull()
    expect(document.activeElement).toBe(opener)
  })

  test('closes on Escape and on a touch beside it without choosing', async () => {
    const chosen: string[] = []
    const props = { language: 'zh', languages, onlanguage: (language: string) => void chosen.push(language) }
    const { getByRole, queryByRole, container } = render(LanguageMenu, props)
    await fireEvent.click(getByRole('button', { name: /Language/ }))
    await fireEvent.keyDown(window, { key: 'Escape' })
    expect(queryByRole('button', { name: 'English' })).toBeNull()
    await fireEvent.click(getByRole('button', { name: /Language/ }))
    await fireEvent.click(container.querySelector('.away')!)
    expect(queryByRole('button', { name: 'English' })).toBeNull()
    expect(chosen).toEqual([])
  })

  test('with two languages the button is the other one, and with one there is none', async () => {
    const chosen: string[] = []
    const onlanguage = (language: string) => void chosen.push(language)
    const two = render(LanguageMenu, { language: 'zh', languages: ['zh', 'en'], onlanguage })
    await fireEvent.click(two.getByRole('button', { name: 'English' }))
    expect(chosen).toEqual(['en'])
    cleanup()
    expect(render(LanguageMenu, { language: 'zh', languages: ['zh'], onlanguage }).queryByRole('button')).toBeNull()
  })
})

test('K73 when nobody is there any more the screen speaks Chinese again', () => {
  const { recorder, events } = recording()
  const visitor = new Visitor({ recorder, now: () => 0, kiosk: () => west, resumeSeconds: () => 20 })
  visitor.start('attract')
  visitor.chooseLanguage('th')
  expect(visitor.language).toBe('th')
  visitor.leave()
  expect(events.at(-1)).toMatchObject({ type: 'visit-ended', language: 'th' })
  expect(visitor.language).toBe('zh')
  visitor.start('attract')
  expect(visitor.language).toBe('zh')
})

describe('K75: the invitation', () => {
  test('is Chinese, with one of the other languages under it', () => {
    const { container } = render(Attract, { bundle: bundleOf('a'), moving: false, turn: 0, onstart: () => {} })
    const call = container.querySelector('.call')
    expect(call?.textContent).toContain(texts.touchToStart.zh)
    expect(call?.querySelector('[lang]')).toMatchObject({ lang: 'en', textContent: texts.touchToStart.en })
  })
})

describe('K76: an emergency in every language of the booth', () => {
  test.each(content.emergency.map((text) => [text.id, text] as const))('%s', (_id, text) => {
    const { container } = render(Emergency, { text, languages })
    for (const language of languages.slice(2)) {
      const said = [...container.querySelectorAll('.others li')].find(
        (item) => item.getAttribute('lang') === tagOf(language),
      )
      expect(said?.textContent, language).toContain(text.title[language])
      expect(said?.textContent, language).toContain(text.instruction[language])
    }
  })

  test('one that has no text is left out, never said in English twice', () => {
    const [text] = content.emergency
    const { container } = render(Emergency, { text: text!, languages: ['zh', 'en', 'fr'] })
    expect(container.querySelector('.others')).toBeNull()
  })
})

test('K77 dates count the years that everybody counts, in the visitor’s own words', () => {
  expect(dateIn('2023-05-20', 'zh')).toBe('2023年5月20日')
  expect(dateIn('2023-05-20', 'en')).toBe('20 May 2023')
  expect(dateIn('2023-05-20', 'th')).toContain('2023')
  expect(dateIn('2023-05-20', 'th')).toContain('พฤษภาคม')
  for (const language of ['vi', 'id', 'ms', 'lo', 'km', 'my']) expect(dateIn('2023-05-20', language)).toMatch(/2023/)
})

test('K78 a welcome carries its greetings, each in its own language', () => {
  const greetings = [{ language: 'lo', text: 'ຍິນດີຕ້ອນຮັບ' }]
  const { container } = render(Statement, { words: content.event.welcome, greetings })
  expect(container.querySelector('.greetings li')).toMatchObject({ lang: 'lo', textContent: 'ຍິນດີຕ້ອນຮັບ' })
  cleanup()
  expect(render(Statement, { words: content.safe }).container.querySelector('.greetings')).toBeNull()
})

describe('K79: what the screens say themselves', () => {
  test('no translation names a text that is gone, and none is empty', () => {
    for (const translation of [vi, th, id, ms]) {
      expect(Object.keys(translation).filter((name) => !(name in texts))).toEqual([])
      expect(Object.values(translation).filter((text) => text.trim() === '')).toEqual([])
    }
  })

  test('finding one’s way, asking for help and the warnings are said in every language that the screens bring', () => {
    const needed = [
      ...['touchToStart', 'home', 'back', 'finish', 'search', 'close', 'largeText', 'normalText', 'lowControls'],
      ...['highControls', 'chooseLanguage', 'askGuide', 'guideComing', 'stillThere', 'touchToGoOn', 'goOn', 'exit'],
    ] as const
    for (const name of needed) {
      for (const language of ['vi', 'th', 'id', 'ms'])
        expect(texts[name as keyof typeof texts][language], name).toMatch(/\S/)
    }
  })

  test('a booth adds a language by its content alone, and may say something better', () => {
    const some = { home: { zh: '首页', en: 'Home', vi: 'Trang chủ' }, back: { zh: '返回', en: 'Back' } }
    learn(some, { fr: { home: 'Accueil', unheardOf: '…' }, vi: { home: 'Về đầu' } })
    expect(some).toEqual({
      home: { zh: '首页', en: 'Home', vi: 'Về đầu', fr: 'Accueil' },
      back: { zh: '返回', en: 'Back' },
    })
    bring(some, { vi: { home: 'Trang chủ', back: 'Quay lại' } })
    expect([some.home.vi, some.back]).toEqual(['Về đầu', { zh: '返回', en: 'Back', vi: 'Quay lại' }])
  })
})
