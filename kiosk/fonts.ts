import type { Content } from '#shared/content.ts'
import { texts } from './texts.ts'

const faces = ['400 16px "Noto Sans SC Variable"', '600 16px "Noto Serif SC Variable"']

/** Loads the slices of the fonts that this content needs, so that no glyph arrives late or is missing without the server. */
export async function loadFonts(content: Content): Promise<void> {
  const characters = [...new Set(JSON.stringify([content, texts]))].join('')
  await Promise.all(faces.map((face) => document.fonts.load(face, characters)))
}
