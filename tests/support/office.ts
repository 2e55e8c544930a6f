import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const timeout = 120_000 // a busy machine starts LibreOffice slowly; no test asserts a time

/** Opens files with LibreOffice and prints them; the PDFs lie in the same folder. All in one start of the office. */
export async function printed(folder: string, files: readonly string[]): Promise<string[]> {
  const profile = `-env:UserInstallation=file://${join(folder, 'office-profile')}`
  const args = ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, ...files]
  try {
    await run('soffice', args, { timeout })
  } catch (cause) {
    throw new Error(
      'LibreOffice could not print what was written. It belongs to the tests: `npm test` installs it, or install libreoffice-writer-nogui, poppler-utils and fonts-noto-cjk.',
      { cause },
    )
  }
  return files.map((file) => join(folder, basename(file).replace(/\.\w+$/, '.pdf')))
}

/** The first sheet of a workbook as LibreOffice reads it, as CSV. */
export async function asCsv(folder: string, file: string): Promise<string> {
  const profile = `-env:UserInstallation=file://${join(folder, 'office-profile')}`
  const shown = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false' // UTF-8, as shown in the cells
  await run('soffice', ['--headless', profile, '--convert-to', shown, '--outdir', folder, file], { timeout })
  return readFile(join(folder, basename(file).replace(/\.\w+$/, '.csv')), 'utf8')
}

/** One line of a page as it is printed: its text and where its ink stands, in points from the top left. */
export type Line = { text: string; left: number; right: number; top: number; bottom: number }

/** The pages of a PDF, line by line from top to bottom. */
export async function pagesOf(pdf: string): Promise<Line[][]> {
  const { stdout } = await run('pdftotext', ['-bbox-layout', pdf, '-'], { timeout, maxBuffer: 64 << 20 })
  return stdout.split('<page ').slice(1).map(linesOf)
}

/** Words that stand at one height are one line, however many blocks poppler sees in it. */
function linesOf(page: string): Line[] {
  const found = page.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/g)
  const words = [...found].map(([, left, top, right, bottom, text = '']) => {
    return { text, left: Number(left), right: Number(right), top: Number(top), bottom: Number(bottom) }
  })
  const lines: Line[][] = []
  for (const word of words.toSorted((a, b) => middle(a) - middle(b))) {
    const last = lines.at(-1)
    if (last && middle(word) - middle(last[0]!) < 6) last.push(word)
    else lines.push([word])
  }
  return lines.map((line) => {
    const inOrder = line.toSorted((a, b) => a.left - b.left)
    return {
      text: inOrder.map(({ text }) => text).join(''),
      left: Math.min(...line.map(({ left }) => left)),
      right: Math.max(...line.map(({ right }) => right)),
      top: Math.min(...line.map(({ top }) => top)),
      bottom: Math.max(...line.map(({ bottom }) => bottom)),
    }
  })
}

const middle = ({ top, bottom }: { top: number; bottom: number }) => (top + bottom) / 2
