import { en } from './texts/en.ts'
import { zh, type FigureTexts } from './texts/zh.ts'

/** The words of the live figures in the panel's language. */
export const figureTexts = (language: 'zh' | 'en'): FigureTexts => (language === 'zh' ? zh : en)
