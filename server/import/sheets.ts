import { Worker } from 'node:worker_threads'
import type { Sheet } from '#shared/import/sheet.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { readCsv } from './csv.ts'
import type { FileReason } from './file-reasons.ts'
import { openZip, sourceOf, ZipTrouble } from './zip.ts'

const mostUnpacked = 100_000_000
const workerMegabytes = 384 // one that needs more ends alone, and the booth goes on
const timeoutMs = 60_000

/** The sheets of a file that is an .xlsx by its bytes. */
export async function readSheets(file: string, bytes: Uint8Array): Promise<Result<Sheet[], FileReason>> {
  try {
    const names = (await openZip(sourceOf(bytes), mostUnpacked)).map(({ name }) => name)
    if (!names.includes('xl/workbook.xml'))
      return err(names.includes('[Content_Types].xml') ? 'document' : 'not-this-kind')
    if (names.some((name) => /vbaProject\.bin$/i.test(name))) return err('macros')
  } catch (error) {
    if (!(error instanceof ZipTrouble)) throw error
    return err(error.why === 'zip-bomb' ? 'too-large-workbook' : 'broken-workbook')
  }
  return inWorker(file, bytes)
}

/** The one sheet of a text. */
export function readText(file: string, bytes: Uint8Array): Result<Sheet[], FileReason> {
  const sheet = readCsv(file, bytes)
  return sheet ? ok([sheet]) : err('not-a-text')
}

/** An OLE file: a workbook of the old kind, or a new one behind a password. */
export const oldWorkbook = (bytes: Uint8Array): FileReason =>
  Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked-workbook' : 'old-workbook'

type Said = { sheets: Sheet[] } | { why: FileReason }

function inWorker(file: string, bytes: Uint8Array): Promise<Result<Sheet[], FileReason>> {
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    workerData: { file, bytes },
    resourceLimits: { maxOldGenerationSizeMb: workerMegabytes },
  })
  return new Promise((resolve) => {
    const end = (answer: Result<Sheet[], FileReason>) => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(answer)
    }
    const timer = setTimeout(() => end(err('too-large-workbook')), timeoutMs)
    worker.on('message', (said: Said) => end('sheets' in said ? ok(said.sheets) : err(said.why)))
    worker.on('error', () => end(err('too-large-workbook'))) // out of its memory
    worker.on('exit', () => end(err('broken-workbook')))
  })
}
