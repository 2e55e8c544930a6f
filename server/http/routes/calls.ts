import { z } from 'zod'
import { Call, NewCall } from '#shared/calls.ts'
import type { Booth } from '#shared/booth.ts'
import { CallId, type KioskId } from '#shared/ids.ts'
import { RangeQuery } from '../../exports/range.ts'
import { newestCalls } from '../../storage/call-log.ts'
import type { Caller } from '../../callers.ts'
import { personOf, ProblemError, route, type Route } from '../route.ts'
import { withinOf } from '../send-export.ts'
import { listLimit, recorders, recordReaders } from './tours.ts'

/** 请讲解员来: a screen calls, a tablet answers. The answer to a screen means that the call is on disk. */
export const callRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/calls',
    who: recordReaders,
    summary: 'Calls for an explainer, newest first, 500 at most: called, accepted, arrived.',
    query: RangeQuery,
    answer: z.array(Call),
    handle: (parts, { query }) => newestCalls(parts.db, withinOf(query, parts), listLimit),
  }),
  route({
    method: 'post',
    path: '/api/calls',
    who: 'kiosk',
    summary:
      'Calls an explainer to this screen. Sent again, or while one is open, it answers with the one that there is.',
    body: NewCall,
    answer: Call,
    handle: ({ calls, booth }, { body, caller }) => {
      const kiosk = kioskOf(caller)
      const { current } = booth
      if (!takesCalls(current)) throw new ProblemError(409, closed, { reason: 'calls-closed' })
      return calls.add(body, kiosk, current.rehearsal || current.staffKiosks.includes(kiosk))
    },
  }),
  route({
    method: 'post',
    path: '/api/calls/:id/withdraw',
    who: 'kiosk',
    summary: 'The visitor who called is gone, or needs nobody any more.',
    body: z.strictObject({}),
    answer: Call,
    handle: async ({ calls }, { params, caller }) => known(await calls.withdraw(idOf(params['id']), kioskOf(caller))),
  }),
  route({
    method: 'post',
    path: '/api/calls/:id/accept',
    who: recorders,
    summary: '“I am going.” The first one goes; a later one is answered with who that is.',
    body: z.strictObject({}),
    answer: Call,
    handle: async ({ calls }, { params, caller }) =>
      known(await calls.accept(idOf(params['id']), personOf(caller).name)),
  }),
  route({
    method: 'post',
    path: '/api/calls/:id/arrive',
    who: recorders,
    summary: '“I am here.” It closes the call.',
    body: z.strictObject({}),
    answer: Call,
    handle: async ({ calls }, { params, caller }) =>
      known(await calls.arrive(idOf(params['id']), personOf(caller).name)),
  }),
]

const closed = '现在不接受呼叫。Calls are not taken now.'

/** During a tour or a stand-by everybody is busy, and out of opening hours nobody is there (K41). */
const takesCalls = ({ mode, over }: Booth): boolean => mode.name === 'free' && over.length === 0

function kioskOf(caller: Caller | null): KioskId {
  if (caller?.kind === 'kiosk') return caller.kiosk
  throw new ProblemError(403, 'Only a paired kiosk calls an explainer.')
}

function idOf(text: string | undefined): CallId {
  const id = CallId.safeParse(text)
  if (id.success) return id.data
  throw unknown()
}

function known(call: Call | null): Call {
  if (call) return call
  throw unknown()
}

const unknown = () => new ProblemError(404, '没有这次呼叫。There is no such call.')
