import { z } from 'zod'
import { Problem } from '#shared/api.ts'
import type { Route, Who } from './route.ts'
import { isOpenToTokens } from './token-routes.ts'

/** The description of the interface, made from the routes themselves, so that it cannot fall behind them. */
export function describe(routes: readonly Route[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:([a-z]+)/gi, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Zhantai 展台', version, license: { name: 'MIT' } },
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem) },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'zhantai_session' },
      },
    },
  }
}

function operation(route: Route): Record<string, unknown> {
  const parameters = [...route.path.matchAll(/:([a-z]+)/gi)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const query = route.query
    ? Object.entries(propertiesOf(route.query)).map(([name, schema]) => ({ name, in: 'query', schema }))
    : []
  const problem = {
    description: 'Refused',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  return {
    summary: route.summary,
    'x-who': whoText(route.who),
    ...(isOpenToTokens(route) && { 'x-tokens': true }), // a program's token may call it
    ...(route.who !== 'public' && route.who !== 'loopback' && { security: [{ bearer: [] }, { cookie: [] }] }),
    parameters: [...parameters, ...query],
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } },
    }),
    responses: { [String(statusOf(route))]: { description: 'Done', ...contentOf(route) }, default: problem },
  }
}

const statusOf = (route: Route): number => route.status ?? (route.answer ? 200 : 204)

function contentOf({ answer }: Route): Record<string, unknown> {
  if (!answer) return {}
  if (typeof answer === 'string') return { content: { [answer]: {} } }
  return { content: { 'application/json': { schema: schemaOf(answer) } } }
}

const whoText = (who: Who): string => (typeof who === 'string' ? who : who.join(', '))

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

function propertiesOf(schema: z.ZodType): Record<string, unknown> {
  const { properties } = schemaOf(schema, 'input')
  return typeof properties === 'object' && properties !== null ? Object.fromEntries(Object.entries(properties)) : {}
}
