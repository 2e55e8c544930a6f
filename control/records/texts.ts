import { en } from './texts/en.ts'
import { zh, type RecordTexts } from './texts/zh.ts'

/** The words of the record pages in the panel's language. */
export const recordTexts = (language: 'zh' | 'en'): RecordTexts => (language === 'zh' ? zh : en)
