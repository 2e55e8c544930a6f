import { en } from './texts/en.ts'
import { zh, type TokenTexts } from './texts/zh.ts'

/** The words of the tokens' page in the panel's language. */
export const tokenTexts = (language: 'zh' | 'en'): TokenTexts => (language === 'zh' ? zh : en)
