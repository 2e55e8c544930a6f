/**
 * Runs in the page, before its scripts, and knows nothing of the booth's clock: it sees `data-revision` change and then
 * counts two animation frames. The times are the page's own `performance.now()`.
 */
export type PaintMark = {
  revision: number
  changed: number // the attribute has the new value
  first: number // in the first animation frame callback after that
  second: number // in the second: what came before the first is on the glass
  secondFrame: number // the second frame's own timestamp
}

declare global {
  interface Window {
    benchMarks: PaintMark[]
    benchFrames: number
  }
}

/** Handed to the page as source text, so it uses nothing from outside itself. */
export function watchPaint(): void {
  window.benchMarks = []
  window.benchFrames = 0
  let last = ''
  const look = () => {
    const revision = document.querySelector('[data-revision]')?.getAttribute('data-revision') ?? ''
    if (revision === last) return
    last = revision
    const changed = performance.now()
    requestAnimationFrame(() => {
      const first = performance.now()
      requestAnimationFrame((secondFrame) => {
        window.benchMarks.push({ revision: Number(revision), changed, first, second: performance.now(), secondFrame })
      })
    })
  }
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-revision'],
  })
}

/**
 * The machine's wall clock minus this process's `performance.now()`, from the moments when the wall clock's millisecond
 * turns. Each is seen a little late, so the largest is nearest. Pages and this process are put on one time line with it.
 */
export function wallMinusNow(): number {
  let best = -Infinity
  for (let turn = 0; turn < 12; turn++) {
    const before = Date.now()
    while (Date.now() === before);
    const now = performance.now()
    best = Math.max(best, Date.now() - now)
  }
  return best
}

/** How many animation frames this page gets in half a second: a page in the background gets hardly any. */
export function countFrames(): Promise<number> {
  return new Promise((resolve) => {
    let frames = 0
    const end = performance.now() + 500
    const next = () => {
      frames++
      if (performance.now() < end) requestAnimationFrame(next)
      else resolve(frames * 2)
    }
    requestAnimationFrame(next)
  })
}
