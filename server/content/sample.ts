import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Content } from '#shared/content.ts'
import type { Bundles } from './bundles.ts'

const folder = new URL('./sample/', import.meta.url)

const extensions: Record<string, string> = {
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
}

/** The booth that a fresh installation shows: fictional exhibits, marked as samples. */
export async function readSample(): Promise<Content> {
  return Content.parse(JSON.parse(await readFile(new URL('content.json', folder), 'utf8')))
}

/** Puts the sample's pictures among the media. */
export async function addSampleMedia(sample: Content, bundles: Bundles): Promise<void> {
  for (const [key, file] of Object.entries(sample.media)) {
    const path = fileURLToPath(new URL(`media/${key}.${extensions[file.type]}`, folder))
    const hash = await bundles.addMedia(await readFile(path))
    if (hash !== file.hash)
      throw new Error(`${path} is not the file that the sample content names: run server/content/sample/seal.ts`)
  }
}
