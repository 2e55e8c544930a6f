import type { ExhibitId } from '#shared/ids.ts'
import { Likes } from './likes.svelte.ts'
import { Typing } from './typing.svelte.ts'

/** What lies large over the page of an exhibit: its code, one of its pictures, or nothing. */
export type Enlarged = 'code' | number | null

/** What must be kept so that a page comes back exactly as it was (K18). */
export type ReadingKept = {
  large: boolean
  low: boolean
  scrollTop: number
  enlarged: Enlarged
  shown: number
  typed: string
  liked: ReadonlySet<ExhibitId>
}

/** How this visitor reads: the size of the text, where the controls are, how far down the page, what lies open. */
export class Reading {
  large = $state(false)
  low = $state(false)
  enlarged = $state.raw<Enlarged>(null)
  /** Which picture, film or comparison of the exhibit stands in the frame. */
  shown = $state(0)
  /** Of the page on the glass: an interrupted one comes back at the same line (K18). */
  scrollTop = 0
  readonly typing = new Typing()
  readonly likes = new Likes()

  keep(): ReadingKept {
    const { large, low, scrollTop, enlarged, shown } = this
    return { large, low, scrollTop, enlarged, shown, typed: this.typing.text, liked: this.likes.all }
  }

  restore(kept: ReadingKept): void {
    this.large = kept.large
    this.low = kept.low
    this.enlarged = kept.enlarged
    this.shown = kept.shown
    this.scrollTop = kept.scrollTop
    this.typing.type(kept.typed)
    this.likes.set(kept.liked)
  }

  /** Another page: it begins at its top, with nothing lying over it. */
  turn(): void {
    this.enlarged = null
    this.shown = 0
    this.scrollTop = 0
  }

  /** Nobody is here: as the next visitor should find it. */
  clear(): void {
    this.large = false
    this.low = false
    this.turn()
    this.typing.clear()
    this.likes.set(new Set())
  }
}
