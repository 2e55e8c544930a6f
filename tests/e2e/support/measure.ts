import type { Page } from '@playwright/test'

/** Pixels of this screen to the millimetre, by the diagonal that its profile says. */
const pixelsPerMm = (page: Page, diagonalInches: number): number => {
  const { width, height } = page.viewportSize()!
  return Math.hypot(width, height) / (diagonalInches * 25.4)
}

/** What a finger would miss: each control on the page that is under 20 mm in either direction, with its measures. */
export async function smallTargets(page: Page, diagonalInches: number): Promise<string[]> {
  const scale = pixelsPerMm(page, diagonalInches)
  const boxes = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.kiosk :is(button, a, input, [role="slider"])')]
      .filter((control) => control.checkVisibility({ visibilityProperty: true }) && control.tabIndex >= 0)
      .map((control) => ({ name: control.innerText.trim() || control.ariaLabel, box: control.getBoundingClientRect() }))
      .map(({ name, box }) => ({ name, width: box.width, height: box.height })),
  )
  return boxes
    .filter(({ width, height }) => Math.min(width, height) < 20 * scale - 0.5)
    .map(({ name, width, height }) => `${name}: ${(width / scale).toFixed(1)} × ${(height / scale).toFixed(1)} mm`)
}

/** Text of which a part cannot be read: cut off by what holds it, or beyond the glass where nothing scrolls. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const range = document.createRange()
    const scrolls = (value: string) => value === 'auto' || value === 'scroll'
    /** Whether this box hides a part of that one for good: what scrolls only moves it out of sight. */
    const hides = (holder: Element, text: DOMRect) => {
      const { overflowX, overflowY } = getComputedStyle(holder)
      const box = holder.getBoundingClientRect()
      const wide =
        overflowX !== 'visible' && !scrolls(overflowX) && (text.left < box.left - 2 || text.right > box.right + 2)
      // A line is taller than its letters, which is why a tenth of it may stick out.
      const slack = 2 + text.height / 10
      const high = overflowY !== 'visible' && !scrolls(overflowY)
      return wide || (high && (text.top < box.top - slack || text.bottom > box.bottom + slack))
    }
    return [...document.querySelectorAll<HTMLElement>('.stage *')]
      .filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) && !element.closest('svg, .trail, .only-heard'),
      )
      .flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3 && node.nodeValue?.trim()))
      .filter((node) => {
        range.selectNodeContents(node)
        const texts = [...range.getClientRects()]
        let holder = node.parentElement
        while (holder) {
          const { overflowX, overflowY } = getComputedStyle(holder)
          if (texts.some((text) => holder && hides(holder, text))) return true
          if (scrolls(overflowX) || scrolls(overflowY)) return false
          holder = holder.parentElement
        }
        return texts.some((text) => text.left < -1 || text.right > innerWidth + 1)
      })
      .map((node) => node.nodeValue?.trim() ?? '')
  })
