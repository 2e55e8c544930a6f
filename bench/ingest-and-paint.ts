import { pairScreen } from '../tests/support/clients.ts'
import { spawnBareServer } from './bare-process.ts'
import { startBoothProcess } from './booth-process.ts'
import { changesOf, type Change } from './changes.ts'
import { makeBatch, sendBatch } from './event-batch.ts'
import { figure, type Figure } from './figure.ts'
import { openTour } from './frame-setting.ts'
import { openBrowser } from './kiosk-pages.ts'
import type { Options } from './options.ts'
import { seeded } from './seeded.ts'
import { summarise } from './stats.ts'
import { tapMany } from './taps.ts'

const batchesPerSecond = 5 // of a hundred events

/** Tap → painted on four kiosks, in turns with and without 500 events a second coming in. */
export async function measureWhileIngesting(options: Options, say: (line: string) => void): Promise<Figure[]> {
  const turns = options.quick ? 1 : 5
  const perTurn = options.quick ? 6 : 20
  const browser = await openBrowser()
  const booth = await startBoothProcess()
  const bare = await spawnBareServer()
  const random = seeded(options.seed)
  try {
    const room = { browser, booth, bare, viewport: options.viewport, random }
    const settleMs = options.quick ? 2_000 : 8_000
    const token = await pairScreen(booth.server.url, booth.admin, 'sender')
    const { tour, pages, close } = await openTour(room, { kiosks: 4, links: null, changes: perTurn, settleMs })
    const quiet: Change[] = []
    const busy: Change[] = []
    let events = 0
    let lost = 0
    try {
      for (let turn = 0; turn < 2 * turns; turn++) {
        const stop = turn % 2 === 1 ? startEvents(booth.server.url, token) : null
        for (const page of pages) await page.take()
        const taps = await tapMany(tour, perTurn, random)
        events += (await stop?.()) ?? 0
        const seen = changesOf(taps, await Promise.all(pages.map((page) => page.take())))
        ;(stop ? busy : quiet).push(...seen.changes)
        lost += seen.lost
      }
    } finally {
      await close()
    }
    say(`ingest: ${quiet.length} changes in quiet, ${busy.length} while ${events} events came in, ${lost} lost`)
    return [
      figure({
        id: 'ingest-paint',
        what: 'tap → last of 4 kiosks painted, while 500 events/s come in (floor: while none come)',
        unit: 'ms',
        measured: summarise(busy.map((change) => change.tapToLast)),
        bare: summarise(quiet.map((change) => change.tapToLast)),
        limits: [{ of: 'ratio', atMost: 1.3 }],
      }),
    ]
  } finally {
    await browser.close()
    await bare.stop()
    await booth.stop()
  }
}

/** Sends batches at a steady rate; the stop waits for the last answer and tells how many events were stored. */
function startEvents(url: string, token: string): () => Promise<number> {
  const sent: Promise<void>[] = []
  const timer = setInterval(() => sent.push(sendBatch(url, token, makeBatch())), 1_000 / batchesPerSecond)
  return async () => {
    clearInterval(timer)
    await Promise.all(sent)
    return sent.length * makeBatch().ids.length
  }
}
