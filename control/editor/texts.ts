import { en } from './texts/en.ts'
import { zh, type EditorTexts } from './texts/zh.ts'

/** The words of the editor in the panel's language. */
export const editorTexts = (language: 'zh' | 'en'): EditorTexts => (language === 'zh' ? zh : en)
