import { createHmac, randomBytes } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const perMinute = 120 // many phones may share one address of a mobile network
const againMs = 10_000
const mostRemembered = 10_000

type Phone = { address: string; agent: string }

/**
 * Who calls from outside: only enough, and only in memory, to tell a second request of the same phone and a flood. What is kept
 * is a hash under a salt that ends with the process, never an address.
 */
export class Callers {
  readonly #salt = randomBytes(32)
  readonly #now: () => number
  readonly #limiter = new RateLimiterMemory({ keyPrefix: 'public', points: perMinute, duration: 60 })
  readonly #counted = new Map<string, number>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Seconds that this address must wait, or 0 and the call is counted. */
  async waitSeconds(address: string): Promise<number> {
    try {
      await this.#limiter.consume(this.#hash(address))
      return 0
    } catch (limited) {
      if (limited instanceof RateLimiterRes) return Math.max(1, Math.ceil(limited.msBeforeNext / 1_000))
      throw limited
    }
  }

  /** Whether this phone's scan of this code is a new one; it is remembered at once, so that two at the same moment are one. */
  isNew({ address, agent }: Phone, code: string): boolean {
    const key = this.#hash(`${address}\n${agent}\n${code}`)
    const now = this.#now()
    const before = this.#counted.get(key)
    if (before !== undefined && Math.abs(now - before) < againMs) return false
    this.#counted.delete(key)
    this.#counted.set(key, now)
    this.#forget(now)
    return true
  }

  #hash(text: string): string {
    return createHmac('sha256', this.#salt).update(text).digest('base64url')
  }

  /** Oldest first: what is past its time, and what is too much. */
  #forget(now: number): void {
    for (const [key, at] of this.#counted) {
      if (now - at < againMs && this.#counted.size <= mostRemembered) return
      this.#counted.delete(key)
    }
  }
}
