import { en } from './texts/en.ts'
import { zh, type LeadTexts } from './texts/zh.ts'

/** The words of the leads' page in the panel's language. */
export const leadTexts = (language: 'zh' | 'en'): LeadTexts => (language === 'zh' ? zh : en)
