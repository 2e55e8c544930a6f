import type { Actor } from '#shared/actor.ts'
import type { Booth } from '#shared/booth.ts'
import { BundleHash } from '#shared/ids.ts'
import type { KioskPresence } from '#shared/presence.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Publication } from '#shared/wire.ts'
import type { LiveBooth } from './booth.ts'
import type { Presence } from './presence.ts'
import type { Warnings } from './warnings.ts'

/** A kiosk that cannot get ready is named, and does not hold the rest beyond this. */
export const readyLimitSeconds = 45

const server: Actor = { kind: 'server' }

const emergencyStands = (booth: Booth) => booth.over.some((over) => over.name === 'emergency')

/** Prepare, ready, show (D4): a new bundle is fetched by every kiosk before any of them shows it. */
export class Publishing {
  #running: Publication | null = null
  #timer: NodeJS.Timeout | undefined
  readonly #listeners = new Set<(publication: Publication | null) => void>()
  readonly #booth: LiveBooth
  readonly #presence: Presence
  readonly #warnings: Warnings
  readonly #now: () => number
  readonly #limitSeconds: number
  /** Everybody is ready, or had the time; an emergency stands in the way. */
  #due = false
  /** After a restart the screens are still on their way back: those not seen yet are waited for too. */
  #resumed = false

  constructor(
    booth: LiveBooth,
    presence: Presence,
    warnings: Warnings,
    { now, limitSeconds = readyLimitSeconds }: { now: () => number; limitSeconds?: number | undefined },
  ) {
    this.#booth = booth
    this.#presence = presence
    this.#warnings = warnings
    this.#now = now
    this.#limitSeconds = limitSeconds
    presence.subscribe((kiosks) => this.#look(kiosks))
    booth.subscribe(() => {
      if (this.#due) void this.#show()
    })
  }

  get running(): Publication | null {
    return this.#running
  }

  subscribe(listener: (publication: Publication | null) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins with this bundle; one that was still being prepared gives way to it. Returns the booth's no, such as a standing emergency. */
  async start(bundle: BundleHash, resumed = false): Promise<Refusal | null> {
    const prepared = await this.#booth.dispatch({ type: 'prepare-bundle', bundle }, server)
    if (!prepared.ok) return prepared.error
    clearTimeout(this.#timer)
    this.#due = false
    this.#resumed = resumed
    if (this.#booth.current.nextBundle !== bundle) {
      this.#finish() // it is shown already
      return null
    }
    const seconds = this.#limitSeconds
    this.#running = { bundle, startedAt: this.#now(), ready: [], waiting: [], seconds }
    this.#timer = setTimeout(() => void this.#show(), seconds * 1_000)
    this.#look(this.#presence.list())
    return null
  }

  /** After a restart in the middle of it. An emergency may have survived the restart: then it begins when that is cleared. */
  async resume(): Promise<void> {
    const { nextBundle } = this.#booth.current
    if (!nextBundle || (await this.start(nextBundle, true)) === null) return
    const stop = this.#booth.subscribe(() => {
      if (emergencyStands(this.#booth.current)) return
      stop()
      void this.resume()
    })
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #look(kiosks: readonly KioskPresence[]): void {
    if (!this.#running) return
    const { bundle } = this.#running
    const awaited = (kiosk: KioskPresence) => kiosk.online || (this.#resumed && kiosk.since === null)
    const here = kiosks.filter((kiosk) => kiosk.paired && awaited(kiosk))
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
    if (!publication || publication.bundle !== this.#booth.current.nextBundle) return
    this.#due = emergencyStands(this.#booth.current) // it follows when that is cleared
    if (this.#due) return
    this.#running = null
    clearTimeout(this.#timer)
    if (publication.waiting.length > 0) {
      this.#warnings.set({ kind: 'kiosks-not-ready', kiosks: publication.waiting, bundle: publication.bundle })
    } else this.#warnings.clear('kiosks-not-ready')
    const shown = await this.#booth.dispatch(
      { type: 'show-bundle', bundle: BundleHash.parse(publication.bundle) },
      server,
    )
    if (shown.ok) return this.#finish()
    if (shown.error !== 'emergency-standing') return this.#giveUp()
    this.#running = publication // it was raised in this very moment
    this.#due = true
  }

  /** The bundle is no longer whole on the disk: the booth stops preparing for it. */
  async #giveUp(): Promise<void> {
    await this.#booth.dispatch({ type: 'prepare-bundle', bundle: this.#booth.current.bundle }, server)
    this.#finish()
  }

  #finish(): void {
    this.#running = null
    this.#due = false
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.#running)
  }
}
