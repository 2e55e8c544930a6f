const palmMm = 26 // wider than any finger: a hand that leans on the glass

/** A picture that is looked at closely may be pinched; it can be moved and enlarged with one finger all the same. */
const isForTwo = (event: Event) => event.target instanceof Element && event.target.closest('[data-pinch]') !== null

/**
 * A public screen: no menu, no selection, no dragging, no zoom, no second finger. `touched` hears of each accepted touch
 * before anything else does. Returns the stop.
 */
export function harden(target: Window, mm: () => number, touched: (event: PointerEvent) => void): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const refuse = (event: Event) => {
    if (event.cancelable) event.preventDefault()
  }
  const swallow = (event: Event) => {
    refuse(event)
    event.stopImmediatePropagation()
  }
  const isPalm = (event: PointerEvent) => Math.max(event.width, event.height) > palmMm * mm()
  let refusedPointer: number | null = null

  for (const type of ['contextmenu', 'selectstart', 'dragstart', 'gesturestart']) {
    target.addEventListener(type, refuse, { capture: true, signal })
  }
  target.addEventListener('wheel', (event) => event.ctrlKey && refuse(event), { capture: true, passive: false, signal })
  target.addEventListener('touchmove', (event) => event.touches.length > 1 && refuse(event), {
    capture: true,
    passive: false,
    signal,
  })
  target.addEventListener(
    'pointerdown',
    (event) => {
      if ((!event.isPrimary && !isForTwo(event)) || isPalm(event)) {
        refusedPointer = event.pointerId
        swallow(event)
      } else {
        refusedPointer = null
        touched(event)
      }
    },
    { capture: true, signal },
  )
  // A click of the keyboard or of a script has no pointer and is always meant.
  target.addEventListener(
    'click',
    (event) => {
      if (event instanceof PointerEvent && event.pointerId >= 0 && event.pointerId === refusedPointer) swallow(event)
    },
    { capture: true, signal },
  )
  return () => stop.abort()
}
