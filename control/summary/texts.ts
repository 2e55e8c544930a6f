import { en } from './texts/en.ts'
import { zh, type SummaryTexts } from './texts/zh.ts'

/** The words of the summary's files in the panel's language. */
export const summaryTexts = (language: 'zh' | 'en'): SummaryTexts => (language === 'zh' ? zh : en)
