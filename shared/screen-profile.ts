import type { Screen } from './content.ts'

/** What the panel itself asks of the page: hands, eyes and a chair are measured in millimetres, a page in pixels. */
export type ScreenProfile = {
  /** Pixels a millimetre. */
  mm: number
  viewingDistance: number // metres
  /** The smallest character, in pixels. */
  least: number
  /** By how much the whole scale of type grows, so that it can be read from where people stand. */
  scale: number
  /** 低位: what is left free above and below the page, in shares of the glass. */
  low: { above: number; below: number }
}

type Size = { width: number; height: number }
/** What content knows of the glass. Where it says nothing, the commonest panel is meant. */
export type Glass = Partial<Pick<Screen, 'diagonalInches' | 'viewingDistance' | 'mountingHeight'>>

const mmPerInch = 25.4
const usualInches = 43
const leastPx = 24
const noteShare = 0.0215 // the smallest type that kiosk.css has, of the shorter side
const mostScale = 1.3 // beyond this the pages no longer lay out

/** Where hands reach from a chair, in millimetres above the floor. */
export const reachZone = { from: 700, to: 1_200 } as const
/** The share of the glass that a page keeps whatever the reach says. */
const leastPage = { upright: 0.5, wide: 0.66 }
/** What a lowered page leaves free above where nobody says how high the screen hangs. */
const usualAbove = { upright: 0.4, wide: 0.24 }

/** Reckoned for the pixels that the page really has: a panel that is turned or scaled is measured as it is. */
export function screenProfile(glass: Glass | undefined, size: Size): ScreenProfile {
  const { diagonalInches = usualInches, viewingDistance = 1, mountingHeight } = glass ?? {}
  const mm = Math.hypot(size.width, size.height) / (diagonalInches * mmPerInch)
  const usual = Math.max(leastPx, noteShare * Math.min(size.width, size.height))
  const wanted = Math.max(leastPx, wantedCharacter(viewingDistance) * mm)
  const scale = clamp(wanted / usual, 1, mostScale)
  return { mm, viewingDistance, least: Math.min(wanted, usual * scale), scale, low: lowered(mountingHeight, mm, size) }
}

/** A two-hundredth of the distance it is read from, in millimetres. */
export const wantedCharacter = (viewingDistance: number): number => viewingDistance * 5

/**
 * The bar lies within reach wherever the glass allows it, and the page above it begins there too, unless it would become too
 * small to read. Of a glass that hangs above or below all reach, the bar takes the edge that is nearest.
 */
function lowered(mountingHeight: number | undefined, mm: number, { width, height }: Size): ScreenProfile['low'] {
  const shape = width > height ? 'wide' : 'upright'
  if (mountingHeight === undefined) return { above: usualAbove[shape], below: 0 }
  const room = 1 - leastPage[shape]
  const share = (millimetres: number) => ((millimetres - mountingHeight) * mm) / height // from the bottom edge
  const below = clamp(share(reachZone.from), 0, room)
  return { above: clamp(1 - share(reachZone.to), 0, room - below), below }
}

/** What of the reach lies on the glass, in millimetres above the floor; null when nothing of it does. */
export function reachOn(mountingHeight: number, glassMm: number): { from: number; to: number } | null {
  const from = Math.max(reachZone.from, mountingHeight)
  const to = Math.min(reachZone.to, mountingHeight + glassMm)
  return from < to ? { from, to } : null
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))
