/** How a picture lies in its frame: how much larger, and how far its middle is from the frame's, in pixels. */
export type View = { scale: number; x: number; y: number }
export type Point = { x: number; y: number } // from the middle of the frame
export type Frame = { width: number; height: number }

const largest = 4
export const wholeView: View = { scale: 1, x: 0, y: 0 }

/** Larger or smaller by a factor, so that what lies under this point stays under it. */
export function zoomAt(view: View, factor: number, point: Point, frame: Frame): View {
  const scale = Math.min(largest, Math.max(1, view.scale * factor))
  const grown = scale / view.scale
  return inside({ scale, x: point.x - (point.x - view.x) * grown, y: point.y - (point.y - view.y) * grown }, frame)
}

export const panBy = (view: View, by: Point, frame: Frame): View =>
  inside({ ...view, x: view.x + by.x, y: view.y + by.y }, frame)

/** Two fingers moved from the first pair of points to the second: the picture goes with them. */
export function pinch(view: View, from: [Point, Point], to: [Point, Point], frame: Frame): View {
  const apart = ([a, b]: [Point, Point]) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y))
  const middle = ([a, b]: [Point, Point]) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
  const [before, now] = [middle(from), middle(to)]
  const moved = panBy(view, { x: now.x - before.x, y: now.y - before.y }, frame)
  return zoomAt(moved, apart(to) / apart(from), now, frame)
}

export const isLargest = (view: View): boolean => view.scale >= largest - 0.01
export const isWhole = (view: View): boolean => view.scale <= 1.01

/** Never so far that the frame shows what lies beside the picture. */
function inside({ scale, x, y }: View, frame: Frame): View {
  const within = (value: number, room: number) => Math.min(room, Math.max(-room, value)) + 0 // never -0
  return {
    scale,
    x: within(x, (frame.width * (scale - 1)) / 2),
    y: within(y, (frame.height * (scale - 1)) / 2),
  }
}
