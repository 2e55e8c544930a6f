import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * Writes hash and size of every file in `media/` into `content.json`: run `node server/content/sample/seal.ts` after
 * redrawing one. Only those figures change, so the rest of the file keeps its layout; a second run changes nothing.
 */
const here = (path: string) => new URL(path, import.meta.url)
const before = readFileSync(here('content.json'), 'utf8')
let after = before

for (const name of readdirSync(here('media/'))) {
  const key = name.replace(/\.[a-z0-9]+$/, '')
  const file = readFileSync(here(`media/${name}`))
  const hash = createHash('sha256').update(file).digest('hex')
  const entry = new RegExp(`("${key}":\\s*\\{\\s*"hash":\\s*")[^"]*(",\\s*"type":\\s*"[^"]*",\\s*"bytes":\\s*)\\d+`)
  if (!entry.test(after))
    throw new Error(`content.json has no media entry "${key}" with hash, type and bytes in this order`)
  after = after.replace(entry, `$1${hash}$2${file.length}`)
}

if (after === before) {
  console.log('content.json is sealed already')
} else {
  writeFileSync(here('content.json'), after)
  console.log('content.json sealed anew')
}
