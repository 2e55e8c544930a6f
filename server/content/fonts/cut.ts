import { readFile } from 'node:fs/promises'
import { Blob, Face } from 'harfbuzzjs'
import subsetFont from 'subset-font'
import type { Family, Slice } from './families.ts'

/** A family cut down to what is needed: pieces of font one after another, each with the characters that are in it. */
export type CutFamily = { family: string; data: Uint8Array; pieces: { bytes: number; range: string }[] }

type Piece = { data: Uint8Array; has: number[] }

/**
 * Cuts these characters out of the families, and tells those that none of them has. A package says which file is meant to have
 * a character; whether it is there is read from what was cut. A character that is not where it should be is looked for in
 * every file of its family.
 */
export async function cut(
  families: readonly Family[],
  characters: readonly number[],
): Promise<{ cut: CutFamily[]; missing: number[] }> {
  const missing = new Set(characters)
  const done: CutFamily[] = []
  for (const family of families) {
    const pieces = await piecesOf(family, characters)
    for (const code of pieces.flatMap(({ has }) => has)) missing.delete(code)
    if (pieces.length === 0) continue
    done.push({
      family: family.name,
      data: Buffer.concat(pieces.map(({ data }) => data)),
      pieces: pieces.map(({ data, has }) => ({ bytes: data.length, range: rangeText(has) })),
    })
  }
  return { cut: done, missing: [...missing] }
}

async function piecesOf({ slices }: Family, characters: readonly number[]): Promise<Piece[]> {
  const left = new Set(characters)
  const pieces: Piece[] = []
  const tried = new Map<Slice, readonly number[]>()
  const take = async (slice: Slice, wanted: readonly number[]) => {
    const piece = await pieceOf(slice, wanted)
    tried.set(slice, wanted)
    if (piece.has.length === 0) return
    pieces.push(piece)
    for (const code of piece.has) left.delete(code)
  }
  for (const slice of slices) {
    const wanted = [...left].filter((code) => slice.ranges.some(([from, to]) => code >= from && code <= to))
    if (wanted.length > 0) await take(slice, wanted)
  }
  for (const slice of slices) {
    const wanted = [...left].filter((code) => code > latinEnd && !tried.get(slice)?.includes(code))
    if (wanted.length > 0) await take(slice, wanted)
  }
  return pieces
}

const latinEnd = 0xff // a file of Thai repeats Latin letters that the Chinese family has better

async function pieceOf({ file }: Slice, wanted: readonly number[]): Promise<Piece> {
  const data = await subsetFont(await readFile(file), String.fromCodePoint(...wanted), { targetFormat: 'sfnt' })
  const there = charactersIn(data)
  return { data, has: wanted.filter((code) => there.has(code)) }
}

/** The characters that a font really has, from its own table. */
export function charactersIn(font: Uint8Array): Set<number> {
  const blob = new Blob(Uint8Array.from(font).buffer)
  return new Set(new Face(blob).collectUnicodes())
}

function rangeText(codes: readonly number[]): string {
  const runs: [number, number][] = []
  for (const code of codes.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && code === last[1] + 1) last[1] = code
    else runs.push([code, code])
  }
  const hex = (code: number) => code.toString(16).toUpperCase()
  return runs.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',')
}
