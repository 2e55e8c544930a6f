import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ImportId } from '#shared/ids.ts'
import type { ImportField } from '#shared/import/header-names.ts'
import { headingKey } from '#shared/import/header-names.ts'
import type { Preview } from '#shared/import/preview.ts'
import type { ImportRecord } from '#shared/import/record.ts'
import { err, type Result } from '#shared/result.ts'
import type { Bundles } from '../content/bundles.ts'
import type { ContentStore } from '../content/store.ts'
import type { AuditLog } from '../storage/audit-log.ts'
import type { Database } from '../storage/database.ts'
import { rememberedHeadings, rememberHeading } from '../storage/import-log.ts'
import { newId } from '../new-id.ts'
import { Turns } from '../turns.ts'
import { filesBelow } from './files.ts'
import { Importer, type ImportRefusal } from './importer.ts'
import type { ImportPlan } from './plan.ts'

type Parts = {
  dataDir: string
  db: Database
  bundles: Bundles
  content: ContentStore
  audit: AuditLog
  now: () => number
}

type Pile = { folder: string; names: string[]; bytes: number; plan: ImportPlan | null }

const mostFileBytes = 400_000_000
const mostBytes = 6_000_000_000
const mostPiles = 3 // of several that nobody finished, the oldest goes

/** Why a file is not taken in. */
export class DeskTrouble extends Error {}

/** Where staff lay files down in the panel, look at what they would change, and bring them in. */
export class ImportDesk {
  readonly importer: Importer
  readonly #parts: Parts
  readonly #folder: string
  readonly #piles = new Map<ImportId, Pile>()
  readonly #turns = new Turns() // pictures are worked on one after another: the booth comes first

  private constructor(parts: Parts) {
    this.#parts = parts
    this.#folder = join(parts.dataDir, 'imports')
    this.importer = new Importer(parts)
  }

  /** Sweeps away what a run before this one left lying, and finishes what it left half said. */
  static async open(parts: Parts): Promise<ImportDesk> {
    const desk = new ImportDesk(parts)
    await rm(desk.#folder, { recursive: true, force: true })
    await desk.importer.resume()
    return desk
  }

  async begin(): Promise<ImportId> {
    const id = ImportId.parse(newId(this.#parts.now()))
    const folder = join(this.#folder, id)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    this.#piles.set(id, { folder, names: [], bytes: 0, plan: null })
    for (const old of [...this.#piles.keys()].slice(0, -mostPiles)) await this.clear(old)
    return id
  }

  /** Takes one file as it streams in. What is cut off in the middle is not kept. */
  async add(id: ImportId, name: string, stream: Readable): Promise<boolean> {
    const pile = this.#piles.get(id)
    if (!pile) return false
    if (!isPlainName(name)) {
      throw new DeskTrouble(
        `文件名“${name.slice(0, 40)}”不能用，请改短或去掉斜杠。This file name is not accepted: make it shorter, without slashes.`,
      )
    }
    const path = join(pile.folder, name)
    let bytes = 0
    const limit = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length
        const tooMuch = bytes > mostFileBytes || pile.bytes + bytes > mostBytes
        done(tooMuch ? new DeskTrouble('文件太大，没有收下。The file is too large and was not taken.') : null, chunk)
      },
    })
    try {
      await pipeline(stream, limit, createWriteStream(path, { mode: 0o600 }))
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
    pile.bytes += bytes
    pile.names.push(name)
    pile.plan = null
    return true
  }

  /** What the files would change, worked out once until another file or another meaning comes. */
  look(id: ImportId): Promise<Preview | null> {
    return this.#turns.take(async () => {
      const pile = this.#piles.get(id)
      if (!pile) return null
      const { db, bundles, content } = this.#parts
      if (pile.plan?.before !== content.current) {
        // What reads pictures is large: a start without an import does not wait for it.
        const [{ gather }, { planImport }] = await Promise.all([import('./gather.ts'), import('./plan.ts')])
        const files = await filesBelow(pile.folder)
        const headings = await rememberedHeadings(db)
        pile.plan = await planImport(content.current, await gather(files), { headings, shelf: { db, bundles } })
        await files.close()
      }
      return pile.plan.preview
    })
  }

  /** What a heading means, from now on and in every file. */
  async explain(heading: string, field: ImportField): Promise<void> {
    await rememberHeading(this.#parts.db, headingKey(heading), field)
    for (const pile of this.#piles.values()) pile.plan = null
  }

  async apply(id: ImportId, actor: string): Promise<Result<ImportRecord | null, ImportRefusal>> {
    const pile = this.#piles.get(id)
    if (!pile?.plan) return err({ why: 'unknown-import' })
    const done = await this.importer.apply(pile.plan, actor, pile.names)
    if (done.ok) await this.clear(id)
    else pile.plan = null // it is looked at anew
    return done
  }

  async clear(id: ImportId): Promise<void> {
    const pile = this.#piles.get(id)
    this.#piles.delete(id)
    if (pile) await rm(pile.folder, { recursive: true, force: true })
  }
}

const isPlainName = (name: string): boolean =>
  name.length > 0 && Buffer.byteLength(name) <= 255 && !/[/\\\0]/.test(name) && !/^\.{1,2}$/.test(name)
