import { createHash } from 'node:crypto'
import { err, ok, type Result } from '#shared/result.ts'
import { boxesOf, firstBox, type Box } from './boxes.ts'
import { kindOf } from './kinds.ts'
import type { ImportedMedia } from './picture.ts'
import type { MediaRefusal } from './refusals.ts'

const mostBytes = 400_000_000
const mostSide = 4_096
const h264 = new Set(['avc1', 'avc3'])
const hevc = new Set(['hvc1', 'hev1', 'dvh1', 'dvhe'])

/** A film as screens can play it (D35): MP4, H.264, its index first. It is kept as it is; what does not fit is refused with what to do. */
export function importFilm(bytes: Uint8Array): Result<ImportedMedia, MediaRefusal> {
  const size = filmSize(bytes)
  if (!size.ok) return size
  const hash = createHash('sha256').update(bytes).digest('hex')
  return ok({ file: { hash, type: 'video/mp4', bytes: bytes.length, ...size.value }, data: new Map([[hash, bytes]]) })
}

type Size = { width: number; height: number }

function filmSize(bytes: Uint8Array): Result<Size, MediaRefusal> {
  if (bytes.length === 0) return err('empty')
  if (bytes.length > mostBytes) return err('too-large')
  const kind = kindOf(bytes)
  if (kind === 'mov') return err('quicktime')
  if (kind !== 'mp4') return err('not-a-film')
  const top = boxesOf(bytes)
  const index = top?.findIndex(({ type }) => type === 'moov') ?? -1
  const picture = top?.findIndex(({ type }) => type === 'mdat') ?? -1
  const moov = top?.[index]
  if (!moov || picture < 0) return err('broken-film')
  const tracks = boxesOf(bytes, moov)
    ?.filter(({ type }) => type === 'trak')
    .map((track) => trackOf(bytes, track))
  const seen = tracks?.find((track) => track?.kind === 'vide')
  if (!seen?.size) return err('broken-film')
  if (hevc.has(seen.codec)) return err('hevc')
  if (!h264.has(seen.codec)) return err('other-codec')
  if (tracks?.some((track) => track?.kind === 'soun' && track.codec !== 'mp4a')) return err('other-sound')
  return index < picture ? ok(seen.size) : err('slow-start')
}

type Track = { kind: string; codec: string; size: Size | null }

function trackOf(bytes: Uint8Array, track: Box): Track | null {
  const header = firstBox(bytes, track, 'tkhd')
  const handler = firstBox(bytes, track, 'mdia', 'hdlr')
  const table = firstBox(bytes, track, 'mdia', 'minf', 'stbl', 'stsd')
  // Version and flags, then 4 bytes; the codec is the name of the first entry after its own length.
  if (!header || !handler || !table || handler.end - handler.start < 12 || table.end - table.start < 16) return null
  const name = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
  return { kind: name(handler.start + 8), codec: name(table.start + 12), size: shownSize(bytes, header) }
}

/** Width and height as shown: 16.16 fixed point at the end of the header, after a matrix that may turn the film on its side. */
function shownSize(bytes: Uint8Array, header: Box): Size | null {
  if (header.end - header.start < 80) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const width = view.getUint32(header.end - 8) >>> 16
  const height = view.getUint32(header.end - 4) >>> 16
  if (![width, height].every((side) => side > 0 && side <= mostSide)) return null
  const onItsSide = view.getInt32(header.end - 44) === 0 // the matrix begins 36 bytes before the size
  return onItsSide ? { width: height, height: width } : { width, height }
}
