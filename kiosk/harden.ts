const palmMm = 26 // wider than any finger: a hand that leans on the glass
const againMs = 300 // a hand that trembles, a child that hammers, a double click out of habit
const keyMs = 80 // a key is often meant twice; a panel that bounces is quicker than any finger
const samePlaceMm = 20 // a page that has just opened is not opened further by the same tap

type Tap = { timeStamp: number; clientX: number; clientY: number; control: Element | null }

/** Where the event lies, if it lies within such an element. */
const within = (event: Event, selector: string) =>
  event.target instanceof Element ? event.target.closest(selector) : null

/**
 * A public screen: no menu, no selection, no dragging, no zoom, no second finger, no palm, no tap counted twice. `touched`
 * hears of each accepted touch before anything else does, and once: a finger that never lifts is nobody who is there (K107).
 * Returns the stop.
 */
export function harden(target: Window, mm: () => number, touched: (event: PointerEvent) => void): () => void {
  const stop = new AbortController()
  const options = { capture: true, passive: false, signal: stop.signal }
  const refuse = (event: Event) => {
    if (event.cancelable) event.preventDefault()
  }
  const swallow = (event: Event) => {
    refuse(event)
    event.stopImmediatePropagation()
  }
  const isPalm = (width: number, height: number) => Math.max(width, height) > palmMm * mm()
  let refusedPointer: number | null = null
  let counted: Tap | null = null

  const isAgain = (tap: Tap, waitMs: number) =>
    counted !== null &&
    tap.timeStamp - counted.timeStamp < waitMs &&
    ((tap.control !== null && tap.control === counted.control) ||
      Math.hypot(tap.clientX - counted.clientX, tap.clientY - counted.clientY) < samePlaceMm * mm())

  for (const type of ['contextmenu', 'selectstart', 'dragstart', 'gesturestart']) {
    target.addEventListener(type, refuse, options)
  }
  target.addEventListener('wheel', (event) => event.ctrlKey && refuse(event), options)
  // What the browser itself would make of it, such as a page that goes with the palm, no other event prevents.
  for (const type of ['touchstart', 'touchmove'] as const) {
    target.addEventListener(
      type,
      (event) => {
        const { touches } = event
        if (touches.length > 1 || [...touches].some((one) => isPalm(2 * one.radiusX, 2 * one.radiusY))) refuse(event)
      },
      options,
    )
  }
  target.addEventListener(
    'pointerdown',
    (event) => {
      // A picture that is looked at closely may be pinched; it can be moved and enlarged with one finger all the same.
      if ((!event.isPrimary && !within(event, '[data-pinch]')) || isPalm(event.width, event.height)) {
        refusedPointer = event.pointerId
        swallow(event)
      } else {
        refusedPointer = null
        touched(event)
      }
    },
    options,
  )
  // A hand comes down fingertip first.
  target.addEventListener(
    'pointermove',
    (event) => {
      if (isPalm(event.width, event.height)) refusedPointer = event.pointerId
    },
    options,
  )
  // A click of the keyboard or of a script has no pointer and is always meant.
  target.addEventListener(
    'click',
    (event) => {
      if (!(event instanceof PointerEvent) || event.pointerId < 0) return
      const { timeStamp, clientX, clientY } = event
      const tap = { timeStamp, clientX, clientY, control: within(event, 'button, a, input') }
      if (event.pointerId === refusedPointer || isAgain(tap, within(event, '[data-keys]') ? keyMs : againMs))
        swallow(event)
      else counted = tap
    },
    options,
  )
  return () => stop.abort()
}
