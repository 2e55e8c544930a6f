import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Content } from '#shared/content.ts'
import type { Summary } from '#shared/summary.ts'
import { canonicalJson } from '../content/canonical-json.ts'
import type { Bundles } from '../content/bundles.ts'
import type { Database } from '../storage/database.ts'
import type { Ends } from './window.ts'

/** What every file of the summary is made from. */
export type WriterParts = {
  summary: Summary
  content: Content
  bundles: Bundles
  db: Database
  ends: Ends
  timeZone: string
}

/** One file of `npm run summary`. */
export type Writer = { file: string; write: (parts: WriterParts, path: string) => Promise<void> }

/** Every file that `npm run summary` makes, in this order. */
const writers: readonly Writer[] = [
  { file: 'summary.json', write: ({ summary }, path) => writeFile(path, `${canonicalJson(summary)}\n`) },
]

/** Writes all of them into the folder and tells each when it is there. */
export async function writeAll(parts: WriterParts, folder: string, said: (path: string) => void): Promise<void> {
  for (const { file, write } of writers) {
    const path = join(folder, file)
    await write(parts, path)
    said(path)
  }
}
