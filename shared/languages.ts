import type { Content } from './content.ts'
import type { Language, Words } from './words.ts'

/** What a language is called by those who speak it, where the browser's own name is not the usual one. */
const endonyms: Readonly<Record<string, string>> = {
  zh: '中文',
  en: 'English',
  vi: 'Tiếng Việt',
  th: 'ไทย',
  id: 'Bahasa Indonesia',
  ms: 'Bahasa Melayu',
  lo: 'ລາວ',
  km: 'ខ្មែរ',
  my: 'မြန်မာ',
}

/** The name of a language in itself: what its speakers look for in a list. Never a flag. */
export const endonymOf = (language: Language): string =>
  endonyms[language] ?? new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language

/** What `lang` says of a text: fonts, line breaks and a screen reader's voice follow it. */
export const tagOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : language)

/** The second line under a title: everybody finds Chinese there, and who reads Chinese finds English. */
export const secondLanguage = (language: Language): 'zh' | 'en' => (language === 'zh' ? 'en' : 'zh')

/** The `lang` of what `say` answers, which is another language where the visitor's own is missing. */
export const tagOfSaid = (words: Words, language: Language): string =>
  tagOf(words[language] ? language : words.en ? 'en' : 'zh')

/** The visitor's languages of this booth, Chinese first: in this order they are offered. */
export const languagesOf = (content: Pick<Content, 'languages'>): Language[] => [
  ...new Set(['zh', ...content.languages]),
]

export type Greeting = { language: Language; text: string }

/** The booth's welcome in every language beside Chinese and English, once where two of them say the same. */
export function greetingsOf({
  event,
  greetings,
  languages,
}: Pick<Content, 'event' | 'greetings' | 'languages'>): Greeting[] {
  const all = { ...event.welcome, ...greetings }
  const order = [...new Set([...languagesOf({ languages }), ...Object.keys(greetings ?? {})])]
  const found = order.flatMap((language) => {
    const text = language === 'zh' || language === 'en' ? undefined : all[language]
    return text ? [{ language, text }] : []
  })
  return found.filter(({ text }, i) => found.findIndex((other) => other.text === text) === i)
}

/** A text that a visitor of this language would see in English instead. */
export type MissingText = { path: string; language: Language }

/**
 * Texts that a language of this booth should have and has not. A language that covers `titles` has the welcome, the names of
 * the categories, the titles of the exhibits and the emergency; one that covers the `shell` has the emergency.
 */
export function missingTexts(content: Content): MissingText[] {
  return languagesOf(content).flatMap((language) => {
    const texts = content.languageScopes?.[language] === 'shell' ? safetyTexts(content) : titleTexts(content)
    return texts.flatMap(([path, words]) => (words[language] ? [] : [{ path, language }]))
  })
}

type TextAt = [path: string, words: Words]

function safetyTexts({ emergency }: Content): TextAt[] {
  return emergency.flatMap(({ title, instruction, exit }, i): TextAt[] => [
    [`emergency.${i}.title`, title],
    [`emergency.${i}.instruction`, instruction],
    ...(exit ? [[`emergency.${i}.exit`, exit] satisfies TextAt] : []),
  ])
}

function titleTexts(content: Content): TextAt[] {
  return [
    ['event.booth', content.event.booth],
    ['event.welcome', content.event.welcome],
    ...content.categories.map(({ name }, i): TextAt => [`categories.${i}.name`, name]),
    ...content.exhibits.map(({ title }, i): TextAt => [`exhibits.${i}.title`, title]),
    ...safetyTexts(content),
  ]
}

const consonantOrMedial = '\\u1000-\\u102a\\u103b-\\u103e\\u103f\\u104e\\u1050-\\u1055'
/** Letters that Zawgyi keeps where Unicode has those of other languages; a virama under nothing; a vowel before its consonant. */
const zawgyi = new RegExp(
  `[\\u1033\\u1034\\u1060-\\u1097]|\\u1039(?![\\u1000-\\u102a])|(?<![${consonantOrMedial}])[\\u1031\\u103b]`,
)

/** Burmese in the old Zawgyi encoding: with a Unicode font it is an unreadable heap of marks. */
export const looksZawgyi = (text: string): boolean => zawgyi.test(text)

/** Every text of a document, with the place where it stands. */
export function* textsIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<[(string | number)[], string]> {
  if (typeof value === 'string') yield [[...path], value]
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* textsIn(item, [...path, i])
  else if (value && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) yield* textsIn(item, [...path, key])
}

/** Every place where Burmese is written in a way that no screen could show. */
export const zawgyiTexts = (content: unknown): { path: (string | number)[]; message: string }[] =>
  [...textsIn(content)]
    .filter(([path, text]) => path.includes('my') && looksZawgyi(text))
    .map(([path]) => ({ path, message: zawgyiSentence }))

const zawgyiSentence =
  '像是 Zawgyi 编码的缅文，请先转换成 Unicode。 Looks like Burmese in the Zawgyi encoding: convert it to Unicode first.'
