import { z } from 'zod'
import { Booth } from '#shared/booth.ts'
import { Command } from '#shared/commands.ts'
import { refusalSentences } from '#shared/refusals.ts'
import { steer } from '../../steering.ts'
import { addressOf, personOf, ProblemError, route, type Route } from '../route.ts'

/** The live booth and its commands, for people's programs: the same door that tablets use. */
export const boothRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/booth',
    who: 'any-session',
    summary: 'The live booth snapshot.',
    answer: Booth,
    handle: ({ booth }, { response }) => {
      response.set('Cache-Control', 'no-store')
      return booth.current
    },
  }),
  route({
    method: 'post',
    path: '/api/commands',
    who: 'any-account',
    summary: 'A command for the booth. 409 with `reason` is the booth’s no.',
    body: Command,
    answer: z.object({ revision: z.number() }),
    handle: async (parts, { body, caller, request }) => {
      const result = await steer(parts, personOf(caller), body, addressOf(request))
      if (result.ok) return { revision: result.value.revision }
      const { zh, en } = refusalSentences[result.error]
      throw new ProblemError(result.error === 'not-allowed' ? 403 : 409, `${zh} ${en}`, { reason: result.error })
    },
  }),
]
