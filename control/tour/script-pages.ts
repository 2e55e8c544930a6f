/** A script that is longer than its place is read by pages, turned with a button: a thumb that holds a tablet cannot flick. */
type View = { top: number; seen: number; whole: number }

const step = (seen: number): number => Math.max(1, seen * 0.85) // the last lines of a page come again, so that nothing is lost
const tolerance = 8 // pixels that nobody would turn a page for

export const pageCount = ({ seen, whole }: View): number =>
  whole - seen <= tolerance ? 1 : Math.ceil((whole - seen - tolerance) / step(seen)) + 1

/** From 1 to `pageCount`; at the very end it is the last one, however little that is. */
export function pageAt(view: View): number {
  const pages = pageCount(view)
  if (view.top + view.seen >= view.whole - tolerance) return pages
  return Math.min(pages, Math.round(view.top / step(view.seen)) + 1)
}

/** Where a page begins, never beyond the end. */
export const topOf = (page: number, { seen, whole }: View): number =>
  Math.max(0, Math.min(whole - seen, (page - 1) * step(seen)))
