import type { QrCode } from './qr.ts'
import { unreachable } from './result.ts'

/** The text that a phone reads from a code. */
export function encodeQr(code: QrCode): string {
  switch (code.kind) {
    case 'url':
    case 'text':
      return code.target
    case 'image':
      return code.says ?? ''
    case 'wifi':
      return wifiText(code)
    case 'office':
      return officeText(code)
    default:
      return unreachable(code)
  }
}

type Of<Kind extends QrCode['kind']> = Extract<QrCode, { kind: Kind }>

/** As every phone's camera understands it: `WIFI:T:WPA;S:name;P:password;;`. */
function wifiText({ ssid, security, password, hidden }: Of<'wifi'>): string {
  const safe = (text: string) => text.replace(/[\\;,:"]/g, '\\$&')
  const key = security === 'open' ? 'T:nopass' : `T:${security}`
  const secret = security === 'open' ? '' : `P:${safe(password)};`
  return `WIFI:${key};S:${safe(ssid)};${secret}${hidden ? 'H:true;' : ''};`
}

/** A vCard of an organisation: it has no name of a person, and its one number is a telephone at work. */
function officeText({ organisation, phone, email, address }: Of<'office'>): string {
  const safe = (text: string) => text.replace(/[\\;,]/g, '\\$&')
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:;;;;',
    `FN:${safe(organisation)}`,
    `ORG:${safe(organisation)}`,
    phone && `TEL;TYPE=WORK:${phone.normalize('NFKC').trim()}`,
    email && `EMAIL:${email}`,
    address && `ADR;TYPE=WORK:;;${safe(address)};;;;`,
    'END:VCARD',
  ]
  return lines.filter(Boolean).join('\r\n')
}
