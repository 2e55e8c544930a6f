import { en } from './texts/en.ts'
import { zh, type ImportTexts } from './texts/zh.ts'

/** The words of the import in the panel's language. */
export const importTexts = (language: 'zh' | 'en'): ImportTexts => (language === 'zh' ? zh : en)
