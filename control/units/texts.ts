import { en } from './texts/en.ts'
import { zh, type UnitTexts } from './texts/zh.ts'

/** The words of the units' reports in the panel's language. */
export const unitTexts = (language: 'zh' | 'en'): UnitTexts => (language === 'zh' ? zh : en)
