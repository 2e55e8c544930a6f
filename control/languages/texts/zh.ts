/** What is said about the languages of the content. */
export type LanguageTexts = {
  title: string
  offered: string
  drafts: string
  draftsHelp: string
  complete: string
  missing: (count: number) => string
  missingHelp: string
  more: (count: number) => string
}

export const zh: LanguageTexts = {
  title: '语言',
  offered: '观众可选',
  drafts: '待母语审校',
  draftsHelp: '只有工作人员看得到这个标记，屏幕上不显示。请母语者审读后，从内容的 drafts 里去掉该语言。',
  complete: '各语言该有的文字都齐了。',
  missing: (count) => `缺 ${count} 处译文`,
  missingHelp: '屏幕上先用英文代替。补齐后重新发布。',
  more: (count) => `还有 ${count} 处`,
}
