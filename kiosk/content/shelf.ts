import type { Content } from '#shared/content.ts'
import type { BundleHash } from '#shared/ids.ts'
import { filesOf } from '#shared/media-files.ts'
import type { KioskDatabase } from '../storage/database.ts'
import { usualPixels, type Bundle } from './bundle.ts'
import { download } from './download.ts'

const kept = 4 // the one on show and the three before it, so that going back fetches nothing
const atOnce = 4

/** Pictures, films and fonts: every file of a bundle beside its text. */
const mediaOf = (content: Content): string[] => [
  ...new Set([...filesOf(content), ...(content.fonts ?? [])].map((file) => file.hash)),
]

/** Bundles on this screen's own disk: fetched once, verified by their hash, there after a reload without the server. */
export class Shelf {
  readonly #db: KioskDatabase
  readonly #token: () => string | null
  readonly #pixels: () => number

  /** `pixels`: along the longer side of this screen, for the choice among the copies of a picture. */
  constructor(db: KioskDatabase, token: () => string | null, pixels: () => number = () => usualPixels) {
    this.#db = db
    this.#token = token
    this.#pixels = pixels
  }

  /** The bundle with all its media, from the disk where possible. Throws when the server is needed and gone. */
  async bundle(hash: BundleHash): Promise<Bundle> {
    const content = (await this.#db.get('bundles', hash))?.content ?? (await this.#fetchContent(hash))
    const wanted = mediaOf(content)
    const blobs = new Map<string, Blob>()
    const next = async (): Promise<void> => {
      for (let file = wanted.pop(); file; file = wanted.pop()) {
        const blob = (await this.#db.get('media', file)) ?? (await this.#fetchMedia(file))
        blobs.set(file, blob)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, next))
    // Kept only when complete: whatever lies in `bundles` can be shown.
    await this.#db.put('bundles', { hash, content, keptAt: Date.now() }, hash)
    const fonts = new Map((content.fonts ?? []).flatMap((font) => fileOf(blobs, font.hash)))
    return {
      hash,
      content,
      fonts,
      pixels: this.#pixels(),
      urls: new Map([...blobs].map(([file, blob]) => [file, URL.createObjectURL(blob)])),
    }
  }

  /** What was shown last, for a start without the server and without the bundle that the booth names. */
  async newest(): Promise<BundleHash | null> {
    const all = await this.#db.getAll('bundles')
    return all.toSorted((a, b) => b.keptAt - a.keptAt)[0]?.hash ?? null
  }

  /** Lets all but the last few bundles go, and the media that none of them names. */
  async tidy(needed: readonly (BundleHash | null)[]): Promise<void> {
    const all = (await this.#db.getAll('bundles')).toSorted((a, b) => b.keptAt - a.keptAt)
    const stay = all.filter((bundle, place) => place < kept || needed.includes(bundle.hash))
    for (const bundle of all) if (!stay.includes(bundle)) await this.#db.delete('bundles', bundle.hash)
    const named = new Set(stay.flatMap((bundle) => mediaOf(bundle.content)))
    for (const file of await this.#db.getAllKeys('media')) {
      if (!named.has(file)) await this.#db.delete('media', file)
    }
  }

  async #fetchContent(hash: BundleHash): Promise<Content> {
    const blob = await download(`/api/content/${hash}`, hash, this.#needToken())
    // The server validated it before it gave it this name, and the name fits the bytes.
    return JSON.parse(await blob.text()) as Content
  }

  async #fetchMedia(file: string): Promise<Blob> {
    const blob = await download(`/media/${file}`, file, this.#needToken())
    await this.#db.put('media', blob, file)
    return blob
  }

  #needToken(): string {
    const token = this.#token()
    if (!token) throw new Error('A screen that is not paired fetches no content.')
    return token
  }
}

const fileOf = (blobs: ReadonlyMap<string, Blob>, hash: string): [string, Blob][] => {
  const blob = blobs.get(hash)
  return blob ? [[hash, blob]] : []
}
