const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g // digits and letters; punctuation is another question
const unseen = /[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff]|(?!\n)\p{Cc}/gu

/** A cell as text that can be compared and shown: half-width letters and digits, no invisible characters, no spaces around it. */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u00a0\u3000]/g, ' ')
    .replace(unseen, '')
    .replace(fullWidth, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/ {2,}/g, ' ')
    .replace(/ *\n[ \n]*/g, '\n')
    .trim()

/** The same on one line: a break between Chinese characters is nothing, elsewhere it is a space. */
export const oneLine = (text: string): string =>
  clean(text)
    .replace(/(?<=[^\x20-\x7e])\n|\n(?=[^\x20-\x7e])/g, '')
    .replace(/\n/g, ' ')

/** What two spellings of one name have in common: letters and digits, whatever their width, case and marks. */
export const keyOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
