/** A box of an MP4 file: what is inside it lies from `start` to `end`. */
export type Box = { type: string; start: number; end: number }

const mostBoxes = 2_000

/** The boxes inside another, or of the whole file; null when one of them runs beyond it: a file that was cut off, or none at all. */
export function boxesOf(
  bytes: Uint8Array,
  parent: Pick<Box, 'start' | 'end'> = { start: 0, end: bytes.length },
): Box[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const boxes: Box[] = []
  for (let at = parent.start; at + 8 <= parent.end;) {
    const short = view.getUint32(at)
    const long = short === 1 && at + 16 <= parent.end
    const size = long ? Number(view.getBigUint64(at + 8)) : short === 0 ? parent.end - at : short
    const head = long ? 16 : 8
    if (size < head || at + size > parent.end || boxes.length >= mostBoxes) return null
    boxes.push({ type: String.fromCharCode(...bytes.subarray(at + 4, at + 8)), start: at + head, end: at + size })
    at += size
  }
  return boxes
}

/** The first box along these names, one inside the other. */
export function firstBox(bytes: Uint8Array, parent: Box, ...path: string[]): Box | null {
  let found: Box | null = parent
  for (const name of path) found = (found && boxesOf(bytes, found)?.find(({ type }) => type === name)) ?? null
  return found
}
