import type { ContentShape } from './content.ts'
import { phoneCanOpen } from './phone-address.ts'
import { qrFit, type Panel } from './qr-fit.ts'
import { encodeQr } from './qr-text.ts'
import type { QrCode } from './qr.ts'
import { shortLinkLength } from './short-link.ts'

type Issue = { path: (string | number)[]; message: string }

/**
 * Every code that a visitor could not use, as path and sentence: an address that phones do not reach, a code too fine for a
 * screen. Not part of the schema: what was published before a rule existed can still be read.
 */
export function codeIssues(content: ContentShape, publicUrl: string | null): Issue[] {
  return content.exhibits.flatMap((exhibit, i) => {
    const { qr } = exhibit
    if (!qr) return []
    const name = `展项“${exhibit.title.zh}”（${exhibit.no}）`
    const unreachable = unreachableLink(qr)
    if (unreachable !== null) {
      const field = qr.kind === 'url' ? 'target' : 'media'
      return [{ path: ['exhibits', i, 'qr', field], message: closedAddress(name, exhibit.id, unreachable) }]
    }
    return content.screens
      .filter((screen) => !fits(shown(qr, publicUrl), screen))
      .map((screen) => ({
        path: ['exhibits', i, 'qr'],
        message: tooFine(name, exhibit.id, `“${screen.name.zh}”（${screen.kiosk}）`, screen.kiosk),
      }))
  })
}

/** The link in a code when phones cannot open it. */
function unreachableLink(qr: QrCode): string | null {
  if (qr.kind === 'url') return phoneCanOpen(qr.target) ? null : qr.target
  const says = encodeQr(qr)
  return qr.kind === 'image' && /^https?:/i.test(says) && !phoneCanOpen(says) ? says : null
}

/** A screen shows the short link, where there is one. */
const shown = (qr: QrCode, publicUrl: string | null): QrCode[] =>
  qr.kind === 'url' && publicUrl !== null
    ? [qr, { ...qr, target: `${publicUrl}/q/${'0'.repeat(shortLinkLength)}` }]
    : [qr]

const fits = (codes: QrCode[], panel: Panel): boolean => codes.every((code) => qrFit(code, panel)?.readable)

const closedAddress = (name: string, id: string, link: string) =>
  `${name}的二维码指向“${link}”，观众的手机打不开：请改用公网上的 http 或 https 地址，或改成文字。` +
  `The code of ${id} leads to “${link}”, which visitors’ phones cannot open: use a public http or https address, or a text.`

const tooFine = (name: string, id: string, screen: string, kiosk: string) =>
  `${name}的二维码在屏幕${screen}上太密，站在观看距离外扫不出来：请缩短地址或文字，换更大的屏，或改小观看距离。` +
  `The code of ${id} is too fine to be read on the screen ${kiosk}: shorten its address or text, use a larger screen, or a shorter viewing distance.`
