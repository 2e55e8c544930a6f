import { en } from './texts/en.ts'
import { zh, type LanguageTexts } from './texts/zh.ts'

/** What staff read about the languages of the content, in the panel's language. */
export const languageTexts = (language: 'zh' | 'en'): LanguageTexts => (language === 'zh' ? zh : en)
