declare global {
  interface Window {
    benchTouch: Promise<number>
  }
}

/**
 * Runs in the page before a touch: from the moment when the finger met the glass until the second animation frame in which
 * `wanted` is there and no picture of the page is still missing. What came before the first of the two is on the glass then.
 * Handed over as source text, so it uses nothing from outside itself.
 */
export function awaitTouch(wanted: string): void {
  window.benchTouch = new Promise((resolve) => {
    addEventListener(
      'pointerdown',
      ({ timeStamp }) => {
        const isThere = () =>
          document.querySelector(wanted) !== null &&
          [...document.querySelectorAll<HTMLImageElement>('main img')].every((image) => image.complete)
        const look = () => {
          if (isThere()) requestAnimationFrame(() => resolve(performance.now() - timeStamp))
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      },
      { capture: true, once: true },
    )
  })
}
