import { Router, json, type Request, type Response } from 'express'
import type { z } from 'zod'
import { refuseWhenFrozen } from '../approval/freeze.ts'
import { admit } from './guard.ts'
import { ProblemError, type Parts, type Route } from './route.ts'

const bodyLimit = 512 * 1024 // a hundred visit events are about 40 kB

/** Express routes from the table: admit, parse, handle, answer. The caller is known before the body is read. */
export function makeRouter(routes: readonly Route[], parts: Parts): Router {
  const router = Router()
  const readBody = json({ limit: bodyLimit, type: ['application/json', 'text/plain'] })
  for (const route of routes) {
    const run = async (request: Request, response: Response) => {
      const caller = await admit(request, route, parts)
      refuseWhenFrozen(route, caller, parts.approvals)
      if (route.body)
        await new Promise<void>((done, fail) =>
          readBody(request, response, (error) => (error ? fail(error as Error) : done())),
        )
      const answer = await route.handle(parts, {
        caller,
        request,
        response,
        params: stringParams(request),
        body: route.body ? parse(route.body, request.body ?? {}, 'body') : undefined,
        query: route.query ? parse(route.query, request.query, 'query') : undefined,
      })
      if (response.headersSent || response.writableEnded) return
      if (answer === undefined) response.status(route.status ?? 204).end()
      else {
        if (route.status) response.status(route.status)
        response.json(answer)
      }
    }
    router[route.method](route.path, run)
  }
  return router
}

function parse<T>(schema: z.ZodType<T>, value: unknown, part: 'body' | 'query'): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path.length ? `${part}.${issue.path.map(String).join('.')}` : part
  throw new ProblemError(400, `${where} is not accepted: ${issue?.message ?? 'invalid'}.`, { reason: 'invalid' })
}

const stringParams = (request: Request): Record<string, string> =>
  Object.fromEntries(Object.entries(request.params).map(([name, value]) => [name, String(value)]))
