import type { Bundle } from './content/bundle.ts'
import { texts } from './texts.ts'

const sizes: readonly string[] = ['400 16px "Noto Sans SC Variable"', '600 16px "Noto Serif SC Variable"']
const atOnce = 8 // pieces between two frames: unpacking all of them in one go would be seen
const kept = 6 // as many families as a bundle has: those of the one before stay until the next is on the glass

/**
 * The letters of the content, from the bundle itself (D20): cut for it when it was published, so that a screen needs a few small
 * files and has every letter before the first is painted, with a server or without.
 */
export class Fonts {
  readonly #set: FontFaceSet
  readonly #families = new Map<string, FontFace[]>() // by hash, the latest last

  constructor(set: FontFaceSet) {
    this.#set = set
  }

  /** Resolves when this bundle's own fonts can be painted. What they do not hold comes from the files of the page, later. */
  async load(bundle: Bundle): Promise<void> {
    for (const font of bundle.content.fonts ?? []) {
      const file = bundle.fonts?.get(font.hash)
      if (file && !this.#families.has(font.hash)) await this.#add(font, file)
    }
    this.#loadRest(bundle)
    const stay = new Set(bundle.content.fonts?.map(({ hash }) => hash))
    const old = [...this.#families.keys()].filter((hash) => !stay.has(hash)).slice(0, -kept)
    for (const hash of old) {
      for (const face of this.#families.get(hash) ?? []) this.#set.delete(face)
      this.#families.delete(hash)
    }
  }

  async #add(font: NonNullable<Bundle['content']['fonts']>[number], file: Blob): Promise<void> {
    const data = await file.arrayBuffer()
    const faces: FontFace[] = []
    let at = 0
    for (const { bytes, range } of font.pieces) {
      // The same name and weights as in the page's style sheet; what is added by hand goes before it.
      const face = new FontFace(font.family, data.slice(at, at + bytes), { weight: '100 900', unicodeRange: range })
      at += bytes
      faces.push(face)
      this.#set.add(face)
      if (faces.length % atOnce === 0) await new Promise((resume) => setTimeout(resume))
    }
    await Promise.all(faces.map((face) => face.load()))
    this.#families.set(font.hash, faces)
  }

  /** So that no glyph arrives late or is missing without the server. */
  #loadRest({ content }: Bundle): void {
    const { fonts, pinyin: _, ...shown } = content
    const here = hasOf(fonts ?? [])
    const rest = [...new Set(JSON.stringify([shown, texts]))].filter((letter) => !here(letter.codePointAt(0) ?? 0))
    if (rest.length === 0) return
    Promise.all(sizes.map((size) => this.#set.load(size, rest.join('')))).catch((error: unknown) =>
      console.error('Some glyphs could not be loaded.', error),
    )
  }
}

/** Whether one of these fonts holds a character. */
function hasOf(fonts: NonNullable<Bundle['content']['fonts']>): (code: number) => boolean {
  const runs = fonts.flatMap(({ pieces }) => pieces.flatMap(({ range }) => range.split(',').map(runOf)))
  return (code) => runs.some(([from, to]) => code >= from && code <= to)
}

function runOf(text: string): [number, number] {
  const [from = '', to = from] = text.replace('U+', '').split('-')
  return [parseInt(from, 16), parseInt(to, 16)]
}
