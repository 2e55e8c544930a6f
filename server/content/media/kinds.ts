/** What a file is by its bytes. Its name says nothing: 微信图片.jpg may be a text. */
export type Kind = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif' | 'heic' | 'svg' | 'mp4' | 'mov' | 'unknown'

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])
const textStart = 4_096 // before its root, an SVG may hold a declaration, a comment and a licence

export function kindOf(bytes: Uint8Array): Kind {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp'
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'gif'
  if (['II*\0', 'MM\0*'].includes(ascii(bytes, 0, 4))) return 'tiff'
  if (ascii(bytes, 4, 8) === 'ftyp') return brandOf(bytes)
  return /^(?:\s|<\?xml[^>]*\?>|<!--[^]*?-->|<!DOCTYPE[^>]*>)*<svg[\s>]/.test(textOf(bytes)) ? 'svg' : 'unknown'
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(0, textStart))

function brandOf(bytes: Uint8Array): Kind {
  const major = ascii(bytes, 8, 12)
  const boxEnd = Math.min(256, new DataView(bytes.buffer, bytes.byteOffset).getUint32(0))
  const brands = ascii(bytes, 8, boxEnd)
  if (brands.includes('avif') || brands.includes('avis')) return 'avif'
  if (heicBrands.has(major)) return 'heic'
  return major === 'qt  ' ? 'mov' : 'mp4'
}

/** Whether it holds more than one frame. A picture that moves by itself does not belong on a page that is read. */
export function isAnimated(bytes: Uint8Array, kind: Kind): boolean {
  if (kind === 'png') return pngHas(bytes, 'acTL') // sharp sees only the first frame of these
  if (kind === 'webp') return ascii(bytes, 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0
  return kind === 'gif' && framesOfGif(bytes) > 1
}

function pngHas(bytes: Uint8Array, wanted: string): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = ascii(bytes, at + 4, at + 8)
    if (name === wanted) return true
    if (name === 'IDAT') return false
  }
  return false
}

function framesOfGif(bytes: Uint8Array): number {
  const palette = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  const pastBlocks = (from: number) => {
    let at = from
    while ((bytes[at] ?? 0) > 0) at += (bytes[at] ?? 0) + 1
    return at + 1
  }
  let frames = 0
  for (let at = 13 + palette(bytes[10] ?? 0); at < bytes.length && frames < 2;) {
    if (bytes[at] === 0x21) at = pastBlocks(at + 2)
    else if (bytes[at] !== 0x2c) break
    else {
      frames += 1
      at = pastBlocks(at + 11 + palette(bytes[at + 9] ?? 0))
    }
  }
  return frames
}
