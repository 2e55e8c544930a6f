const remembered = 64 // more exhibits than a booth has; the browser itself lets decoded pixels go when it must

/** Keeps pictures decoded, so that putting one on the glass costs no frame. */
export class Decoder {
  readonly #images = new Map<string, Promise<void>>()
  readonly #alive = new Map<string, HTMLImageElement>() // a picture that nothing refers to is thrown out of the cache

  /** Resolves when the picture can be painted at once. A broken one is told of, and no reason to wait. */
  decode(src: string): Promise<void> {
    const known = this.#images.get(src)
    if (known) return known
    const image = new Image()
    image.src = src
    const done = image.decode().catch((error: unknown) => console.error(`The picture ${src} cannot be decoded.`, error))
    this.#images.set(src, done)
    this.#alive.set(src, image)
    if (this.#images.size > remembered) this.#forget([...this.#images.keys()].slice(0, -remembered))
    return done
  }

  #forget(sources: readonly string[]): void {
    for (const src of sources) {
      this.#images.delete(src)
      this.#alive.delete(src)
    }
  }
}
