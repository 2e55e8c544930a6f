import { isPhone } from './phone.ts'

/** What an office prints on its door, and what belongs to a person and never on a screen. */

const service = /^[48]00\d{7}$/
const short = /^(1[0-2]\d{1,3}|9[56]\d{3})$/ // 110, 12345, 95598

/** Digits alone: as people write it, with a country code, brackets, dashes, and an extension that is cut off. */
const digitsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/(转|ext\.?|#)\s*\d{1,6}$/i, '')
    .replace(/^\s*(\+|00)86/, '')
    .replace(/[\s()\-–—.]/g, '')

/** A landline with its area code, a 400 or 800 number, or a short service number. */
export function isOfficePhone(text: string): boolean {
  const digits = digitsOf(text)
  const landline = /^(\s*\+|\s*00)86/.test(text) && !digits.startsWith('0') ? `0${digits}` : digits
  return service.test(digits) || short.test(digits) || (landline.startsWith('0') && isPhone(landline))
}

/** Whether the text holds eleven digits that read as a mobile number, however they are set apart. */
export const readsAsMobile = (text: string): boolean =>
  /(?<!\d)1[3-9]\d([\s\-–—.]*\d){8}(?!\d)/.test(text.normalize('NFKC'))
