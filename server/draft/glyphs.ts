import { textsIn } from '#shared/languages.ts'
import { readFamilies, type Family } from '../content/fonts/families.ts'

let families: Promise<readonly Family[]> | null = null

/**
 * Characters that no font of the booth is meant to have, with the places where they stand. What the files really hold is read
 * when something is published; this answers while somebody types.
 */
export async function missingGlyphs(value: unknown): Promise<{ path: string; characters: string }[]> {
  families ??= readFamilies()
  const known = await families
  const has = (code: number) =>
    known.some(({ slices }) => slices.some(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to)))
  return [...textsIn(value)].flatMap(([path, text]) => {
    const missing = [...new Set(text)].filter(
      (character) => !invisible.test(character) && !has(character.codePointAt(0) ?? 0),
    )
    return missing.length > 0 ? [{ path: path.join('.'), characters: missing.join('') }] : []
  })
}

/** Spaces and marks that only steer the text. */
const invisible = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]$/u
