import type { KioskSocket } from '#shared/wire.ts'

type Label = { number: number; name: string }

/** "Which screen is this?": its number and name, large, for as long as the panel asked. */
export class Identity {
  #label = $state.raw<Label | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  get label(): Label | null {
    return this.#label
  }

  listen(socket: KioskSocket): void {
    socket.on('identify', ({ number, name, seconds }) => {
      clearTimeout(this.#timer)
      this.#label = { number, name }
      this.#timer = setTimeout(() => (this.#label = null), seconds * 1_000)
    })
  }
}
