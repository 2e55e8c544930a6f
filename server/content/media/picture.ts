import { createHash } from 'node:crypto'
import sharp, { type Metadata, type Sharp } from 'sharp'
import type { MediaFile, StoredMedia } from '#shared/media.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { Turns } from '../../turns.ts'
import { drawingRefusal } from './drawing.ts'
import { isAnimated, kindOf, type Kind } from './kinds.ts'
import type { MediaRefusal } from './refusals.ts'

/** What became of an original: the entry for `content.media`, and the bytes behind each name in it. */
export type ImportedMedia = { file: MediaFile; data: ReadonlyMap<string, Uint8Array> }

const mostBytes = 80_000_000
const mostPixels = 64_000_000 // a bomb of 100 megapixels is refused before a pixel of it is unpacked
const fewestPixels = 320 // along the longer side: less is a thumbnail
const sizes = [640, 1_280, 2_560] as const // a card, a page, and the whole of a 1080p panel with some room to look closer
const worthwhile = 0.8 // a copy hardly smaller than the next is only one more file
const quality = 82
const raster: ReadonlySet<Kind> = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'])

// The booth comes first: one thread, one picture at a time, nothing kept.
sharp.concurrency(1)
sharp.cache(false)
const turns = new Turns()

/**
 * An original as the screens need it (D30–D33): judged by its bytes, upright, in sRGB, without what the camera wrote into it,
 * as WebP in a few sizes. No AVIF: of three photographs at 1,280 pixels it saved 19 to 35 %, but Chromium took 1.3 to 2.1 times as
 * long to decode it, which is what a cheap panel PC has least of on a fast local network, and this server 4 to 14 times to write it.
 */
export function importPicture(bytes: Uint8Array): Promise<Result<ImportedMedia, MediaRefusal>> {
  return turns.take(() => importNow(bytes))
}

async function importNow(bytes: Uint8Array): Promise<Result<ImportedMedia, MediaRefusal>> {
  if (bytes.length === 0) return err('empty')
  if (bytes.length > mostBytes) return err('too-large')
  const kind = kindOf(bytes)
  if (kind === 'svg') return importDrawing(bytes)
  if (kind === 'heic') return err('heic')
  if (!raster.has(kind)) return err('not-a-picture')
  if (isAnimated(bytes, kind)) return err('animated')
  const size = await sizeOf(bytes)
  if (!size.ok) return size
  const longest = Math.max(size.value.width, size.value.height)
  if (longest < fewestPixels) return err('too-small')
  const largest = Math.min(longest, sizes[2])
  const wanted = [largest, ...sizes.filter((side) => side < largest * worthwhile).toReversed()]
  try {
    return ok(await copiesOf(bytes, wanted))
  } catch {
    return err('broken') // unpacked as far as it goes: the rest is not there
  }
}

async function copiesOf(bytes: Uint8Array, sides: readonly number[]): Promise<ImportedMedia> {
  const data = new Map<string, Uint8Array>()
  const copies: StoredMedia[] = []
  for (const side of sides) {
    const { data: copy, info } = await upright(bytes)
      .resize({ width: side, height: side, fit: 'inside' })
      .flatten({ background: 'white' })
      .webp({ quality, smartSubsample: true })
      .toBuffer({ resolveWithObject: true })
    const hash = hashOf(copy)
    data.set(hash, copy)
    copies.push({ hash, type: 'image/webp', bytes: copy.length, width: info.width, height: info.height })
  }
  const [file, ...smaller] = copies
  if (!file) throw new Error('A picture without any size was asked for.')
  return { file: { ...file, ...(smaller.length > 0 && { smaller }) }, data }
}

/** Turned as the camera was held; colours of any profile, CMYK too, become sRGB; nothing of the metadata is written. */
const upright = (bytes: Uint8Array): Sharp => opened(bytes).autoOrient().toColourspace('srgb')
const opened = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })

async function importDrawing(bytes: Uint8Array): Promise<Result<ImportedMedia, MediaRefusal>> {
  const refusal = drawingRefusal(new TextDecoder().decode(bytes))
  if (refusal) return err(refusal)
  const size = await sizeOf(bytes)
  if (!size.ok) return size
  const hash = hashOf(bytes)
  return ok({
    file: { hash, type: 'image/svg+xml', bytes: bytes.length, ...size.value },
    data: new Map([[hash, bytes]]),
  })
}

type Size = { width: number; height: number }

async function sizeOf(bytes: Uint8Array): Promise<Result<Size, MediaRefusal>> {
  let found: Metadata
  try {
    found = await opened(bytes).metadata()
  } catch (error) {
    return err(error instanceof Error && /pixel limit/i.test(error.message) ? 'too-many-pixels' : 'broken')
  }
  const { width, height, pages = 1 } = found
  return pages > 1 ? err('animated') : ok({ width, height })
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
