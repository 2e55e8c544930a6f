import { encodeQr } from './qr-text.ts'
import type { QrCode } from './qr.ts'

/** The quiet zone that every reader may rely on (ISO/IEC 18004), in modules a side. */
export const quietZone = 4

const leastModuleMm = 1.5
const leastModulePx = 3
const mmPerInch = 25.4
/** What part of a screen's shorter side an enlarged code takes, its quiet zone included; the scene draws it at this share. */
export const enlargedShare = 0.72

/** Bytes that a code of level M holds, by version: 21 modules a side, then four more each. */
const capacity = [
  ...[14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666],
  ...[
    711, 779, 857, 911, 997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331,
  ],
]

/** Modules a side of a code of level M with this text, at most: digits and capitals may need fewer. Null when none holds it. */
export function modulesFor(text: string): number | null {
  const bytes = new TextEncoder().encode(text).length
  const version = capacity.findIndex((most) => bytes <= most)
  return version < 0 ? null : 21 + 4 * version
}

/** Its size in millimetres without the quiet zone: a tenth of the distance it is read from, and no module under 1.5 mm. */
export const qrMillimetres = (modules: number, viewingDistance: number): number =>
  Math.max(modules * leastModuleMm, viewingDistance * 100)

/** What is known of a panel. Where nobody says how many pixels it has, the commonest panel is meant. */
export type Panel = {
  diagonalInches: number
  viewingDistance: number
  resolution?: { width: number; height: number } | undefined
}

export type QrFit = {
  modules: number
  /** How large it must be, without its quiet zone, to be read from where people stand. */
  mm: number
  px: number
  /** One module of it when it is enlarged. */
  module: { mm: number; px: number }
  readable: boolean
}

/** How a code comes out on a screen when it is enlarged, and whether a phone can read it from where people stand. */
export function qrFit(code: QrCode, panel: Panel): QrFit | null {
  const across = code.kind === 'image' ? code.across : undefined
  const modules = across === undefined ? modulesFor(encodeQr(code)) : Math.max(1, Math.round(across))
  if (modules === null) return null
  const { width, height } = panel.resolution ?? { width: 1_080, height: 1_920 }
  const pxPerMm = Math.hypot(width, height) / (panel.diagonalInches * mmPerInch)
  const wide = across ?? modules + 2 * quietZone // an issued picture brings its own quiet zone
  const px = (Math.min(width, height) * enlargedShare) / wide
  const module = { px, mm: px / pxPerMm }
  const mm = qrMillimetres(modules, panel.viewingDistance)
  const readable = module.px >= leastModulePx && module.mm * modules >= mm
  return { modules, mm, px: mm * pxPerMm, module, readable }
}
