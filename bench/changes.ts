import type { PaintMark } from './paint-instrument.ts'
import type { Tap } from './taps.ts'

/** Half a frame at 60 Hz: two frames whose own times are less than this apart are the same frame. */
const sameFrameMs = 1_000 / 60 / 2

/** One change as the pages' own instruments saw it, all on the machine's wall clock. */
export type Change = {
  revision: number
  tapToFirst: number
  tapToLast: number
  skew: number // first to last painted, by the moment at which each page's script ran in that frame
  frameSkew: number // the same by the frames' own times: without what a script waited for a core
  sameFrame: boolean
}

/** Joins taps and marks. A change that some page never painted is not a figure but a failure: it is counted in `lost`. */
export function changesOf(
  taps: readonly Tap[],
  pages: readonly (readonly PaintMark[])[],
): { changes: Change[]; lost: number } {
  const byRevision = pages.map((marks) => new Map(marks.map((mark) => [mark.revision, mark])))
  const changes: Change[] = []
  let lost = 0
  for (const { revision, at } of taps) {
    const marks = byRevision.flatMap((ofPage) => ofPage.get(revision) ?? [])
    if (marks.length < pages.length) {
      lost++
      continue
    }
    const seconds = marks.map((mark) => mark.second)
    const first = Math.min(...seconds)
    const last = Math.max(...seconds)
    const frames = marks.map((mark) => mark.secondFrame)
    const frameSkew = Math.max(...frames) - Math.min(...frames)
    const sameFrame = frameSkew < sameFrameMs
    changes.push({ revision, tapToFirst: first - at, tapToLast: last - at, skew: last - first, frameSkew, sameFrame })
  }
  return { changes, lost }
}

/** How far the kiosks' own reports of a frame's time are from that frame's time on the machine's clock: the error of the clock that the frame depends on. */
export function clockErrors(
  reports: ReadonlyMap<number, ReadonlyMap<string, number>>,
  pages: readonly { name: string; marks: readonly PaintMark[] }[],
): number[] {
  return pages.flatMap(({ name, marks }) =>
    marks.flatMap(({ revision, secondFrame }) => {
      const reported = reports.get(revision)?.get(name)
      return reported === undefined ? [] : [reported - secondFrame]
    }),
  )
}
