import type { Language, Words } from '#shared/words.ts'
import { id } from './id.ts'
import { ms } from './ms.ts'
import { th } from './th.ts'
import { vi } from './vi.ts'

/** What a screen says, in one language, by the names of `texts.ts`. What is not in it is said in English. */
export type Translation = Readonly<Record<string, string>>

const brought: Readonly<Record<Language, Translation>> = { vi, th, id, ms }

/** The texts of a screen with every translation that it brings. */
export function translated<T extends Record<string, Words>>(texts: T): { [name in keyof T]: Words } {
  learn(texts, brought)
  return texts
}

/** Takes what a booth says in a language of its own, or says better than the screens do. */
export function learn(texts: Record<string, Words>, shell: Readonly<Record<Language, Translation>>): void {
  for (const [language, translation] of Object.entries(shell)) {
    for (const [name, text] of Object.entries(translation)) {
      const words = texts[name]
      if (words) words[language] = text
    }
  }
}
