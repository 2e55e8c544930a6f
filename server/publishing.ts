import type { Actor } from '#shared/actor.ts'
import type { BundleHash } from '#shared/ids.ts'
import type { KioskPresence } from '#shared/presence.ts'
import type { Publication } from '#shared/wire.ts'
import type { LiveBooth } from './booth.ts'
import type { Presence } from './presence.ts'
import type { Warnings } from './warnings.ts'

const limitSeconds = 45 // a kiosk that cannot get ready is named, and does not hold the rest beyond this

const server: Actor = { kind: 'server' }

/** Prepare, ready, show (D4): a new bundle is fetched by every kiosk before any of them shows it. */
export class Publishing {
  #running: Publication | null = null
  #timer: NodeJS.Timeout | undefined
  readonly #listeners = new Set<(publication: Publication | null) => void>()
  readonly #booth: LiveBooth
  readonly #presence: Presence
  readonly #warnings: Warnings
  readonly #now: () => number

  constructor(booth: LiveBooth, presence: Presence, warnings: Warnings, now: () => number) {
    this.#booth = booth
    this.#presence = presence
    this.#warnings = warnings
    this.#now = now
    presence.subscribe((kiosks) => this.#look(kiosks))
  }

  get running(): Publication | null {
    return this.#running
  }

  subscribe(listener: (publication: Publication | null) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async start(bundle: BundleHash): Promise<void> {
    clearTimeout(this.#timer)
    await this.#booth.dispatch({ type: 'prepare-bundle', bundle }, server)
    if (this.#booth.current.nextBundle !== bundle) return this.#finish() // it is shown already
    this.#running = { bundle, startedAt: this.#now(), ready: [], waiting: [], seconds: limitSeconds }
    this.#timer = setTimeout(() => void this.#show(), limitSeconds * 1_000)
    this.#look(this.#presence.list())
  }

  /** After a restart in the middle of it. */
  async resume(): Promise<void> {
    const { nextBundle } = this.#booth.current
    if (nextBundle) await this.start(nextBundle)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #look(kiosks: readonly KioskPresence[]): void {
    if (!this.#running) return
    const { bundle } = this.#running
    const here = kiosks.filter((kiosk) => kiosk.online && kiosk.paired)
    const isReady = (kiosk: KioskPresence) => kiosk.status?.ready === bundle
    this.#running = {
      ...this.#running,
      ready: here.filter(isReady).map((kiosk) => kiosk.name),
      waiting: here.filter((kiosk) => !isReady(kiosk)).map((kiosk) => kiosk.name),
    }
    this.#tell()
    if (this.#running.waiting.length === 0) void this.#show()
  }

  async #show(): Promise<void> {
    const publication = this.#running
    const { nextBundle } = this.#booth.current
    if (!publication || !nextBundle) return
    this.#running = null
    clearTimeout(this.#timer)
    if (publication.waiting.length > 0) {
      this.#warnings.set({ kind: 'kiosks-not-ready', kiosks: publication.waiting, bundle: publication.bundle })
    } else this.#warnings.clear('kiosks-not-ready')
    await this.#booth.dispatch({ type: 'show-bundle', bundle: nextBundle }, server)
    this.#finish()
  }

  #finish(): void {
    this.#running = null
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.#running)
  }
}
