import type { Language, Words } from '#shared/words.ts'
import id from './id.json?url'
import ms from './ms.json?url'
import th from './th.json?url'
import vi from './vi.json?url'

/** What a screen says, in one language, by the names of `texts.ts`. What is not in it is said in English. */
type Translation = Readonly<Record<string, string>>

const files: Readonly<Record<Language, string>> = { vi, th, id, ms }
const limitMs = 5_000
const againMs = 2_000
const patienceMs = 3_000 // Chinese and English must not wait longer for the others

/** Takes what a booth says in a language of its own, or says better than the screens do. */
export function learn(texts: Record<string, Words>, shell: Readonly<Record<Language, Translation>>): void {
  each(texts, shell, (words, language, text) => (words[language] = text))
}

/** Takes what the screens bring themselves: a booth's own word stays, whichever came first. */
export function bring(texts: Record<string, Words>, brought: Readonly<Record<Language, Translation>>): void {
  each(texts, brought, (words, language, text) => (words[language] ??= text))
}

/**
 * Fetches the translations that lie beside the page as data: scripts do not grow with the languages. Asks until they are
 * here, and resolves then, or when nobody should be kept waiting any longer.
 */
export async function fetchTranslations(texts: Record<string, Words>): Promise<void> {
  const all = Promise.all(Object.entries(files).map(([language, file]) => fetchUntilHere(texts, language, file)))
  await Promise.race([all, pause(patienceMs)])
}

async function fetchUntilHere(texts: Record<string, Words>, language: Language, file: string): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(file, { signal: AbortSignal.timeout(limitMs) })
      if (!response.ok) throw new Error(`${file} answered ${response.status}.`)
      const translation = (await response.json()) as Translation // of this build: its name holds its hash
      return bring(texts, { [language]: translation })
    } catch (error) {
      console.warn(`The words in “${language}” are not here yet.`, error)
      await pause(againMs)
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms))

function each(
  texts: Record<string, Words>,
  shell: Readonly<Record<Language, Translation>>,
  act: (words: Words, language: Language, text: string) => void,
): void {
  for (const [language, translation] of Object.entries(shell)) {
    for (const [name, text] of Object.entries(translation)) {
      const words = texts[name]
      if (words) act(words, language, text)
    }
  }
}
