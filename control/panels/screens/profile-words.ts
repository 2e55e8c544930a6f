import type { Screen } from '#shared/content.ts'
import type { KioskStatus } from '#shared/presence.ts'
import { reachOn, screenProfile, wantedCharacter } from '#shared/screen-profile.ts'
import type { Texts } from '../../texts/zh.ts'

type Size = { width: number; height: number }
export type ProfileWords = { facts: string[]; warnings: string[] }

/** What content says of a screen, in words, and where that cannot be right or leaves somebody out (K103). */
export function profileWords(screen: Screen | undefined, status: KioskStatus | null, texts: Texts): ProfileWords {
  const t = texts.screenProfile
  if (!screen) return { facts: [], warnings: [t.unknown] }
  const size = screen.resolution ?? status
  const facts = [
    t.diagonal(screen.diagonalInches),
    screen.resolution ? texts.screens.size(screen.resolution.width, screen.resolution.height) : t.noResolution,
    screen.mountingHeight === undefined ? t.noHeight : t.height(screen.mountingHeight),
    t.distance(screen.viewingDistance),
  ]
  if (!size) return { facts, warnings: [] }
  const { mm, least } = screenProfile(screen, size)
  const reach = reachWords(screen.mountingHeight, size.height / mm, t)
  const wanted = wantedCharacter(screen.viewingDistance)
  const tooSmall = least / mm < wanted - 0.05 ? [t.tooSmall(screen.viewingDistance, Math.round(wanted))] : []
  return {
    facts: [...facts, t.character(Math.round(least), Math.round(least / mm)), ...reach.facts],
    warnings: [...reach.warnings, ...tooSmall, ...sizeWarning(screen.resolution, status, t)],
  }
}

function reachWords(mountingHeight: number | undefined, glassMm: number, t: Texts['screenProfile']): ProfileWords {
  if (mountingHeight === undefined) return { facts: [], warnings: [] }
  const reach = reachOn(mountingHeight, glassMm)
  if (reach) return { facts: [t.reach(Math.round(reach.from), Math.round(reach.to))], warnings: [] }
  return { facts: [], warnings: [t.outOfReach(mountingHeight, Math.round(mountingHeight + glassMm))] }
}

/** A window that is not full screen, a panel that was turned, or content that speaks of another one. */
function sizeWarning(meant: Size | undefined, is: Size | null, t: Texts['screenProfile']): string[] {
  if (!meant || !is || (meant.width === is.width && meant.height === is.height)) return []
  const turned = meant.width > meant.height !== is.width > is.height
  return [turned ? t.turned(is.width, is.height) : t.otherSize(is.width, is.height)]
}
