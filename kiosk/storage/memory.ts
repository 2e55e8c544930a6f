import type { Booth } from '#shared/booth.ts'
import type { KioskDatabase, Pairing } from './database.ts'

/** What a reload needs to show the right scene with the server gone: who this screen is, and the booth it last took. */
export class Memory {
  readonly #db: KioskDatabase

  constructor(db: KioskDatabase) {
    this.#db = db
  }

  async pairing(): Promise<Pairing | null> {
    return (await this.#db.get('pairing', 'pairing')) ?? null
  }
  async keepPairing(pairing: Pairing): Promise<void> {
    await this.#put('pairing', pairing)
  }
  /** The booth goes too: it is not this screen's to show any more. */
  async forgetPairing(): Promise<void> {
    await Promise.all([this.#db.clear('pairing'), this.#db.clear('booth')])
  }
  async booth(): Promise<Booth | null> {
    return (await this.#db.get('booth', 'booth')) ?? null
  }
  async keepBooth(booth: Booth): Promise<void> {
    await this.#put('booth', booth)
  }

  async #put(store: 'pairing' | 'booth', value: Pairing | Booth): Promise<void> {
    const change = this.#db.transaction(store, 'readwrite', { durability: 'strict' })
    // The overloads of `put` follow the store; both stores use their own name as the one key.
    await Promise.all([change.objectStore(store).put(value as never, store as never), change.done])
  }
}
