/** CSV as a spreadsheet of an office wants it: UTF-8 with a byte-order mark, CRLF, no cell that is taken for a formula. */
export const byteOrderMark = '\uFEFF'

export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(cell).join(',')}\r\n`

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  // OWASP, CSV injection: a cell that begins with one of these would be run as a formula; the full-width ones too.
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
