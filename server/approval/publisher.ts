import { stat } from 'node:fs/promises'
import type { Changes, PublishedBundle } from '#shared/approval/wire.ts'
import type { Content } from '#shared/content.ts'
import type { BundleHash } from '#shared/ids.ts'
import { filesOf } from '#shared/media-files.ts'
import type { Refusal } from '#shared/refusals.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { BrokenMedia, type Bundles } from '../content/bundles.ts'
import { missingSentence, type Fonts } from '../content/fonts/fonts.ts'
import type { LiveBooth } from '../booth.ts'
import type { Publishing } from '../publishing.ts'
import type { AuditLog } from '../storage/audit-log.ts'
import type { Database } from '../storage/database.ts'
import { dropPublication, readPublications, savePublication, type PublicationRow } from '../storage/publication-log.ts'
import { newId } from '../new-id.ts'
import { Turns } from '../turns.ts'
import type { Approvals } from './approvals.ts'
import { heldItems } from './held.ts'

type Parts = {
  db: Database
  audit: AuditLog
  bundles: Bundles
  fonts: Fonts
  booth: LiveBooth
  publishing: Publishing
  approvals: Approvals
  now: () => number
}

/** Why nothing went up. */
export type PublishRefusal =
  | { why: 'content-broken' | 'disk-full'; detail: string }
  | { why: 'unknown-bundle' }
  | { why: 'booth'; refusal: Refusal }

/** What is approved goes up as one bundle, and any earlier bundle again; both are written into the audit (D70). */
export class Publisher {
  readonly #parts: Parts
  readonly #turns = new Turns() // two who press at once publish one after the other

  private constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Bundles of before there was a list are in it, without who and what. */
  static async open(parts: Parts): Promise<Publisher> {
    const { db, booth, bundles } = parts
    if ((await readPublications(db)).length === 0) {
      const { bundle } = booth.current
      const older = (await bundles.dated()).filter(({ hash }) => hash !== bundle)
      const rows = [...older.map(({ hash, at }) => ({ hash, at })), { hash: bundle, at: parts.now() }]
      for (const { hash, at } of rows) {
        const act = 'first' as const
        await savePublication(db, { id: newId(at), bundle: hash, at, by: null, act, changes: null, bytes: null })
      }
    }
    return new Publisher(parts)
  }

  /** Makes a bundle of what is approved. It is shown when the screens are ready. */
  publish(by: string): Promise<Result<BundleHash, PublishRefusal>> {
    return this.#turns.take(async () => {
      const content = this.#parts.approvals.composed()
      if (!content.ok) return err({ why: 'content-broken', detail: content.error })
      const made = await this.#bundleOf(content.value).catch(explained)
      if (typeof made !== 'string') return err(made)
      return this.#goUp(made, by, 'published')
    })
  }

  /** An earlier bundle goes up again; what is approved stays approved. */
  rollBack(bundle: BundleHash, by: string): Promise<Result<BundleHash, PublishRefusal>> {
    return this.#turns.take(async () => {
      const { db, bundles } = this.#parts
      const known = (await readPublications(db)).some((row) => row.bundle === bundle)
      const content = known ? await bundles.load(bundle) : null
      if (!content) return err({ why: 'unknown-bundle' })
      const lost = await this.#lostFile(content)
      if (lost) return err({ why: 'content-broken', detail: lost })
      return this.#goUp(bundle, by, 'rolled-back')
    })
  }

  /** Every bundle that went up, the latest first; each once. */
  async list(): Promise<PublishedBundle[]> {
    const { bundle: current } = this.#parts.booth.current
    const seen = new Map<string, PublicationRow>()
    for (const row of await readPublications(this.#parts.db)) if (!seen.has(row.bundle)) seen.set(row.bundle, row)
    return [...seen.values()].map(({ id: _, ...row }) => ({ ...row, current: row.bundle === current }))
  }

  /** The name that what is approved would have, whether it differs from what is on the screens, or why it cannot go up. */
  async status(): Promise<{ bundle: BundleHash | null; changed: boolean; refusal: string | null }> {
    const { approvals, bundles, booth } = this.#parts
    const content = approvals.composed()
    if (!content.ok) return { bundle: null, changed: true, refusal: content.error }
    const bundle = await bundles.nameOf(content.value, booth.current.bundle)
    return { bundle, changed: bundle !== booth.current.bundle, refusal: null }
  }

  settled(): Promise<void> {
    return this.#turns.settled()
  }

  async #goUp(
    bundle: BundleHash,
    by: string,
    act: 'published' | 'rolled-back',
  ): Promise<Result<BundleHash, PublishRefusal>> {
    const { db, audit, booth, bundles, publishing, now } = this.#parts
    const [at, content, before] = [now(), await bundles.load(bundle), await bundles.load(booth.current.bundle)]
    const changes = content && before && changesBetween(before, content)
    const bytes = content && filesOf(content).reduce((sum, file) => sum + file.bytes, 0)
    const counts = content && { exhibits: content.exhibits.length, tours: content.tours.length }
    const row = { id: newId(at), bundle, at, by, act, changes, bytes }
    await audit.append({ at, actor: by, action: act, detail: { bundle, ...counts, ...changes, bytes } }, (tx) =>
      savePublication(tx, row),
    )
    const refusal = await publishing.start(bundle)
    if (!refusal) return ok(bundle)
    await dropPublication(db, row.id)
    await audit.append({ at: now(), actor: 'server', action: 'not-published', detail: { bundle, because: refusal } })
    return err({ why: 'booth', refusal })
  }

  /** The bundle of this content: the one on show if nothing changed, else a new one with the fonts that it needs (D20). */
  async #bundleOf(content: Content): Promise<BundleHash | PublishRefusal> {
    const { booth, bundles, fonts } = this.#parts
    const { bundle } = booth.current
    const shown = (await bundles.nameOf(content, bundle)) === bundle ? await bundles.load(bundle) : null
    if (shown) return bundles.publish(content, shown.fonts ?? null)
    const made = await fonts.make(content)
    if (made.missing.length > 0) return { why: 'content-broken', detail: missingSentence(made.missing) }
    return bundles.publish(content, made.fonts)
  }

  /** Looking at sizes takes no time; a screen checks every byte that it fetches. */
  async #lostFile(content: Content): Promise<string | null> {
    for (const [key, file] of Object.entries(content.media)) {
      for (const { hash, bytes } of filesOf({ media: { [key]: file } })) {
        const size = await stat(this.#parts.bundles.mediaPath(hash)).then(
          ({ size }) => size,
          () => -1,
        )
        if (size !== bytes)
          return `媒体文件“${key}”已不在或不完整，不能退回这个内容包。 The media file “${key}” is missing or damaged: this bundle cannot go up again.`
      }
    }
    return null
  }
}

function changesBetween(before: Content, after: Content): Changes {
  const [old, now] = [heldItems(before), heldItems(after)]
  const count = (test: (key: string) => boolean, keys: Iterable<string>) => [...keys].filter(test).length
  const isItem = (key: string) => !key.startsWith('order/')
  return {
    added: count((key) => isItem(key) && !old.has(key), now.keys()),
    changed: count((key) => isItem(key) && old.has(key) && old.get(key)?.digest !== now.get(key)?.digest, now.keys()),
    removed: count((key) => isItem(key) && !now.has(key), old.keys()),
  }
}

function explained(error: unknown): PublishRefusal {
  if (error instanceof BrokenMedia) return { why: 'content-broken', detail: error.message }
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== 'ENOSPC' && code !== 'EDQUOT') throw error
  return {
    why: 'disk-full',
    detail:
      '磁盘已满，没有发布，屏幕照旧。请腾出空间再发布。The disk is full: nothing was published and the screens stay as they are. Make room and publish again.',
  }
}
