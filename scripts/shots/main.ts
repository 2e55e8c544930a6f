import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Stand } from '../../tests/e2e/support/stand.ts'
import { shootKiosks } from './kiosks.ts'
import { shootPanel } from './panel.ts'
import { shootVisitors } from './visitors.ts'

const parts = { kiosks: shootKiosks, panel: shootPanel, visitors: shootVisitors }
const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !(name in parts))
if (unknown !== undefined) {
  console.error(`“${unknown}” is not a part of the pictures: there are ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}

/** From the real program: every scene of a screen, every view of the panel, every page of a visit; or those parts that are named. */
const folder = fileURLToPath(new URL('../../docs/shots/', import.meta.url))
await mkdir(folder, { recursive: true })

for (const [name, take] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const stand = await Stand.open()
  try {
    await take(stand, folder)
  } finally {
    await stand.close()
  }
}
