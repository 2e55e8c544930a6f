import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Writes hash and size of every file in `media/` into `content.json`: run `node server/content/sample/seal.ts` after
 * redrawing one. Only those figures change, so the rest of the file keeps its layout; a second run changes nothing.
 */
const here = (path: string) => new URL(path, import.meta.url)
const entry = /"([a-z0-9-]+)": \{ "hash": "[^"]*", "type": "image\/svg\+xml", "bytes": \d+/g

const before = readFileSync(here('content.json'), 'utf8')
const after = before.replace(entry, (_, key: string) => {
  const file = readFileSync(here(`media/${key}.svg`))
  const hash = createHash('sha256').update(file).digest('hex')
  return `"${key}": { "hash": "${hash}", "type": "image/svg+xml", "bytes": ${file.length}`
})

if (after === before) {
  console.log('content.json is sealed already')
} else {
  writeFileSync(here('content.json'), after)
  console.log('content.json sealed anew')
}
