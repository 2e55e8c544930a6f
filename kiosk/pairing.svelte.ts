import type { KioskId } from '#shared/ids.ts'
import type { KioskSocket } from '#shared/wire.ts'
import type { Memory } from './storage/memory.ts'
import type { Pairing as Paired } from './storage/database.ts'

/** Who this screen is. Until somebody types its code into the panel it is nobody (K1). */
export class Pairing {
  #paired = $state.raw<Paired | null>(null)
  #code = $state.raw<{ code: string; screen: string | null } | null>(null)
  readonly #memory: Pick<Memory, 'keepPairing' | 'forgetPairing'>

  constructor(memory: Pick<Memory, 'keepPairing' | 'forgetPairing'>, remembered: Paired | null) {
    this.#memory = memory
    this.#paired = remembered
  }

  get kiosk(): KioskId | null {
    return this.#paired?.kiosk ?? null
  }
  get token(): string | null {
    return this.#paired?.token ?? null
  }
  /** The six digits, and the name this screen would like. */
  get code(): { code: string; screen: string | null } | null {
    return this.#code
  }

  /** Listens to what the server says about it. `onchange` is called when this screen became somebody or nobody. */
  listen(socket: KioskSocket, onchange: () => void): void {
    socket.on('pairing', (code) => (this.#code = code))
    socket.on('disconnect', () => (this.#code = null)) // a code lives as long as its socket
    socket.on('paired', async (paired) => {
      // On disk first: a screen that is paired and switched off in the same second stays paired.
      await this.#memory.keepPairing(paired)
      this.#paired = paired
      this.#code = null
      onchange()
      socket.disconnect().connect()
    })
    socket.on('unpaired', async () => {
      this.#paired = null
      onchange()
      await this.#memory.forgetPairing()
    })
  }
}
