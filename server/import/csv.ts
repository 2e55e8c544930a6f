import type { Sheet } from '#shared/import/sheet.ts'

/** A CSV as Excel, WPS or a database writes it: UTF-8 with or without a mark, UTF-16, or GBK. Null when it is no text. */
export function readCsv(file: string, bytes: Uint8Array): Sheet | null {
  const text = textOf(bytes)
  if (text === null || text.includes('\0')) return null
  const rows = rowsOf(text, separatorOf(text))
    .map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  return { file, name: 'CSV', hidden: false, rows }
}

function textOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  const encodings = first === 0xff && second === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes) // it takes the mark off
    } catch {
      // the next encoding
    }
  }
  return null
}

function separatorOf(text: string): string {
  const head = text.slice(0, 4_000)
  const count = (mark: string) => head.split(mark).length
  return [',', '\t', ';'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

/** RFC 4180, read with patience: quotes around breaks and doubled quotes; a quote in the middle of a cell is a quote. */
function rowsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const endCell = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? ''
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') cell += text[++at]
      else quoted = false
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === separator) endCell()
    else if (letter === '\n') {
      endCell()
      rows.push([])
    } else if (letter !== '\r') cell += letter
  }
  endCell()
  return rows
}
