import type { ExhibitId } from '#shared/ids.ts'

/** 点赞: what this visitor likes. One per exhibit, gone with the visit, and never added up on a screen (K43). */
export class Likes {
  #liked = $state.raw<ReadonlySet<ExhibitId>>(new Set())

  get all(): ReadonlySet<ExhibitId> {
    return this.#liked
  }

  has(exhibit: ExhibitId): boolean {
    return this.#liked.has(exhibit)
  }

  /** Likes it, or takes that back. Says which. */
  turn(exhibit: ExhibitId): boolean {
    const liked = !this.#liked.has(exhibit)
    this.#liked = new Set([...this.#liked].filter((other) => other !== exhibit).concat(liked ? exhibit : []))
    return liked
  }

  set(liked: ReadonlySet<ExhibitId>): void {
    this.#liked = liked
  }
}
