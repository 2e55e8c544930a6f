import { readdir, readFile } from 'node:fs/promises'
import type { Content } from '#shared/content.ts'
import { endonymOf, languagesOf, textsIn } from '#shared/languages.ts'

/** A character, and the first place where it is used. */
export type Used = { path: string; text: string }

/** Spaces, marks that only steer the text and selectors of a variant: no font needs a picture of them. */
const invisible = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]$/u

/** Files and names that are never written on a screen. */
const unseen = new Set(['media', 'theme', 'pinyin', 'fonts'])

/** Every visible character of the content, with the place that a person would look for it. */
export function usedIn(content: Content): Map<number, Used> {
  const used = new Map<number, Used>()
  const seen = Object.fromEntries(Object.entries(content).filter(([key]) => !unseen.has(key)))
  for (const [path, text] of textsIn(seen)) {
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0
      if (!used.has(code) && !invisible.test(character)) used.set(code, { path: path.join('.'), text })
    }
  }
  return used
}

const latin = Array.from({ length: 0x7f - 0x20 }, (_, i) => 0x20 + i) // what people type, and numbers
const kiosk = new URL('../../../kiosk/', import.meta.url)

/** What a screen writes beside the content: its own texts, numbers and dates. Without them it would fall back to the files it came with. */
export async function usedByScreens(content: Content): Promise<number[]> {
  const texts = await screenTexts()
  const days = languagesOf(content).flatMap((language) =>
    Array.from({ length: 12 }, (_, month) =>
      new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { dateStyle: 'full' }).format(
        new Date(2023, month, 8 + month),
      ),
    ),
  )
  const names = languagesOf(content).map(endonymOf)
  const codes = [...[...texts, ...days, ...names].join('')].map((character) => character.codePointAt(0) ?? 0)
  return [...new Set([...latin, ...codes])].filter((code) => code >= 0x20)
}

/** The files of texts as they stand: what else is in them is Latin and costs nothing. */
async function screenTexts(): Promise<string[]> {
  try {
    const folder = await readdir(new URL('texts/', kiosk))
    const files = ['texts.ts', ...folder.map((name) => `texts/${name}`)]
    return await Promise.all(files.map((file) => readFile(new URL(file, kiosk), 'utf8')))
  } catch {
    return [] // an installation without sources: the screens still have their own files
  }
}
