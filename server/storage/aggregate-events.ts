import { z } from 'zod'
import type { EventDetail, LoggedEvent } from '#shared/metric-visit.ts'
import type { VisitEventType } from '#shared/visit-events.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

type Row = Tables['visit_events']

/** An event with the bundle that it named, from which the name of an exhibit that is gone can be had. */
export type StoredEvent = LoggedEvent & { bundle: string | null }

const Detail = z.object({
  dwellMs: z.number().optional(),
  durationMs: z.number().optional(),
  liked: z.boolean().optional(),
  correct: z.boolean().optional(),
  question: z.string().optional(),
  right: z.number().optional(),
  of: z.number().optional(),
  language: z.string().optional(),
  count: z.number().optional(),
  bundle: z.string().optional(),
})

const columns = [
  ...(['id', 'at', 'received_at', 'kiosk', 'visit', 'audience', 'rehearsal', 'type', 'exhibit', 'detail'] as const),
]
const keysAtOnce = 500 // far below the number of parameters that any database takes

/** The events of these visits, by visit; an event that belongs to none stands under its own id. */
export async function eventsOf(db: Database, keys: readonly string[]): Promise<Map<string, StoredEvent[]>> {
  const found = new Map<string, StoredEvent[]>()
  for (let start = 0; start < keys.length; start += keysAtOnce) {
    const some = keys.slice(start, start + keysAtOnce)
    const ofVisits = db.selectFrom('visit_events').select(columns).where('visit', 'in', some)
    const ofNone = db.selectFrom('visit_events').select(columns).where('id', 'in', some).where('visit', 'is', null)
    for (const row of [...(await ofVisits.execute()), ...(await ofNone.execute())]) {
      const key = row.visit ?? row.id
      const events = found.get(key)
      if (events) events.push(eventOf(row))
      else found.set(key, [eventOf(row)])
    }
  }
  return found
}

/** The next visits of the log after `after`, in their order. */
export async function visitsAfter(db: Database, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('visit_events')
    .select('visit')
    .distinct()
    .where('visit', '>', after)
    .orderBy('visit')
    .limit(limit)
    .execute()
  return rows.flatMap(({ visit }) => visit ?? [])
}

/** The next events that belong to no visit. */
export async function visitlessAfter(db: Database, after: string, limit: number): Promise<string[]> {
  const query = db.selectFrom('visit_events').select('id').where('visit', 'is', null).where('id', '>', after)
  return (await query.orderBy('id').limit(limit).execute()).map(({ id }) => id)
}

function eventOf(row: Omit<Row, 'sender'>): StoredEvent {
  const { bundle = null, ...detail } = Detail.parse(JSON.parse(row.detail))
  const { id, at, kiosk, visit, audience, exhibit } = row
  const type = row.type as VisitEventType // parsed before it was stored
  return {
    ...{ id, at, kiosk, visit, audience, exhibit, type, bundle },
    receivedAt: row.received_at,
    rehearsal: row.rehearsal === 1,
    detail: detail satisfies { [Name in keyof EventDetail]: EventDetail[Name] | undefined } as EventDetail, // without the undefined ones
  }
}
