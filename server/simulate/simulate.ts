import { createHash } from 'node:crypto'
import { Epoch } from '#shared/ids.ts'
import { openingBooth } from '#shared/opening.ts'
import { Bundles } from '../content/bundles.ts'
import { addSampleMedia, readSample } from '../content/sample.ts'
import { loadBooth, saveBooth } from '../storage/booth-record.ts'
import { saveCall } from '../storage/call-log.ts'
import type { Database } from '../storage/database.ts'
import { addGuidedSession } from '../storage/guided-sessions.ts'
import { saveFacts, saveFollowed } from '../storage/tour-records.ts'
import { storeVisitEvents } from '../storage/visit-log.ts'
import { zonedInstant } from '../zoned-time.ts'
import { chanceFrom } from './chance.ts'
import { deliveriesOf } from './fair.ts'
import { callsOf, guidedOf, toursOf } from './groups.ts'
import { withScreens } from './hall.ts'

export type Simulated = { events: number; batches: number; tours: number; days: string[] }

/**
 * A two-day fair into an empty store, through the code that a real one goes through: 28 exhibits, 6 screens, visitors by the
 * hour, five tours, one outage, one wrong clock, late and repeated batches. The same seed gives the same rows. Null: the
 * store has a booth already, and is left as it is.
 */
export async function simulateFair(
  db: Database,
  { dataDir, seed, timeZone }: { dataDir: string; seed: number; timeZone: string },
): Promise<Simulated | null> {
  if (await loadBooth(db)) return null
  const chance = chanceFrom(seed)
  const bundles = await Bundles.open(dataDir)
  const sample = await readSample()
  await addSampleMedia(sample, bundles)
  const content = withScreens(sample)
  const bundle = await bundles.publish(content)
  const days = [content.event.from, content.event.to]
  const epoch = Epoch.parse(createHash('sha256').update(`fair ${seed}`).digest('hex').slice(0, 24))
  const opened = zonedInstant(days[0] ?? '', '08:00', timeZone)
  await saveBooth(db, openingBooth(epoch, bundle, opened), opened)

  const setting = { chance, content, bundle, days, timeZone }
  const tours = toursOf(setting)
  for (const { record, facts } of tours) {
    await saveFollowed(db, record, record.ended)
    await saveFacts(db, record.id, facts)
  }
  for (const session of guidedOf(setting)) await addGuidedSession(db, session)
  for (const call of callsOf(setting)) await saveCall(db, call)
  const held = tours.map(({ record }) => ({ from: record.started, to: record.ended }))
  const deliveries = deliveriesOf({ ...setting, tours: held })
  const ids = new Set<string>()
  for (const { kiosk, receivedAt, events } of deliveries) {
    await storeVisitEvents(db, events, kiosk, receivedAt)
    for (const { id } of events) ids.add(id)
  }
  const real = tours.filter(({ record }) => !record.rehearsal)
  return { events: ids.size, batches: deliveries.length, tours: real.length, days }
}
