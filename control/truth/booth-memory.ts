import type { Booth } from '#shared/booth.ts'

const kept = 60 // an offline screen that is further behind is told by its scene alone

/** The states of a while back: a screen that painted revision 41 shows what the booth said at 41, not what it says now. */
export class BoothMemory {
  readonly #booths = new Map<number, Booth>()
  #epoch = ''

  remember(booth: Booth): void {
    if (booth.epoch !== this.#epoch) this.#booths.clear()
    this.#epoch = booth.epoch
    this.#booths.set(booth.revision, booth)
    for (const revision of this.#booths.keys()) {
      if (this.#booths.size <= kept) break
      this.#booths.delete(revision)
    }
  }

  at(revision: number): Booth | undefined {
    return this.#booths.get(revision)
  }
}
