import { say } from '#shared/say.ts'
import type { Language } from '#shared/words.ts'
import { texts } from '../texts.ts'

/** 3 项展品, 1 exhibit, 3 exhibits. */
export const countOf = (count: number, language: Language): string =>
  `${count} ${say(count === 1 ? texts.oneExhibit : texts.exhibits, language)}`
