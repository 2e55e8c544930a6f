import type { Booth } from '#shared/booth.ts'
import type { Exhibit } from '#shared/content.ts'
import type { BundleHash } from '#shared/ids.ts'
import type { Scene } from '#shared/scene.ts'
import { nextShots, shotOf, type Bundle } from './bundle.ts'
import { Decoder } from './decoder.ts'
import type { Shelf } from './shelf.ts'

const firstRetryMs = 500
const slowestRetryMs = 10_000

/** Bundles in memory, ready to be painted. Asks the shelf, and goes on asking until it has what was wanted. */
export class Library {
  readonly #shelf: Pick<Shelf, 'bundle' | 'tidy'>
  readonly #decoder = new Decoder()
  readonly #bundles = new Map<BundleHash, Bundle>()
  readonly #loading = new Map<BundleHash, Promise<Bundle>>()
  #ready = $state.raw<BundleHash | null>(null)
  #wanted: readonly (BundleHash | null)[] = []
  #spare: Bundle | null = null

  /** Called when a bundle is complete. */
  onloaded: (bundle: Bundle) => void = () => {}

  constructor(shelf: Pick<Shelf, 'bundle' | 'tidy'>) {
    this.#shelf = shelf
  }

  /** The bundle that was last fetched, verified and decoded completely: what the panel calls ready. */
  get ready(): BundleHash | null {
    return this.#ready
  }

  get(hash: BundleHash): Bundle | null {
    return this.#bundles.get(hash) ?? null
  }

  /** Content to go on with when a start finds no server and not the bundle that the booth names. */
  get spare(): Bundle | null {
    return this.#spare
  }
  async takeSpare(hash: BundleHash): Promise<void> {
    this.#spare = await this.#shelf.bundle(hash)
    this.onloaded(this.#spare)
  }

  /** What the booth names now, and what is on the glass. Loads the former and lets go of everything else. */
  want({ bundle, nextBundle }: Pick<Booth, 'bundle' | 'nextBundle'>, onShow: BundleHash | null): void {
    const target = nextBundle ?? bundle
    const wanted = [bundle, nextBundle, onShow]
    if (target === this.#ready && wanted.every((hash, i) => hash === this.#wanted[i])) return
    this.#wanted = wanted
    for (const hash of new Set([bundle, target])) {
      this.load(hash)
        .then((held) => this.decode(held, held.content.exhibits))
        .then(() => {
          if (hash === target && this.#wanted.includes(target)) this.#ready = target
        })
        .catch((error: unknown) => console.error(`Bundle ${hash} is not ready.`, error))
    }
    for (const [hash, bundle] of this.#bundles) {
      if (this.#wanted.includes(hash)) continue
      this.#bundles.delete(hash)
      for (const url of bundle.urls.values()) {
        this.#decoder.forget(url)
        URL.revokeObjectURL(url)
      }
    }
  }

  /** Resolves when the bundle is here, however long the server stays away while it is wanted. */
  load(hash: BundleHash): Promise<Bundle> {
    const held = this.#bundles.get(hash)
    if (held) return Promise.resolve(held)
    const known = this.#loading.get(hash)
    if (known) return known
    const loading = this.#load(hash).finally(() => this.#loading.delete(hash))
    this.#loading.set(hash, loading)
    return loading
  }

  /** Makes ready what this scene will show. */
  async prepare(bundle: Bundle, scene: Scene): Promise<void> {
    const large = scene.name === 'exhibit' || (scene.name === 'tour-stop' && scene.main)
    if (!large) return
    await this.decode(bundle, [scene.exhibit])
    if (scene.name === 'exhibit') void this.#decodeNext(bundle, scene.exhibit)
  }

  /** What may be touched next on the page of an exhibit: nothing waits for it, and it waits for nothing later (K87). */
  async #decodeNext(bundle: Bundle, exhibit: Exhibit): Promise<void> {
    for (const { src, type } of nextShots(bundle, exhibit)) {
      if (type !== 'video/mp4') await this.#decoder.decode(src)
    }
  }

  /** Decodes the first picture of each of these exhibits, one after another: a burst would cost the frames of now. */
  async decode(bundle: Bundle, exhibits: readonly Exhibit[]): Promise<void> {
    for (const exhibit of exhibits) {
      const shot = shotOf(bundle, exhibit.pictures[0])
      if (shot && shot.type !== 'video/mp4') await this.#decoder.decode(shot.src)
    }
  }

  async #load(hash: BundleHash): Promise<Bundle> {
    for (let wait = firstRetryMs; ; wait = Math.min(wait * 2, slowestRetryMs)) {
      try {
        const bundle = await this.#shelf.bundle(hash)
        this.#bundles.set(hash, bundle)
        this.onloaded(bundle)
        await this.#shelf.tidy(this.#wanted)
        return bundle
      } catch (error) {
        if (!this.#wanted.includes(hash)) throw error
        console.warn(`Bundle ${hash.slice(0, 12)} is not complete yet; trying again in ${wait} ms.`, error)
        await new Promise((resume) => setTimeout(resume, wait))
      }
    }
  }
}
