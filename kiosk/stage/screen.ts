import type { Content } from '#shared/content.ts'
import type { KioskId } from '#shared/ids.ts'

/** What is known of the panel itself. `mm` is CSS pixels a millimetre: sizes that hands and cameras need are in millimetres. */
export type ScreenProfile = { mm: number; viewingDistance: number; turn: number }

const mmPerInch = 25.4
const usualInches = 43

export function screenOf(
  content: Content | null,
  kiosk: KioskId | null,
  size: { width: number; height: number },
): ScreenProfile {
  const known = content?.screens.find((screen) => screen.kiosk === kiosk)
  const diagonalMm = (known?.diagonalInches ?? usualInches) * mmPerInch
  return {
    mm: Math.hypot(size.width, size.height) / diagonalMm,
    viewingDistance: known?.viewingDistance ?? 1,
    turn: [...(kiosk ?? '')].reduce((sum, character) => sum * 31 + (character.codePointAt(0) ?? 0), 7) % 97,
  }
}
