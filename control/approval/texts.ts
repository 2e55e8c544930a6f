import { en } from './texts/en.ts'
import { zh, type ApprovalTexts } from './texts/zh.ts'

/** The words of approval and publishing, in the panel's language. */
export const approvalTexts = (language: 'zh' | 'en'): ApprovalTexts => (language === 'zh' ? zh : en)
