import type { ExhibitId } from '#shared/ids.ts'
import type { LinkMaker } from '#shared/short-link.ts'
import type { KioskSocket } from '#shared/wire.ts'
import type { Bundle } from '../content/bundle.ts'
import { shortLinkOf } from './short-link.ts'

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

  listen(socket: Pick<KioskSocket, 'on'>): void {
    socket.on('links', (maker) => (this.#maker = maker))
  }

  of(bundle: Pick<Bundle, 'content' | 'hash'>, exhibit: ExhibitId): string | null {
    return this.#maker && this.#online() ? shortLinkOf(this.#maker, bundle, exhibit) : null
  }
}
