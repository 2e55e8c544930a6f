import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 256 random bits. Only its hash is stored, so a copied database opens no door. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Tells a program's token from a session's at a glance, for the server and for whoever finds one in a file. */
export const apiTokenPrefix = 'zt_'

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** `count` random decimal digits, such as a first PIN or a pairing code. */
export const randomDigits = (count: number): string =>
  Array.from({ length: count }, () => String(randomInt(10))).join('')
