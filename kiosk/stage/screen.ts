import type { Content } from '#shared/content.ts'
import type { KioskId } from '#shared/ids.ts'
import { screenProfile, type ScreenProfile } from '#shared/screen-profile.ts'

/** What content knows of this panel, for the page as it is, and a number of its own by which screens do not all do the same. */
export function screenOf(
  content: Content | null,
  kiosk: KioskId | null,
  size: { width: number; height: number },
): ScreenProfile & { turn: number } {
  return {
    ...screenProfile(
      content?.screens.find((screen) => screen.kiosk === kiosk),
      size,
    ),
    turn: [...(kiosk ?? '')].reduce((sum, character) => sum * 31 + (character.codePointAt(0) ?? 0), 7) % 97,
  }
}
