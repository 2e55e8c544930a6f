import { en } from './texts/en.ts'
import { zh, type CallTexts } from './texts/zh.ts'

/** The words of the calls in the panel's language. */
export const callTexts = (language: 'zh' | 'en'): CallTexts => (language === 'zh' ? zh : en)
