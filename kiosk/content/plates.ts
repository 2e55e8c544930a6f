/** How large a plate must be to fill its place on the glass, in CSS pixels. */
export type PlateSize = { width: number; height: number }

const widest = 2_400 // beyond this nobody at 3 m sees the difference, and a dozen of them fill the memory

/**
 * Drawings made into pixels before they are needed: an SVG that fills a screen costs several frames each time it is
 * painted, a plate costs none. One canvas a picture, hung into whatever scene shows it.
 */
export class Plates {
  readonly #plates = new Map<string, HTMLCanvasElement>()

  get(src: string): HTMLCanvasElement | null {
    return this.#plates.get(src) ?? null
  }

  /** Makes the plate of a decoded picture, unless one of that size is there. */
  draw(src: string, image: HTMLImageElement, place: PlateSize): void {
    const { naturalWidth, naturalHeight } = image
    if (naturalWidth === 0 || naturalHeight === 0) return // it could not be decoded
    const cover = Math.max(place.width / naturalWidth, place.height / naturalHeight) * window.devicePixelRatio
    const scale = Math.min(cover, widest / naturalWidth)
    const width = Math.round(naturalWidth * scale)
    const height = Math.round(naturalHeight * scale)
    const known = this.#plates.get(src)
    if (known?.width === width && known.height === height) return
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return // no memory for it: the scene shows the picture itself
    context.drawImage(image, 0, 0, width, height)
    context.getImageData(0, 0, 1, 1) // now, and not in the frame that shows it
    this.#plates.set(src, canvas)
  }

  forget(src: string): void {
    this.#plates.delete(src)
  }
}
