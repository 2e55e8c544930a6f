import { DatabaseSync } from 'node:sqlite'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { timeOrderedId } from '#shared/time-ordered-id.ts'
import { batchLimit } from '#shared/visit-events.ts'
import { pairScreen } from '../tests/support/clients.ts'
import { newDataDir, startBoothProcess, type BoothProcess } from './booth-process.ts'
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

/** The bodies are made before the clock starts: what is measured is the server, not this program. */
export function makeBatch(): { ids: string[]; body: string } {
  const events = Array.from({ length: batchLimit }, () => ({
    id: timeOrderedId(Date.now(), crypto.getRandomValues(new Uint8Array(16))),
    at: Date.now(),
    visit: timeOrderedId(Date.now(), crypto.getRandomValues(new Uint8Array(16))),
    audience: 'visitor',
    rehearsal: false,
    bundle: null,
    type: 'exhibit-opened',
    exhibit: 'gl-13',
    from: 'category',
  }))
  return { ids: events.map((event) => event.id), body: JSON.stringify({ events }) }
}

export async function sendBatch(
  url: string,
  token: string,
  { ids, body }: { ids: string[]; body: string },
): Promise<void> {
  const answer = await fetch(`${url}/api/visit-events`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body,
    signal: AbortSignal.timeout(10_000),
  })
  if (!answer.ok) throw new Error(`visit events: ${answer.status} ${await answer.text()}`)
  const { settled } = (await answer.json()) as { settled: string[] } // the contract of this route
  if (settled.length !== ids.length) throw new Error(`${ids.length} events were sent and ${settled.length} settled.`)
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
