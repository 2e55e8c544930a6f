import { randomBytes } from 'node:crypto'
import type { BundleHash, ExhibitId, KioskId, LeadId } from '#shared/ids.ts'
import { newId } from '../new-id.ts'

const livesMs = 15 * 60_000
const mostOfOneKiosk = 60

/** A link for one visitor's phone: about which exhibit, from which screen, under which notice; and the one lead it may leave. */
export type LeadTicket = {
  lead: LeadId
  exhibit: ExhibitId
  kiosk: KioskId
  notice: BundleHash
  until: string
  expires: number
  used: boolean
}

/** The links that are out (P11). In memory only: after a restart a visitor scans again. */
export class LeadTickets {
  readonly #open = new Map<string, LeadTicket>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** A new link's secret; null when this screen has asked for too many. */
  issue(about: Pick<LeadTicket, 'exhibit' | 'kiosk' | 'notice' | 'until'>): string | null {
    this.#sweep()
    const own = [...this.#open.values()].filter(({ kiosk }) => kiosk === about.kiosk)
    if (own.length >= mostOfOneKiosk) return null
    const secret = randomBytes(16).toString('base64url')
    // Made by `timeOrderedId`, which is what the brand stands for.
    const lead = newId(this.#now()) as LeadId
    this.#open.set(secret, { ...about, lead, expires: this.#now() + livesMs, used: false })
    return secret
  }

  /** The link of this secret while it lives, used or not. */
  find(secret: string): LeadTicket | null {
    this.#sweep()
    return this.#open.get(secret) ?? null
  }

  #sweep(): void {
    for (const [secret, { expires }] of this.#open) if (expires <= this.#now()) this.#open.delete(secret)
  }
}
