import type { KioskId } from '#shared/ids.ts'
import type { KioskPresence, KioskStatus, Painted } from '#shared/presence.ts'
import type { PairedKiosk } from './accounts/paired-kiosks.ts'

const mergeMs = 150 // several kiosks report within one frame: tablets get them together

/** Which kiosks are here and what each has painted. In memory only: a restart asks the screens again. */
export class Presence {
  readonly #kiosks = new Map<KioskId, KioskPresence>()
  readonly #listeners = new Set<(kiosks: KioskPresence[]) => void>()
  readonly #now: () => number
  #timer: NodeJS.Timeout | undefined

  constructor(paired: readonly PairedKiosk[], now: () => number) {
    this.#now = now
    this.setPaired(paired)
  }

  /** Takes over the list of known screens, keeping what is known of those that stay. */
  setPaired(paired: readonly PairedKiosk[]): void {
    const known = new Set(paired.map((kiosk) => kiosk.kiosk))
    for (const kiosk of this.#kiosks.keys()) if (!known.has(kiosk)) this.#kiosks.delete(kiosk)
    for (const kiosk of paired) this.#kiosks.set(kiosk.kiosk, { ...nobody, ...this.#kiosks.get(kiosk.kiosk), ...kiosk })
    this.#changed()
  }

  list(): KioskPresence[] {
    return [...this.#kiosks.values()].toSorted((a, b) => a.number - b.number)
  }

  find(kiosk: KioskId): KioskPresence | undefined {
    return this.#kiosks.get(kiosk)
  }

  connected(kiosk: KioskId, address: string): void {
    this.#update(kiosk, { online: true, address, since: this.#now(), heardAt: this.#now() })
  }

  disconnected(kiosk: KioskId): void {
    this.#update(kiosk, { online: false, since: this.#now() })
  }

  painted(kiosk: KioskId, { revision, at, scene }: Painted): void {
    this.#update(kiosk, { painted: { revision, at, scene: scene ?? null }, heardAt: this.#now() })
  }

  reported(kiosk: KioskId, status: KioskStatus): void {
    this.#update(kiosk, { status, heardAt: this.#now() })
  }

  /** The clocks of the kiosks that are here, for choosing when a change is shown. */
  liveClocks(): KioskStatus['clock'][] {
    return this.list().flatMap((kiosk) => (kiosk.online && kiosk.status ? [kiosk.status.clock] : []))
  }

  subscribe(listener: (kiosks: KioskPresence[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #update(kiosk: KioskId, change: Partial<KioskPresence>): void {
    const before = this.#kiosks.get(kiosk)
    if (!before) return
    this.#kiosks.set(kiosk, { ...before, ...change })
    this.#changed()
  }

  #changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      const kiosks = this.list()
      for (const listener of this.#listeners) listener(kiosks)
    }, mergeMs)
  }
}

const nobody = { online: false, address: null, since: null, heardAt: null, painted: null, status: null } as const
