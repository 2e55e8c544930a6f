import { SettledReply, VisitEvent, VisitEventBatch } from '#shared/visit-events.ts'
import { storeVisitEvents } from '../../storage/visit-log.ts'
import { ProblemError, route, type Route } from '../route.ts'

/** What kiosks recorded. An id in the answer is on disk, or malformed for good and logged (V4). */
export const visitEventRoutes = (): Route[] => [
  route({
    method: 'post',
    path: '/api/visit-events',
    who: 'kiosk',
    summary: 'A batch of visit events. Sending one twice stores it once.',
    body: VisitEventBatch,
    answer: SettledReply,
    handle: async ({ db, clock, log, warnings }, { body, caller }) => {
      if (caller?.kind !== 'kiosk') throw new ProblemError(403, 'Only a paired kiosk sends visit events.')
      const good: VisitEvent[] = []
      const settled: string[] = []
      for (const event of body.events) {
        const parsed = VisitEvent.safeParse(event)
        if (parsed.success) good.push(parsed.data)
        else {
          const id = idOf(event)
          if (id) settled.push(id)
          const issue = parsed.error.issues[0]
          log.warn(
            { kiosk: caller.kiosk, id, path: issue?.path.join('.'), problem: issue?.message },
            'a visit event is malformed',
          )
        }
      }
      try {
        await storeVisitEvents(db, good, caller.kiosk, clock.now())
      } catch (error) {
        log.error({ error, kiosk: caller.kiosk }, 'visit events could not be stored')
        const detail = error instanceof Error ? error.message : String(error)
        warnings.set({ kind: 'storage-failing', detail, since: Math.round(clock.now()) })
        throw new ProblemError(503, 'The events could not be stored. Keep them and send them again.')
      }
      if (good.length > 0) warnings.clear('storage-failing')
      return { settled: [...settled, ...good.map((event) => event.id)] } satisfies SettledReply
    },
  }),
]

/** Whatever the sender calls it: even an id that is none must be settled, or the sender would keep it for ever. */
function idOf(event: unknown): string | null {
  if (typeof event !== 'object' || event === null || !('id' in event)) return null
  return typeof event.id === 'string' && event.id.length <= 100 ? event.id : null
}
