import type { LeftFile } from '#shared/import/preview.ts'
import type { Sheet } from '#shared/import/sheet.ts'
import type { Result } from '#shared/result.ts'
import { kindOf } from '../content/media/kinds.ts'
import { fileReasons, type FileReason } from './file-reasons.ts'
import { isZip, type Files, type ImportFile } from './files.ts'
import { oldWorkbook, readSheets, readText } from './sheets.ts'
import { ZipTrouble } from './zip.ts'

/** What came in, told apart by content and not by name. */
export type Gathered = { sheets: Sheet[]; pictures: ImportFile[]; films: ImportFile[]; left: LeftFile[] }

const pictureName = /\.(?:jpe?g|png|webp|gif|tiff?|bmp|hei[cf]|avif|svg)$/iu
const filmName = /\.(?:mp4|mov|m4v|avi|wmv|mkv|flv)$/iu
const textName = /\.(?:csv|tsv|txt)$/iu
const mostTableBytes = 80_000_000
const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** Reads the tables, and sorts the rest. */
export async function gather({ files, left }: Pick<Files, 'files' | 'left'>): Promise<Gathered> {
  const gathered: Gathered = { sheets: [], pictures: [], films: [], left: [...left] }
  for (const file of files) await sort(file, gathered)
  return gathered
}

async function sort(file: ImportFile, gathered: Gathered): Promise<void> {
  const leave = (why: FileReason) => void gathered.left.push({ file: file.path, says: fileReasons[why] })
  const head = await file.head().catch((error: unknown) => leaveBroken(error, leave))
  if (!head) return
  const kind = kindOf(head)
  if (kind === 'mp4' || kind === 'mov' || filmName.test(file.path)) gathered.films.push(file)
  else if (kind !== 'unknown' || pictureName.test(file.path)) gathered.pictures.push(file)
  else if (file.size === 0) leave('empty')
  else if (file.size > mostTableBytes) leave('too-large-file')
  else if (isZip(head)) take(await readSheets(file.path, await file.bytes()), gathered, leave)
  else if (head.subarray(0, 4).equals(ole)) leave(oldWorkbook(await file.bytes()))
  else if (textName.test(file.path)) take(readText(file.path, await file.bytes()), gathered, leave)
  else leave(/\.xls[xm]?$/iu.test(file.path) ? 'broken-workbook' : 'not-this-kind')
}

function take(read: Result<Sheet[], FileReason>, { sheets }: Gathered, leave: (why: FileReason) => void): void {
  if (read.ok) sheets.push(...read.value)
  else leave(read.error)
}

/** A file in a ZIP that cannot be unpacked. */
function leaveBroken(error: unknown, leave: (why: FileReason) => void): null {
  if (!(error instanceof ZipTrouble)) throw error
  leave(error.why)
  return null
}
