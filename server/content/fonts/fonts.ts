import { createHash } from 'node:crypto'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import { z } from 'zod'
import { BundleFont, type Content } from '#shared/content.ts'
import { deadline } from '../../deadline.ts'
import { Turns } from '../../turns.ts'
import type { Bundles } from '../bundles.ts'
import { DurableJson } from '../durable-json.ts'
import { usedByScreens, usedIn, type Used } from './characters.ts'
import type { CutFamily } from './cut.ts'

/** A character that no font of the project has, and where the content uses it first. */
export type MissingCharacter = Used & { character: string }

/** Fonts for one content; none where they could not be made in time, and then the screens use the files they came with. */
export type FontsMade = { fonts: BundleFont[] | null; missing: MissingCharacter[] }

const limitMs = 60_000 // fifty times what a booth's content takes on a panel PC
const Kept = z.object({ key: z.string(), fonts: z.array(BundleFont), missing: z.array(z.number()) })
type Kept = z.infer<typeof Kept>
const makes = 1 // goes up when the same characters would be cut otherwise

/**
 * The fonts that a bundle takes along (D20): cut in a thread of their own, one content after another, and remembered for the
 * characters they were made for, so that an edit that brings no new character costs nothing.
 */
export class Fonts {
  readonly #bundles: Pick<Bundles, 'addMedia' | 'mediaPath'>
  readonly #kept: DurableJson
  readonly #log: Logger
  readonly #limitMs: number
  readonly #turns = new Turns()
  #worker: Worker | null = null

  constructor(
    folder: string,
    parts: { bundles: Pick<Bundles, 'addMedia' | 'mediaPath'>; log: Logger; limitMs?: number },
  ) {
    this.#bundles = parts.bundles
    this.#kept = new DurableJson(join(folder, 'fonts.json'))
    this.#log = parts.log
    this.#limitMs = parts.limitMs ?? limitMs
  }

  /** Never rejects: a booth that cannot cut fonts still publishes. */
  make(content: Content): Promise<FontsMade> {
    return this.#turns.take(async () => {
      try {
        return await this.#make(content)
      } catch (error) {
        this.#log.warn(
          { err: error },
          'the fonts of this content were not made; the screens use the files they came with',
        )
        return { fonts: null, missing: [] }
      }
    })
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate()
  }

  async #make(content: Content): Promise<FontsMade> {
    const used = usedIn(content)
    const wanted = [...new Set([...used.keys(), ...(await usedByScreens(content))])].sort((a, b) => a - b)
    const key = createHash('sha256')
      .update(JSON.stringify([makes, wanted]))
      .digest('hex')
    const kept = await this.#remembered(key)
    const { fonts, missing } = kept ?? (await this.#keep(key, await this.#cut(wanted)))
    return { fonts, missing: missing.flatMap((code) => missingAt(code, used)) }
  }

  async #remembered(key: string): Promise<Kept | null> {
    const kept = Kept.safeParse(await this.#kept.read().catch(() => null)) // a damaged memory is no memory
    if (!kept.success || kept.data.key !== key) return null
    const there = await Promise.all(kept.data.fonts.map(({ hash }) => isThere(this.#bundles.mediaPath(hash))))
    return there.every(Boolean) ? kept.data : null
  }

  async #keep(key: string, { cut, missing }: { cut: CutFamily[]; missing: number[] }): Promise<Kept> {
    const fonts: BundleFont[] = []
    for (const { family, data, pieces } of cut) {
      fonts.push({ family, hash: await this.#bundles.addMedia(data), bytes: data.length, pieces })
    }
    const made: Kept = { key, fonts, missing }
    await this.#kept.write(made)
    return made
  }

  async #cut(characters: readonly number[]): Promise<{ cut: CutFamily[]; missing: number[] }> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: characters })
    this.#worker = worker
    const late = deadline(this.#limitMs)
    try {
      const answer = new Promise<{ cut: CutFamily[]; missing: number[] }>((resolve, reject) => {
        worker.once('message', resolve)
        worker.once('error', reject)
        worker.once('exit', (code) => reject(new Error(`The thread that cuts fonts ended with ${code}.`)))
      })
      const done = await Promise.race([answer, late.passed])
      if (done === 'late') throw new Error(`Cutting fonts took longer than ${this.#limitMs} ms.`)
      return done
    } finally {
      late.clear()
      this.#worker = null
      await worker.terminate()
    }
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

function missingAt(code: number, used: ReadonlyMap<number, Used>): MissingCharacter[] {
  const at = used.get(code)
  return at ? [{ ...at, character: String.fromCodePoint(code) }] : []
}

const named = 5

/** Says which characters cannot be shown, where they are and what to do about it. */
export function missingSentence(missing: readonly MissingCharacter[]): string {
  const places = missing
    .slice(0, named)
    .map(({ character, path, text }) => `${path}（“${shortened(text)}”）：“${character}” ${codeName(character)}`)
    .join('；')
  const more = missing.length > named ? ` …… +${missing.length - named}` : ''
  return (
    `展台自带的字体里没有这些字，屏幕上会缺字，所以没有发布。请改用别的写法，或把它放进图片里。${places}${more} ` +
    'No font of the booth has these characters, so nothing was published. Write them another way, or put them into a picture.'
  )
}

const codeName = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

const shortened = (text: string): string => ([...text].length > 24 ? `${[...text].slice(0, 24).join('')}…` : text)
