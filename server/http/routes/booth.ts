import { z } from 'zod'
import { Booth } from '#shared/booth.ts'
import { Command } from '#shared/commands.ts'
import { steerAs } from '../../steering.ts'
import { refused } from '../refused.ts'
import { addressOf, route, steererOf, type Route } from '../route.ts'

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
      const result = await steerAs(parts, steererOf(caller), body, addressOf(request))
      if (!result.ok) throw refused(result.error)
      return { revision: result.value.revision }
    },
  }),
]
