/** Telephone numbers of the mainland, as digits: what may be left with a lead, and how it is shown. */

const mobile = /^1[3-9]\d{9}$/
const largeCity = /^0(10|2[0-9])[2-9]\d{7}$/ // three digits of area, eight of number
const otherPlace = /^0[3-9]\d{2}[2-9]\d{6,7}$/

export const longestPhone = 12

/** A mobile number, or a landline with its area code. */
export const isPhone = (digits: string): boolean =>
  mobile.test(digits) || largeCity.test(digits) || otherPlace.test(digits)

const areaOf = (digits: string): number => (/^0(1|2)/.test(digits) ? 3 : 4)

/** As people read it aloud, also while it is being typed: 138 0000 5678, 0773 200 0000. */
export function groupPhone(digits: string): string {
  const cuts = digits.startsWith('0') ? [areaOf(digits), areaOf(digits) + (digits.length > 11 ? 4 : 3)] : [3, 7]
  const [first, second] = [cuts[0] ?? 3, cuts[1] ?? 7]
  return [digits.slice(0, first), digits.slice(first, second), digits.slice(second)].filter(Boolean).join(' ')
}

/** Enough to tell one from another, too little to call: 138****5678. Of a landline the area and the last two digits. */
export const maskPhone = (digits: string): string =>
  digits.startsWith('0')
    ? `${digits.slice(0, areaOf(digits))}****${digits.slice(-2)}`
    : `${digits.slice(0, 3)}****${digits.slice(-4)}`

/** Somebody wrote a number where none belongs: seven digits or more, however they are set apart. */
export const holdsPhone = (text: string): boolean => /\d([\s.\-–—()（）+]*\d){6}/u.test(text.normalize('NFKC'))
