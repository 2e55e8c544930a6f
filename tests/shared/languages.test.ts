import { describe, expect, test } from 'vitest'
import { Content } from '#shared/content.ts'
import {
  endonymOf,
  greetingsOf,
  languagesOf,
  looksZawgyi,
  missingTexts,
  secondLanguage,
  tagOf,
  tagOfSaid,
} from '#shared/languages.ts'
import { say } from '#shared/say.ts'
import { sampleContent } from '../support/fixtures.ts'

const words = { zh: '首页', en: 'Home', vi: 'Trang chủ' }

describe('K71: a missing text is English, then Chinese, and never empty', () => {
  test('each says which language it is in', () => {
    expect(say(words, 'vi')).toBe('Trang chủ')
    expect([say(words, 'th'), tagOfSaid(words, 'th')]).toEqual(['Home', 'en'])
    expect([say({ ...words, th: '' }, 'th'), tagOfSaid({ ...words, th: '' }, 'th')]).toEqual(['Home', 'en'])
    expect([say({ zh: '首页', en: '' }, 'vi'), tagOfSaid({ zh: '首页', en: '' }, 'vi')]).toEqual(['首页', 'zh-CN'])
  })

  test('every text of the sample says something in every language of the booth, and in one nobody knows', () => {
    const content = sampleContent()
    const all = [
      content.event.welcome,
      ...content.exhibits.map(({ title }) => title),
      ...content.units.map(({ name }) => name),
    ]
    for (const language of [...languagesOf(content), 'xx']) {
      for (const each of all) expect(say(each, language)).toMatch(/\S/)
    }
  })
})

test('K70 languages are offered in the booth’s order, Chinese first, by the names their speakers use', () => {
  expect(languagesOf({ languages: ['en', 'vi', 'en'] })).toEqual(['zh', 'en', 'vi'])
  expect(['zh', 'vi', 'th', 'id', 'ms', 'lo', 'km', 'my'].map(endonymOf)).toEqual([
    ...['中文', 'Tiếng Việt', 'ไทย', 'Bahasa Indonesia', 'Bahasa Melayu', 'ລາວ', 'ខ្មែរ', 'မြန်မာ'],
  ])
  expect(endonymOf('fr'), 'one that only content knows').toBe('français')
  expect([tagOf('zh'), tagOf('th')]).toEqual(['zh-CN', 'th'])
})

test('K72 under a title stands Chinese for everybody but Chinese readers', () => {
  expect(['zh', 'en', 'vi', 'th'].map(secondLanguage)).toEqual(['en', 'zh', 'zh', 'zh'])
})

test('K78 guests are greeted in every other language of the booth, once where two say the same', () => {
  const greetings = greetingsOf(sampleContent())
  expect(greetings.map(({ language }) => language)).toEqual([
    'vi',
    'th',
    'id',
    ...Object.keys(sampleContent().greetings!),
  ])
  expect(new Set(greetings.map(({ text }) => text)).size).toBe(greetings.length)
  const plain = sampleContent()
  plain.event.welcome = { zh: '欢迎', en: 'Welcome' }
  delete plain.greetings
  expect(greetingsOf(plain)).toEqual([])
})

describe('D23: staff are told what is not translated', () => {
  test('the sample is complete as far as each language goes', () => {
    expect(missingTexts(sampleContent())).toEqual([])
  })

  test('by path and language, and a language of the shell needs no titles', () => {
    const content = sampleContent()
    delete content.exhibits[2]!.title['th']
    delete content.exhibits[2]!.title['vi']
    delete content.emergency[0]!.instruction['ms']
    expect(missingTexts(content)).toEqual([
      { path: 'exhibits.2.title', language: 'vi' },
      { path: 'exhibits.2.title', language: 'th' },
      { path: 'emergency.0.instruction', language: 'ms' },
    ])
    content.languages.push('fr')
    expect(missingTexts(content).filter(({ language }) => language === 'fr').length).toBeGreaterThan(30)
  })
})

describe('D24: Burmese in the old encoding is refused by its path', () => {
  test.each([
    ['မြန်မာ', false],
    ['ကြိုဆိုပါတယ်', false],
    ['ကျေးဇူးတင်ပါတယ်', false],
    ['အင်္ဂလိပ်ဘာသာ', false],
    ['သိပ္ပံနှင့် နည်းပညာ', false],
    ['ျမန္မာ', true], // the same as the first, for a Zawgyi font
    ['ႀကိဳဆိုပါတယ္', true],
    ['ေက်းဇူးတင္ပါတယ္', true],
    ['သိပၸံႏွင့္ နည္းပညာ', true],
  ])('%s', (text, old) => {
    expect(looksZawgyi(text)).toBe(old)
  })

  test('the schema names the place', () => {
    const content = sampleContent()
    content.exhibits[1]!.title['my'] = 'ျမန္မာ'
    const parsed = Content.safeParse(content)
    expect(parsed.error?.issues[0]).toMatchObject({
      path: ['exhibits', 1, 'title', 'my'],
      message: expect.stringMatching(/Zawgyi.*Unicode/),
    })
    expect(Content.safeParse({ ...sampleContent(), greetings: { my: 'ေက်းဇူး' } }).success).toBe(false)
  })
})

test.each([
  ['a language that is a whole sentence', { languages: ['Tiếng Việt'] }],
  ['no language at all', { languages: [] }],
  ['a greeting that says nothing', { greetings: { lo: '' } }],
  ['a scope that nobody knows', { languageScopes: { vi: 'all' } }],
  ['words of a screen that are no words', { shell: { fr: { home: 7 } } }],
])('D25 %s is refused', (_what, change) => {
  expect(Content.safeParse({ ...sampleContent(), ...change }).success).toBe(false)
})
