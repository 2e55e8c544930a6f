/** What a picture of a code says, and how many of the code's modules the picture is wide. */
export type ReadCode = { says: string; across: number }

const sides = [600, 1_000, 1_800] // a reader that misses a code at one size finds it at another
const mostPixels = 40_000_000

/** Reads the code in a picture, dark on light as it will be shown. Null when there is none that a phone could read. */
export async function readCode(picture: Buffer): Promise<ReadCode | null> {
  // Loaded when a picture is read: most starts never need them.
  const [{ default: sharp }, { default: jsQr }] = await Promise.all([import('sharp'), import('jsqr')])
  for (const side of sides) {
    const { data, info } = await sharp(picture, { limitInputPixels: mostPixels })
      .resize(side, side, { fit: 'inside' })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const found = jsQr(new Uint8ClampedArray(data), info.width, info.height, { inversionAttempts: 'dontInvert' })
    if (!found?.data) continue
    const { topLeftCorner: from, topRightCorner: to } = found.location
    const modules = 17 + 4 * found.version
    const wide = (modules * info.width) / Math.hypot(to.x - from.x, to.y - from.y)
    return { says: found.data, across: Math.round(wide * 10) / 10 }
  }
  return null
}
