import { STATUS_CODES } from 'node:http'
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { Problem } from '#shared/api.ts'
import { ProblemError } from './route.ts'

/** RFC 9457, for every error of the interface. */
export function sendProblem(response: Response, status: number, detail: string, reason?: string): void {
  const problem: Problem = { title: STATUS_CODES[status] ?? 'Error', status, detail, ...(reason && { reason }) }
  response.status(status).type('application/problem+json').send(JSON.stringify(problem))
}

export const notFound: RequestHandler = (request, response) =>
  sendProblem(response, 404, `There is nothing at ${request.method} ${request.path}.`)

/** The one place where an error becomes an answer. What was not foreseen is logged and told apart from what was. */
export const errorHandler =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error) // a stream broke in the middle: the connection is cut, so the file is seen to be short
    if (error instanceof ProblemError) {
      response.set(error.headers)
      return sendProblem(response, error.status, error.message, error.reason)
    }
    const known = bodyProblem(error)
    if (known) return sendProblem(response, known.status, known.detail)
    log.error({ error, method: request.method, path: request.path }, 'a request failed')
    sendProblem(response, 500, 'The server could not do this. The reason is in its log.')
  }

/** What Express's body parser and router throw: each is the caller's mistake, with one sentence. */
function bodyProblem(error: unknown): { status: number; detail: string } | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null
  if (error.status === 404) return { status: 404, detail: 'There is nothing at this address.' }
  if (error.status === 413) return { status: 413, detail: 'The body is larger than this call accepts.' }
  if (error.status === 415) return { status: 415, detail: 'The body must be JSON in UTF-8.' }
  if (error.status >= 400 && error.status < 500)
    return { status: error.status, detail: `The request is malformed: ${error.message}` }
  return null
}
