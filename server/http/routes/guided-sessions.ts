import { z } from 'zod'
import { GuidedSessionId } from '#shared/ids.ts'
import { GuidedEnd, GuidedSession } from '#shared/tour-record.ts'
import { RangeQuery } from '../../exports/range.ts'
import {
  addGuidedSession,
  endGuidedSession,
  findGuidedSession,
  newestGuidedSessions,
  runningSessionOf,
} from '../../storage/guided-sessions.ts'
import { newId } from '../../new-id.ts'
import { personOf, ProblemError, route, type Parts, type Route } from '../route.ts'
import { withinOf } from '../send-export.ts'
import { listLimit, recorders, recordReaders } from './tours.ts'

/** 讲解场次: begun with one tap, ended with the head count. */
export const guidedSessionRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/guided-sessions',
    who: recordReaders,
    summary: 'Guided sessions, newest first, 500 at most, by when they began.',
    query: RangeQuery,
    answer: z.array(GuidedSession),
    handle: (parts, { query }) => newestGuidedSessions(parts.db, withinOf(query, parts), listLimit),
  }),
  route({
    method: 'post',
    path: '/api/guided-sessions',
    who: recorders,
    summary: 'Begins a guided session. Each person has one at a time: a second start answers with the first.',
    body: z.strictObject({}),
    answer: GuidedSession,
    handle: async (parts, { caller }) => begin(parts, personOf(caller).name),
  }),
  route({
    method: 'post',
    path: '/api/guided-sessions/:id/end',
    who: recorders,
    summary:
      'Ends a guided session with its head count; again corrects the count and leaves the end as it was, unless `ended` is given.',
    body: GuidedEnd,
    answer: GuidedSession,
    handle: async (parts, { params, body, caller }) => {
      const session = await knownSession(parts, params['id'])
      const at = parts.clock.now()
      const entry = { at, actor: personOf(caller).name, action: 'guided-session-ended' }
      const forgotten = body.ended !== undefined && Math.min(Math.round(at), Math.max(session.started, body.ended))
      const ending = forgotten === false ? session : { ...session, ended: forgotten }
      await parts.audit.append({ ...entry, detail: { session: session.id, ...body } }, (tx) =>
        endGuidedSession(tx, ending, body.headCount, at),
      )
      return knownSession(parts, session.id)
    },
  }),
]

async function begin({ audit, booth, clock, db }: Parts, guide: string): Promise<GuidedSession> {
  const running = await runningSessionOf(db, guide)
  if (running) return running
  const now = Math.round(clock.now())
  const fresh = { id: GuidedSessionId.parse(newId(now)), guide, started: now, ended: null, headCount: null }
  let session: GuidedSession = { ...fresh, rehearsal: booth.current.rehearsal }
  const entry = { at: now, actor: guide, action: 'guided-session-began', detail: { session: session.id } }
  await audit.append(entry, async (tx) => {
    const other = await runningSessionOf(tx, guide) // a double tap
    if (other) session = other
    else await addGuidedSession(tx, session)
  })
  return session
}

async function knownSession({ db }: Parts, id: string | undefined): Promise<GuidedSession> {
  const known = GuidedSessionId.safeParse(id)
  const session = known.success ? await findGuidedSession(db, known.data) : null
  if (session) return session
  throw new ProblemError(404, '没有这一场讲解。There is no such guided session.')
}
