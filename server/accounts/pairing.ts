import type { KioskId } from '#shared/ids.ts'
import { randomDigits } from './tokens.ts'

const lifetimeMs = 10 * 60_000

export type WaitingPeer = {
  code: string
  expiresAt: number
  screen: KioskId | null // the name the screen would like
  address: string
  since: number
  give: (token: string, kiosk: KioskId) => void
}

/** Screens that show a pairing code. A code lives ten minutes and works once. */
export class Pairing {
  readonly #waiting = new Map<string, WaitingPeer>() // by socket
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** A new code for this socket; the one it had is void. */
  offer(socket: string, peer: Pick<WaitingPeer, 'screen' | 'address' | 'give'>): { code: string; lifetimeMs: number } {
    const since = this.#waiting.get(socket)?.since ?? this.#now()
    const taken = new Set([...this.#waiting.values()].map((waiting) => waiting.code))
    let code = randomDigits(6)
    while (taken.has(code)) code = randomDigits(6)
    this.#waiting.set(socket, { ...peer, code, since, expiresAt: this.#now() + lifetimeMs })
    return { code, lifetimeMs }
  }

  withdraw(socket: string): void {
    this.#waiting.delete(socket)
  }

  /** The screen that shows this code now; it is taken off the list. */
  claim(code: string): WaitingPeer | null {
    for (const [socket, peer] of this.#waiting) {
      if (peer.code !== code || peer.expiresAt < this.#now()) continue
      this.#waiting.delete(socket)
      return peer
    }
    return null
  }

  list(): WaitingPeer[] {
    return [...this.#waiting.values()]
  }
}
