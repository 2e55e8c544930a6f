const remembered = 160 // the first pictures of more exhibits than a booth has, and what one page may show next; the browser itself lets decoded pixels go when it must

/** Keeps pictures decoded, so that putting one on the glass costs no frame. */
export class Decoder {
  /** Kept by reference too: a picture that nothing refers to is thrown out of the browser's cache. */
  readonly #images = new Map<string, { image: HTMLImageElement; done: Promise<HTMLImageElement> }>()

  /** Resolves when the picture can be painted at once. A broken one is told of, and no reason to wait. */
  decode(src: string): Promise<HTMLImageElement> {
    const known = this.#images.get(src)
    if (known) return known.done
    const image = new Image()
    image.src = src
    const done = image
      .decode()
      .catch((error: unknown) => console.error(`The picture ${src} cannot be decoded.`, error))
      .then(() => image)
    this.#images.set(src, { image, done })
    for (const old of [...this.#images.keys()].slice(0, -remembered)) this.forget(old)
    return done
  }

  forget(src: string): void {
    this.#images.delete(src)
  }
}
