import type { Content } from '#shared/content.ts'
import { KioskId } from '#shared/ids.ts'

/** The sample booth with as many screens as the simulated fair has. */
const more = [
  { kiosk: 'desk', name: { zh: '咨询台屏', en: 'Desk screen' }, diagonalInches: 21.5 },
  { kiosk: 'corner', name: { zh: '转角竖屏', en: 'Corner screen' }, diagonalInches: 43 },
  { kiosk: 'wall', name: { zh: '背墙大屏', en: 'Wall screen' }, diagonalInches: 65 },
]

/** With these screens beside its own. */
export const withScreens = (sample: Content): Content => ({
  ...sample,
  screens: [...sample.screens, ...more.map((one) => ({ ...one, kiosk: KioskId.parse(one.kiosk), viewingDistance: 1 }))],
})
