import { flushSync } from 'svelte'
import type { Booth } from '#shared/booth.ts'
import { ownTurn } from '#shared/handover.ts'
import type { BundleHash, KioskId } from '#shared/ids.ts'
import type { Painted } from '#shared/presence.ts'
import { sceneFor, whileCutOff, type Scene } from '#shared/scene.ts'
import type { Visit } from '#shared/visit.ts'
import type { Bundle } from '../content/bundle.ts'
import { clockJumpMs, isDue, isUrgent } from './due.ts'
import type { Frames } from './frames.ts'

/** What the stage asks of the rest of the kiosk. */
export type StageParts = {
  frames: Frames
  /** A frame's own timestamp as booth time. */
  at: (timestamp: number) => number
  kiosk: () => KioskId
  library: {
    get: (hash: BundleHash) => Bundle | null
    readonly spare: Bundle | null
    load: (hash: BundleHash) => Promise<Bundle>
    prepare: (bundle: Bundle, scene: Scene) => Promise<void>
  }
  visitor: {
    readonly visit: Visit | null // whose page is on the glass: a visit, or one that waits to be continued
    readonly busy: boolean // somebody is in the middle of a visit
    beforeShow: (booth: Booth, now: number) => void
  }
  painted: (painted: Painted) => void
}

const soonMs = 25 // before `showAt`: a frame beforehand, so that the panel already runs when it counts
const reportAfterMs = 30 // other screens of this machine or network may still be painting the same change

const turnSoonMs = 500 // two ticks: from then on the frame of its own turn is watched for

/** `at`: the frame in which it was put on the glass, in booth time. */
type Shown = { booth: Booth; bundle: Bundle; at: number }

/** Puts each booth on the glass in its frame (O3) and says when it has been painted. */
export class Stage {
  #shown = $state.raw<Shown | null>(null)
  #held = $state.raw<Scene | null>(null) // what was on the glass when it was frozen
  #scene = $derived(this.#sceneNow())
  #taken: Booth | null = null // as it came, before a cut-off changed it
  #waiting: { booth: Booth; showAt: number; prepared: boolean } | null = null
  #stopWatching: (() => void) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #parts: StageParts

  constructor(parts: StageParts) {
    this.#parts = parts
  }

  get booth(): Booth | null {
    return this.#shown?.booth ?? null
  }
  get bundle(): Bundle | null {
    return this.#shown?.bundle ?? null
  }
  /** What to paint, the freeze itself included; null until there is content. */
  get scene(): Scene | null {
    return this.#scene
  }
  /** The scene whose pixels are on the glass: under a freeze the one that was held. */
  get glass(): Scene | null {
    const scene = this.#scene
    return scene?.name === 'freeze' ? (this.#held ?? scene.under) : scene
  }

  /** Takes the newest booth; one that still waits is replaced. */
  take(booth: Booth): void {
    this.#taken = booth
    this.#stageFor(booth)
  }

  /** Without the server for this long (K7). Null while connected. */
  cutOff(offlineMs: number | null): void {
    const shown = this.#shown
    if (!this.#taken || !shown || offlineMs === null || this.#waiting) return
    const limitMs = shown.bundle.content.settings.cutOffMinutes * 60_000
    const booth = whileCutOff(this.#taken, offlineMs, limitMs)
    if (booth !== this.#taken && booth.mode.name !== shown.booth.mode.name) this.#stageFor(booth)
  }

  /** Content came, or a visit ended: shows what the booth names, unless that would pull it from under a finger. */
  refresh(): void {
    const shown = this.#shown
    if (!shown || this.#waiting || this.#parts.visitor.busy) return
    const bundle = this.#parts.library.get(shown.booth.bundle)
    if (bundle && bundle !== shown.bundle) this.#stageFor(shown.booth)
  }

  /** A few times a second: a screen that changes hands by itself does so in the frame of its own turn (K16, K17). */
  tick(now: number): void {
    const shown = this.#shown
    if (!shown || this.#waiting) return
    const turn = this.#turnAfter(shown, shown.at)
    if (turn === null) return
    const clockWentBack = this.#turnAfter(shown, now) === null
    if (clockWentBack || turn - now <= turnSoonMs) this.#stageFor(shown.booth, clockWentBack ? now : turn)
  }

  #turnAfter({ booth }: Shown, now: number): number | null {
    const { kiosk, visitor } = this.#parts
    return ownTurn(booth, kiosk(), now, visitor.busy)
  }

  /** The visitor went to another page: the panel hears what is on the glass now. */
  moved(): void {
    this.#reportAfterTwoFrames()
  }

  #stageFor(booth: Booth, showAt = booth.showAt): void {
    const waiting = { booth, showAt, prepared: false }
    this.#waiting = waiting
    this.#watchFrom(isUrgent(booth) ? 0 : showAt - soonMs)
    this.#prepare(booth, showAt)
      .catch((error: unknown) => console.error('A scene could not be prepared; it is shown as it is.', error))
      .finally(() => (waiting.prepared = true))
  }

  /** Frames cost something on a weak panel: those long before `moment` (booth time) are not asked for. */
  #watchFrom(moment: number): void {
    const { frames, at } = this.#parts
    clearTimeout(this.#timer)
    const early = moment - at(performance.now())
    if (early > 0 && early < clockJumpMs) this.#timer = setTimeout(() => this.#watchFrom(moment), early)
    else this.#stopWatching ??= frames.onframe((timestamp) => this.#frame(timestamp))
  }

  async #prepare(booth: Booth, now: number): Promise<void> {
    const { library, kiosk, visitor } = this.#parts
    const bundle = library.get(booth.bundle) ?? (await library.load(booth.bundle))
    const scene = sceneFor({ booth, content: bundle.content, kiosk: kiosk(), visit: visitor.visit, now })
    await library.prepare(bundle, scene)
  }

  #frame(timestamp: number): void {
    const waiting = this.#waiting
    if (!waiting) return
    const at = this.#parts.at(timestamp)
    if (!isDue({ over: waiting.booth.over, showAt: waiting.showAt }, at, waiting.prepared)) return
    const bundle = this.#bundleFor(waiting.booth)
    if (!bundle) return // nothing was ever shown here: the first content is on its way
    this.#waiting = null
    this.#stopWatching?.()
    this.#stopWatching = null
    this.#show(waiting.booth, bundle, at)
    this.#reportAfterTwoFrames()
  }

  #bundleFor(booth: Booth): Bundle | null {
    const shown = this.#shown?.bundle ?? null
    if (shown && this.#parts.visitor.busy) return shown
    return this.#parts.library.get(booth.bundle) ?? shown ?? this.#parts.library.spare
  }

  /** The page changes within this frame: state and markup together. */
  #show(booth: Booth, bundle: Bundle, at: number): void {
    flushSync(() => {
      const frozen = booth.over.some((over) => over.name === 'freeze')
      if (!frozen) this.#held = null
      else this.#held ??= this.glass
      this.#parts.visitor.beforeShow(booth, at)
      // A visit that this very booth ended no longer keeps the old content.
      this.#shown = { booth, bundle: this.#bundleFor(booth) ?? bundle, at }
    })
  }

  #sceneNow(): Scene | null {
    if (!this.#shown) return null
    const { booth, bundle, at } = this.#shown
    const { kiosk, visitor } = this.#parts
    return sceneFor({ booth, content: bundle.content, kiosk: kiosk(), visit: visitor.visit, now: at })
  }

  #reportAfterTwoFrames(): void {
    const { frames, at, painted } = this.#parts
    const revision = this.#shown?.booth.revision
    if (revision === undefined) return
    let left = 2
    const stop = frames.onframe((timestamp) => {
      if (--left > 0) return
      stop()
      // A newer booth in between reports for itself.
      if (this.#shown?.booth.revision !== revision || !this.#scene) return
      // While it waits for its own turn it does not show what the booth asks: the panel must not count it (C2).
      if (this.#turnAfter(this.#shown, this.#shown.at) !== null) return
      const report = { revision, at: at(timestamp), scene: this.#scene.name }
      setTimeout(() => painted(report), reportAfterMs)
    })
  }
}
