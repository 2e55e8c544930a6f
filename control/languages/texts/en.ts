import type { LanguageTexts } from './zh.ts'

/** The same in English. */
export const en: LanguageTexts = {
  title: 'Languages',
  offered: 'Visitors may choose',
  drafts: 'To be read by a native speaker',
  draftsHelp:
    'Only staff see this; no screen says so. When somebody has read them, take the language out of “drafts” in the content.',
  complete: 'Every language has the texts that it should have.',
  missing: (count) => (count === 1 ? '1 text is not translated' : `${count} texts are not translated`),
  missingHelp: 'Screens say it in English meanwhile. Add them and publish again.',
  more: (count) => `and ${count} more`,
}
