import { parentPort, workerData } from 'node:worker_threads'
import { summarise } from '#shared/summarise.ts'
import { BundleHash } from '#shared/ids.ts'
import { canonicalJson } from '../content/canonical-json.ts'
import { Bundles } from '../content/bundles.ts'
import { connectDatabase } from '../storage/database.ts'
import { countedDays } from '../storage/aggregate-store.ts'
import { Turns } from '../turns.ts'
import { catchUp } from './fold.ts'
import { keptInput } from './input.ts'
import type { Answered, Asked, Figures, Task, ThreadData } from './thread-messages.ts'

/** The thread of the figures: counts what came in, and answers questions, while the booth goes on in its own. */

const everyMs = 2_000
const patienceMs = 60 // how long a question of the panel waits for what is not counted yet

const port = parentPort
if (!port) throw new Error('thread.ts is started by figures-thread.ts.')
const { dataDir, databaseUrl, timeZone } = workerData as ThreadData // made by figures-thread.ts
const db = await connectDatabase(dataDir, databaseUrl)
const bundles = await Bundles.open(dataDir)
const turns = new Turns()
const say = (answer: Answered) => port.postMessage(answer)

const timer = setInterval(() => void turns.take(() => catchUp(db, timeZone, everyMs)).catch(() => {}), everyMs) // the next question tells

port.on('message', (asked: Asked) => {
  if (asked === 'stop') return void stop()
  const { id, task } = asked
  turns
    .take(() => answer(task))
    .then(
      (figures) => say({ id, figures }),
      (error: unknown) => say({ id, error: error instanceof Error ? error.message : String(error) }),
    )
})

async function answer({ kind, ends, bundle, linksKnown }: Task): Promise<Figures> {
  const standing = await catchUp(db, timeZone, kind === 'summary' ? Infinity : patienceMs)
  const content = await bundles.load(BundleHash.parse(bundle))
  if (!content) throw new Error(`The published content ${bundle.slice(0, 12)}… cannot be read.`)
  const input = await keptInput(db, { bundles, bundle, content, timeZone, linksKnown }, ends)
  return { summary: canonicalJson(summarise(input)), ...standing, days: await countedDays(db) }
}

async function stop(): Promise<void> {
  clearInterval(timer)
  await turns.settled()
  await db.destroy()
  say('stopped')
  port?.close()
}
