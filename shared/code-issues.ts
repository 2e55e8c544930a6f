import { codesOf, type HeldCode } from './codes-of.ts'
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
  return codesOf(content).flatMap((held) => {
    const { code, path, whose } = held
    const link = unreachableLink(code)
    if (link !== null) {
      return [{ path: [...path, code.kind === 'url' ? 'target' : 'media'], message: closedAddress(whose, link) }]
    }
    return content.screens
      .filter((screen) => !fits(shown(held, publicUrl), screen))
      .map(({ name, kiosk }) => ({ path, message: tooFine(whose, { zh: `“${name.zh}”（${kiosk}）`, en: kiosk }) }))
  })
}

/** The link in a code when phones cannot open it. */
function unreachableLink(code: QrCode): string | null {
  if (code.kind === 'url') return phoneCanOpen(code.target) ? null : code.target
  const says = encodeQr(code)
  return code.kind === 'image' && /^https?:/i.test(says) && !phoneCanOpen(says) ? says : null
}

/** A screen shows the short link of an exhibit, where there is one, and the plain one while the server is away. */
const shown = ({ code, path }: HeldCode, publicUrl: string | null): QrCode[] =>
  code.kind === 'url' && publicUrl !== null && path[0] === 'exhibits'
    ? [code, { ...code, target: `${publicUrl}/q/${'0'.repeat(shortLinkLength)}` }]
    : [code]

const fits = (codes: QrCode[], panel: Panel): boolean => codes.every((code) => qrFit(code, panel)?.readable)

const closedAddress = (whose: HeldCode['whose'], link: string) =>
  `${whose.zh}的二维码指向“${link}”，观众的手机打不开：请改用公网上的 http 或 https 地址，或改成文字。` +
  `The code of the ${whose.en} leads to “${link}”, which visitors’ phones cannot open: use a public http or https address, or a text.`

const tooFine = (whose: HeldCode['whose'], screen: { zh: string; en: string }) =>
  `${whose.zh}的二维码在屏幕${screen.zh}上太密，站在观看距离外扫不出来：请缩短地址或文字，换更大的屏，或改小观看距离。` +
  `The code of the ${whose.en} is too fine to be read on the screen ${screen.en}: shorten its address or text, use a larger screen, or a shorter viewing distance.`
