import type { LeadId } from '#shared/ids.ts'
import type { LeadSender } from './lead-sender.ts'

const againMs = 5_000

type DeskParts = {
  online: () => boolean
  now: () => number // booth time
  frozen?: () => boolean // a freeze lies over this screen
  newId: () => string
  sender: LeadSender
}

/**
 * Where numbers are left at this screen. It holds none itself: only the ids of leads whose visitors never saw their code,
 * until the server has deleted them (P3).
 */
export class LeadDesk {
  readonly #parts: DeskParts
  readonly #unwanted = new Set<LeadId>()
  #nextTry = 0

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  get online(): boolean {
    return this.#parts.online()
  }
  get frozen(): boolean {
    return this.#parts.frozen?.() ?? false
  }
  get sender(): Pick<LeadSender, 'leave' | 'withdraw' | 'link'> {
    return this.#parts.sender
  }
  /** Today in the zone of this screen, which is the booth's. */
  get today(): string {
    const now = new Date(this.#parts.now())
    const two = (part: number) => String(part).padStart(2, '0')
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  }
  newId(): LeadId {
    // Made by `timeOrderedId`, which is what the brand stands for.
    return this.#parts.newId() as LeadId
  }

  /** Nobody is here any more to be told the code: if it is on the server's disk, it goes from there. */
  forget(id: LeadId): void {
    this.#unwanted.add(id)
    this.#nextTry = 0
    this.tick()
  }

  /** To be called a few times a second. */
  tick(): void {
    const now = this.#parts.now()
    if (this.#unwanted.size === 0 || !this.online || (now < this.#nextTry && this.#nextTry - now <= againMs)) return
    this.#nextTry = now + againMs
    for (const id of this.#unwanted) {
      this.#parts.sender.forget(id).then(
        () => this.#unwanted.delete(id),
        () => {}, // tried again
      )
    }
  }
}
