import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { ExhibitId } from '#shared/ids.ts'
import { makeShort, type LinkMaker } from '#shared/short-link.ts'
import type { KioskSocket } from '#shared/wire.ts'
import type { Bundle } from '../content/bundle.ts'

/**
 * The short links that stand for an exhibit's address, so that a scan is counted. None without a public address, and none
 * while the server is away: it could not send the phone on (V13).
 */
export class ShortLinks {
  #maker = $state.raw<LinkMaker | null>(null)
  readonly #online: () => boolean

  constructor(online: () => boolean) {
    this.#online = online
  }

  listen(socket: KioskSocket): void {
    socket.on('links', (maker) => (this.#maker = maker))
  }

  of({ content, hash }: Pick<Bundle, 'content' | 'hash'>, exhibit: ExhibitId): string | null {
    const maker = this.#maker
    if (!maker || !this.#online()) return null
    const { base, screen, key } = maker
    const place = { exhibit: content.exhibits.findIndex(({ id }) => id === exhibit), screen, bundle: hash }
    const short = makeShort(place, (text) => hmac(sha256, utf8ToBytes(key), utf8ToBytes(text)))
    return short && `${base}/q/${short}`
  }
}
