import type { Language, Words } from './words.ts'

/** The text in this language, else in English, else in Chinese: a visitor's screen never shows an empty place. */
export const say = (words: Words, language: Language): string => words[language] || words.en || words.zh
