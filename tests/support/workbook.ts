import { unzipped } from './unzip.ts'

/** A cell as it lies in the file: its type, its value as text, and the number format of its style. */
export type ReadCell = { type: string; value: string; format: string; formula: boolean }
export type ReadSheet = { name: string; rows: ReadCell[][]; heights: (number | null)[]; frozenRows: number }

/** The sheets of a workbook, read from its XML without the library that wrote it. */
export function readWorkbook(bytes: Uint8Array): ReadSheet[] {
  const files = unzipped(bytes)
  const named = [...files.get('xl/workbook.xml')!.matchAll(/<sheet [^>]*?name="([^"]*)"[^>]*?r:id="([^"]*)"/g)]
  const targets = new Map(
    [...files.get('xl/_rels/workbook.xml.rels')!.matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      /Id="([^"]*)"/.exec(tag)![1]!,
      /Target="\/?(?:xl\/)?([^"]*)"/.exec(tag)![1]!,
    ]),
  )
  const formats = formatsOf(files.get('xl/styles.xml')!)
  return named.map(([, name = '', id = '']) => {
    const xml = files.get(`xl/${targets.get(id)!}`)!
    const rows = [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => cellsOf(row, formats))
    const heights = [...xml.matchAll(/<row ([^>]*)>/g)].map(
      ([, row = '']) => Number(/ht="([^"]*)"/.exec(row)?.[1]) || null,
    )
    return { name: text(name), rows, heights, frozenRows: Number(/<pane [^>]*ySplit="(\d+)"/.exec(xml)?.[1] ?? 0) }
  })
}

function cellsOf(row: string, formats: readonly string[]): ReadCell[] {
  const cells: ReadCell[] = []
  for (const [, attributes = '', inner = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const letters = /r="([A-Z]+)/.exec(attributes)![1]!
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    cells[column] = {
      type: /t="(\w+)"/.exec(attributes)?.[1] ?? 'n',
      value: text(/<(?:v|t)(?: [^>]*)?>(.*?)<\/(?:v|t)>/s.exec(inner)?.[1] ?? ''),
      format: formats[Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0)] ?? '',
      formula: inner.includes('<f'),
    }
  }
  return Array.from(cells, (cell) => cell ?? { type: 'n', value: '', format: '', formula: false })
}

/** The number format of each style; those below 164 are Excel's own. */
function formatsOf(styles: string): string[] {
  const own = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, text(code!)]),
  )
  const used = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)![1]!
  return [...used.matchAll(/<xf [^>]*?numFmtId="(\d+)"/g)].map(([, id = '']) => own.get(id) ?? (id === '49' ? '@' : id))
}

const marks: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
const text = (xml: string) =>
  xml
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => marks[name]!)
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** `45066.5` as the clock that a workbook shows. */
export const shownTime = (serial: string): string =>
  new Date(Math.round((Number(serial) - 25_569) * 86_400) * 1_000).toISOString().slice(0, 19).replace('T', ' ')
