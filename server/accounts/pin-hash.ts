import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

// OWASP's password storage advice for scrypt: N = 2^16, r = 8, p = 2. One try costs 64 MiB, which slows a thief of the file.
export const pinCost = { N: 65_536, r: 8, p: 2 } as const
export type PinCost = { N: number; r: number; p: number }

const maxmem = 128 * 1024 * 1024

const derive = (pin: string, salt: Buffer, options: ScryptOptions, length: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, length, options, (error, key) => (error ? reject(error) : resolve(key)))
  })

/** `scrypt$N$r$p$salt$key`, so that the cost can be raised later without losing anybody. */
export async function hashPin(pin: string, cost: PinCost = pinCost): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(pin, salt, { ...cost, maxmem }, 32)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$')
}

/** Whether the PIN is the one that was hashed. Takes the same time whichever digit is wrong. */
export async function pinMatches(pin: string, stored: string): Promise<boolean> {
  const [, N, r, p, salt, key] = stored.split('$')
  if (!salt || !key) return false
  const expected = Buffer.from(key, 'base64')
  const options = { N: Number(N), r: Number(r), p: Number(p), maxmem }
  return timingSafeEqual(await derive(pin, Buffer.from(salt, 'base64'), options, expected.length), expected)
}
