import type { Actor } from '#shared/actor.ts'
import type { Booth } from '#shared/booth.ts'
import type { Command } from '#shared/commands.ts'
import type { Content } from '#shared/content.ts'
import { reduce } from '#shared/reduce.ts'
import type { Refusal } from '#shared/refusals.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { Commits } from './commits.ts'
import { deadline } from './deadline.ts'
import { Turns } from './turns.ts'

/** A change that was accepted, and the content it was judged by. */
export type BoothChange = { before: Booth; after: Booth; content: Content; at: number }

type Parts = {
  now: () => number
  contentOf: (bundle: Booth['bundle']) => Promise<Content | null>
  /** What puts the accepted command, and the change if there was one, on disk; run again if the disk refuses. */
  commit: (command: Command, actor: Actor, change: BoothChange | null) => () => Promise<void>
  /** When the change is to be on the glass. */
  showAt: (urgent: boolean) => number
  /** The disk refused, or took too long; null when it works again. */
  storageFailed: (reason: string | null) => void
  /** An accepted command that will not be stored any more, though later ones are. */
  storageLost: (reason: string) => void
}

const commitLimitMs = 1_000 // a database that hangs must not hold up an emergency

/** The live booth: one door for every command, one state, in order. Knows neither sockets nor SQL. */
export class LiveBooth {
  #current: Booth
  readonly #turns = new Turns()
  readonly #listeners = new Set<(booth: Booth) => void>()
  readonly #parts: Parts
  readonly #commits: Commits

  constructor(first: Booth, parts: Parts) {
    this.#current = first
    this.#parts = parts
    this.#commits = new Commits(parts.storageFailed, parts.storageLost)
  }

  /** What the disk still owes is tried once more; call it before the database is closed. */
  stop(): Promise<void> {
    return this.#commits.stop()
  }

  get current(): Booth {
    return this.#current
  }

  subscribe(listener: (booth: Booth) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** On disk, then on screen (M1). Commands wait for one another, so two tablets tapping at once are two commands in a row. */
  dispatch(command: Command, actor: Actor): Promise<Result<Booth, Refusal>> {
    return this.#turns.take(() => this.#run(command, actor))
  }

  async #run(command: Command, actor: Actor): Promise<Result<Booth, Refusal>> {
    const before = this.#current
    const content = await this.#parts.contentOf(before.bundle)
    if (!content) throw new Error(`The published bundle ${before.bundle} is gone from the disk.`)
    const at = Math.round(this.#parts.now())
    const result = reduce(before, command, { now: at, actor, content })
    if (!result.ok) return result
    if (command.type === 'show-bundle' && !(await this.#parts.contentOf(command.bundle))) return err('unknown-bundle')
    const changed = result.value === before ? null : result.value
    await this.#commit(command, actor, changed && { before, after: changed, content, at })
    if (!changed) return ok(before)
    this.#current = { ...changed, showAt: this.#parts.showAt(command.type === 'raise-emergency') }
    for (const listener of this.#listeners) listener(this.#current)
    return ok(this.#current)
  }

  /** If the disk refuses, the show goes on all the same, and the panel turns amber (M1). */
  async #commit(command: Command, actor: Actor, change: BoothChange | null): Promise<void> {
    const limit = deadline(commitLimitMs)
    const committed = this.#commits.run(this.#parts.commit(command, actor, change))
    const outcome = await Promise.race([committed, limit.passed])
    limit.clear()
    if (outcome === 'late') this.#parts.storageFailed(`no answer within ${commitLimitMs} ms`)
  }
}
