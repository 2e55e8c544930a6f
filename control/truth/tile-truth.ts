import type { Booth } from '#shared/booth.ts'
import type { KioskPresence } from '#shared/presence.ts'
import type { Texts } from '../texts/zh.ts'
import { agoText } from './ago.ts'
import { showingOf } from './shown.ts'

type When = { texts: Texts; now: number } // booth time

export type TileTruth = {
  state: string
  tone: 'good' | 'wait' | 'bad'
  /** Why this screen may rightly show something else than the tour. */
  apart: string | null
  fresh: string
}

const tones = { shown: 'good', waiting: 'wait', hidden: 'bad', offline: 'bad', unpaired: 'bad' } as const

/** What can truly be said of a screen (C2): what it painted and when it last spoke, not what it was told to show. */
export function tileTruth(kiosk: KioskPresence, booth: Booth, { texts, now }: When): TileTruth {
  const showing = showingOf(kiosk, booth)
  return { state: texts.tile[showing], tone: tones[showing], apart: apartOf(kiosk, booth, texts), fresh: freshness() }

  function freshness(): string {
    if (!kiosk.online) {
      return kiosk.since === null ? texts.tile.neverSeen : texts.tile.offlineSince(agoText(now - kiosk.since, texts))
    }
    return kiosk.heardAt === null ? '' : texts.tile.heard(agoText(now - kiosk.heardAt, texts))
  }
}

function apartOf({ kiosk }: KioskPresence, { mode }: Booth, { tile }: Texts): string | null {
  if (mode.name !== 'tour') return null
  if (mode.released.includes(kiosk)) return tile.released
  return mode.kiosks === 'all' || mode.kiosks.includes(kiosk) ? null : tile.apart
}

/** The small print of a tile: records, frames, clock, touches. */
export function tileFacts({ status, painted, online }: KioskPresence, booth: Booth, { texts, now }: When): string[] {
  const { tile } = texts
  const revision = tile.revision(painted ? String(painted.revision) : '–', booth.revision)
  if (!status) return [revision]
  const { pending, framesPerSecond, clock, lastTouch } = status
  const records = pending === 0 ? tile.allStored : tile.pending(pending)
  const touch = lastTouch === null ? tile.noTouch : tile.lastTouch(agoText(now - lastTouch, texts))
  if (!online) return [records, revision]
  return [records, touch, tile.fps(Math.round(framesPerSecond)), tile.clock(signed(clock.offsetMs)), revision]
}

const signed = (ms: number): string => `${ms < -0.5 ? '−' : ms > 0.5 ? '+' : '±'}${Math.abs(Math.round(ms))}`
