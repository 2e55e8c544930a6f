import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Content, type BundleFont } from '#shared/content.ts'
import { BundleHash } from '#shared/ids.ts'
import { filesOf } from '#shared/media-files.ts'
import type { StoredMedia } from '#shared/media.ts'
import { canonicalJson } from './canonical-json.ts'
import { writeDurably } from './durable-json.ts'
import { mediaRefusal } from './media/check.ts'
import { mediaRefusals } from './media/refusals.ts'

/** A media file that the content names is not there, or is another one. The message says which. */
export class BrokenMedia extends Error {}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/**
 * Published content: immutable, named by the SHA-256 of its canonical JSON. The JSON names every media file by its own hash,
 * so the one name covers every byte a screen can show (D3).
 */
export class Bundles {
  readonly #bundles: string
  readonly #media: string
  readonly #loaded = new Map<string, Content>()
  readonly #plainNames = new Map<string, BundleHash>() // what a bundle would be called without its fonts

  private constructor(folder: string) {
    this.#bundles = join(folder, 'bundles')
    this.#media = join(folder, 'media')
  }

  static async open(folder: string): Promise<Bundles> {
    const bundles = new Bundles(folder)
    await mkdir(bundles.#bundles, { recursive: true, mode: 0o700 })
    await mkdir(bundles.#media, { recursive: true, mode: 0o700 })
    return bundles
  }

  /** The name that this content would be published under: that of a bundle which differs in nothing but its fonts, where one is given. */
  async nameOf(content: Content, published?: BundleHash): Promise<BundleHash> {
    const name = await this.#plainName(content)
    const same = published !== undefined && (await this.#plainNameOf(published)) === name
    return same ? published : name
  }

  /**
   * Writes the bundle if it is new, with the pinyin that visitors search by and the fonts that were cut for it. Throws when a
   * media file is missing or is not what the content says.
   */
  async publish(draft: Content, fonts: BundleFont[] | null = null): Promise<BundleHash> {
    const content = { ...(await searchable(withoutFonts(draft))), ...(fonts && { fonts }) }
    for (const font of fonts ?? []) await this.#checkBytes(font.family, font.hash)
    for (const [key, file] of Object.entries(content.media)) {
      for (const copy of filesOf({ media: { [key]: file } })) await this.#checkMedia(key, copy)
    }
    const json = canonicalJson(content)
    const hash = BundleHash.parse(sha256(json))
    if (!(await this.#holds(hash))) await writeDurably(this.#bundlePath(hash), json)
    this.#loaded.set(hash, content)
    return hash
  }

  /** The content of a bundle, or null when there is none of that name or its bytes no longer match it. */
  async load(hash: BundleHash): Promise<Content | null> {
    const known = this.#loaded.get(hash)
    if (known) return known
    const json = await this.json(hash)
    const content = json === null ? null : Content.parse(JSON.parse(json))
    if (content) this.#loaded.set(hash, content)
    return content
  }

  async #plainName(content: Content): Promise<BundleHash> {
    return BundleHash.parse(sha256(canonicalJson(await searchable(withoutFonts(content)))))
  }

  async #plainNameOf(hash: BundleHash): Promise<BundleHash | null> {
    const known = this.#plainNames.get(hash)
    if (known) return known
    const content = await this.load(hash)
    const name = content && (await this.#plainName(content))
    if (name) this.#plainNames.set(hash, name)
    return name
  }

  /** The bytes that the hash names, checked against it. */
  async json(hash: BundleHash): Promise<string | null> {
    const json = await readOrNull(this.#bundlePath(hash))
    return json !== null && sha256(json) === hash ? json.toString('utf8') : null
  }

  /** The names of all bundles that begin like this. */
  async namesBeginning(begins: string): Promise<BundleHash[]> {
    const names = (await readdir(this.#bundles)).filter((name) => name.startsWith(begins))
    return names.flatMap((name) => BundleHash.safeParse(name.replace(/\.json$/, '')).data ?? [])
  }

  /** The names of all bundles and when each was made, the oldest first. Whether they are whole is not looked at. */
  async dated(): Promise<{ hash: BundleHash; at: number }[]> {
    const names = (await readdir(this.#bundles)).filter((name) => name.endsWith('.json'))
    const dated = await Promise.all(
      names.map(async (name) => {
        const hash = BundleHash.safeParse(name.slice(0, -'.json'.length))
        return hash.success ? [{ hash: hash.data, at: (await stat(join(this.#bundles, name))).mtimeMs }] : []
      }),
    )
    return dated.flat().toSorted((a, b) => a.at - b.at)
  }

  /** The newest bundle that is whole, for a start whose own bundle is damaged. */
  async newest(): Promise<BundleHash | null> {
    for (const { hash } of (await this.dated()).toReversed()) if (await this.load(hash)) return hash
    return null
  }

  /** Keeps a media file under the hash of its bytes. */
  async addMedia(data: Uint8Array): Promise<string> {
    const hash = sha256(data)
    if ((await readOrNull(this.mediaPath(hash))) === null) await writeDurably(this.mediaPath(hash), data)
    return hash
  }

  mediaPath(hash: string): string {
    return join(this.#media, hash)
  }

  async #checkBytes(key: string, hash: string): Promise<Buffer> {
    const data = await readOrNull(this.mediaPath(hash))
    if (data === null) throw new BrokenMedia(`The media file “${key}” (${hash.slice(0, 12)}…) is missing.`)
    if (sha256(data) !== hash)
      throw new BrokenMedia(`The media file “${key}” is damaged: its bytes do not match its name.`)
    return data
  }

  async #checkMedia(key: string, file: StoredMedia): Promise<void> {
    const data = await this.#checkBytes(key, file.hash)
    const refusal = mediaRefusal(file.type, data)
    if (!refusal) return
    const { zh, en } = mediaRefusals[refusal]
    throw new BrokenMedia(`媒体文件“${key}”：${zh} The media file “${key}”: ${en}`)
  }

  async #holds(hash: BundleHash): Promise<boolean> {
    return (await this.json(hash)) !== null
  }

  #bundlePath(hash: BundleHash): string {
    return join(this.#bundles, `${hash}.json`)
  }
}

/** Fonts follow from the characters: two contents that differ in nothing else are the same to whoever edits. */
function withoutFonts(content: Content): Content {
  if (!content.fonts) return content
  const { fonts: _, ...rest } = content
  return rest
}

/** The dictionary is loaded when something is published, not with the server: most starts never need it. */
async function searchable(content: Content): Promise<Content> {
  const { withPinyin } = await import('./pinyin.ts')
  return withPinyin(content)
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
