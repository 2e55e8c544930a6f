import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/**
 * Slows down guessing of PINs, for each account and for each address (A3).
 * Per account: five wrong tries, then locked for a minute, and longer each time. Per address: thirty, whatever names are tried.
 */
const perAccount = 5
const perAddress = 30
const lockSeconds = [60, 300, 900, 3_600] // a hall's day is short: an hour is the longest

export class SignInThrottle {
  readonly #accounts = new RateLimiterMemory({ keyPrefix: 'account', points: perAccount, duration: 900 })
  readonly #addresses = new RateLimiterMemory({ keyPrefix: 'address', points: perAddress, duration: 900 })
  readonly #lockedBefore = new Map<string, number>()

  /**
   * Seconds to wait before this name may be tried from this address, or 0 and the try is counted. It counts before the PIN
   * is checked, else a hundred tries at once would all pass; a right one is taken off again by `succeeded`.
   */
  async enter(name: string, address: string): Promise<number> {
    const seconds = await this.waitSeconds(name, address)
    if (seconds === 0) await this.#count(name, address)
    return seconds
  }

  /** Seconds to wait, without trying. */
  async waitSeconds(name: string, address: string): Promise<number> {
    const [account, from] = await Promise.all([this.#accounts.get(name), this.#addresses.get(address)])
    return Math.max(wait(account, perAccount), wait(from, perAddress))
  }

  async #count(name: string, address: string): Promise<void> {
    const account = await consume(this.#accounts, name)
    await consume(this.#addresses, address)
    if (account.consumedPoints !== perAccount) return
    const times = this.#lockedBefore.get(name) ?? 0
    if (this.#lockedBefore.size > 1_000) this.#lockedBefore.clear() // names that never existed count too: keep it small
    this.#lockedBefore.set(name, times + 1)
    await this.#accounts.block(name, lockSeconds[Math.min(times, lockSeconds.length - 1)] ?? 60)
  }

  async succeeded(name: string, address: string): Promise<void> {
    this.#lockedBefore.delete(name)
    await this.#accounts.delete(name)
    await this.#addresses.reward(address)
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key)
  } catch (limited) {
    if (limited instanceof RateLimiterRes) return limited
    throw limited
  }
}

const wait = (state: RateLimiterRes | null, points: number): number =>
  state && state.consumedPoints >= points ? Math.max(1, Math.ceil(state.msBeforeNext / 1_000)) : 0
