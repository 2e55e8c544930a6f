import { DatabaseSync } from 'node:sqlite'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { batchLimit } from '#shared/visit-events.ts'
import { pairScreen } from '../tests/support/clients.ts'
import { newDataDir, startBoothProcess, type BoothProcess } from './booth-process.ts'
import { makeBatch, sendBatch } from './event-batch.ts'
import { figure, type Figure } from './figure.ts'
import { measureWhileIngesting } from './ingest-and-paint.ts'
import type { Options } from './options.ts'
import { summarise } from './stats.ts'

const senders = ['west', 'centre', 'east', 'bench-4']

/** How many visit events a second are on disk when they are acknowledged, and whether the screens feel it. */
export async function measureIngest(options: Options, say: (line: string) => void): Promise<Figure[]> {
  const batches = options.quick ? 40 : 400 // for each sender
  const booth = await startBoothProcess()
  try {
    const floor = await insertBare(batches * senders.length)
    const ours = await post(booth, batches)
    say(`ingest: ${ours.sent} events sent by ${senders.length} kiosks, ${ours.stored} of them in the export`)
    if (ours.stored !== ours.sent)
      throw new Error(`${ours.sent} events were acknowledged and ${ours.stored} are stored.`)
    return [
      figure({
        id: 'ingest-rate',
        what: `durable ingest, batches of ${batchLimit} from ${senders.length} kiosks`,
        unit: 'events/s',
        measured: { value: ours.perSecond },
        bare: { value: floor.perSecond },
        limits: [{ of: 'value', atLeast: 5_000 }],
      }),
      figure({
        id: 'ingest-batch',
        what: `one batch of ${batchLimit}, sent → acknowledged`,
        unit: 'ms',
        measured: summarise(ours.batchMs),
        bare: summarise(floor.batchMs),
      }),
      ...(await measureWhileIngesting(options, say)),
    ]
  } finally {
    await booth.stop()
  }
}

async function post({ server, admin }: BoothProcess, batches: number) {
  const tokens: string[] = []
  for (const sender of senders) tokens.push(await pairScreen(server.url, admin, sender))
  const work = tokens.map((token) => ({ token, bodies: Array.from({ length: batches }, makeBatch) }))
  const batchMs: number[] = []
  const start = performance.now()
  await Promise.all(
    work.map(async ({ token, bodies }) => {
      for (const batch of bodies) {
        const sent = performance.now()
        await sendBatch(server.url, token, batch)
        batchMs.push(performance.now() - sent)
      }
    }),
  )
  const seconds = (performance.now() - start) / 1_000
  const sent = batches * senders.length * batchLimit
  const lines = (await (await admin.get('/api/exports/events.ndjson')).text()).split('\n')
  return { sent, stored: lines.filter(Boolean).length, perSecond: sent / seconds, batchMs }
}

/** The floor: the same rows into SQLite with the same durability, and nothing around it. */
async function insertBare(batches: number) {
  const folder = await newDataDir()
  const db = new DatabaseSync(join(folder, 'bare.sqlite'))
  try {
    db.exec(
      'pragma journal_mode = wal; pragma synchronous = full; create table events (id text primary key, body text)',
    )
    const insert = db.prepare('insert into events values (?, ?) on conflict (id) do nothing')
    const work = Array.from({ length: batches }, makeBatch)
    const batchMs: number[] = []
    const start = performance.now()
    for (const { ids, body } of work) {
      const sent = performance.now()
      db.exec('begin')
      for (const id of ids) insert.run(id, body.slice(0, 200))
      db.exec('commit')
      batchMs.push(performance.now() - sent)
    }
    return { perSecond: (batches * batchLimit * 1_000) / (performance.now() - start), batchMs }
  } finally {
    db.close()
    await rm(folder, { recursive: true, force: true })
  }
}
