import { en } from './texts/en.ts'
import { zh, type CountTexts } from './texts/zh.ts'

/** The words of what is entered by hand, in the panel's language. */
export const countTexts = (language: 'zh' | 'en'): CountTexts => (language === 'zh' ? zh : en)
