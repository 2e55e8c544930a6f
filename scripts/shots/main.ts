import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Stand } from '../../tests/e2e/support/stand.ts'
import { shootKiosks } from './kiosks.ts'
import { shootPanel } from './panel.ts'

/** Takes the pictures of the docs: every scene of a screen and every view of the panel, from the real program. */
const folder = fileURLToPath(new URL('../../docs/shots/', import.meta.url))
await mkdir(folder, { recursive: true })

const stand = await Stand.open()
try {
  await shootKiosks(stand, folder)
  await shootPanel(stand, folder)
} finally {
  await stand.close()
}
