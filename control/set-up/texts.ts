import { en } from './texts/en.ts'
import { zh, type SetUpTexts } from './texts/zh.ts'

/** The words of the set-up board, in the panel's language. */
export const setUpTexts = (language: 'zh' | 'en'): SetUpTexts => (language === 'zh' ? zh : en)
