import type { Request, Response } from 'express'
import type { z } from 'zod'
import type { Role } from '#shared/rights.ts'
import type { Session } from '../accounts/sessions.ts'
import type { Caller, Steerer } from '../callers.ts'
import type { Context } from '../context.ts'
import type { Gateway } from '../gateway/gateway.ts'

/** Who may call a route. Every route says so; there is no default. */
export type Who = 'public' | 'loopback' | 'any-session' | 'any-account' | 'kiosk' | readonly Role[]

export type Call<Body, Query> = {
  body: Body
  query: Query
  params: Record<string, string>
  caller: Caller | null
  request: Request
  response: Response
}

export type Parts = Context & { gateway: Gateway; version: string }

/** One call of the HTTP interface: where, who, what goes in, what comes out. The router and the OpenAPI description are made from it. */
export type Route<Body = unknown, Query = unknown> = {
  method: 'get' | 'post' | 'patch' | 'delete'
  path: string // `:name` for parameters
  who: Who
  summary: string
  body?: z.ZodType<Body>
  query?: z.ZodType<Query>
  /** The JSON answer, or the media type of another kind of answer. */
  answer?: z.ZodType | string
  status?: 200 | 202 | 204
  /** Returns the JSON answer, or answers by itself and returns nothing. */
  handle: (parts: Parts, call: Call<Body, Query>) => unknown
}

/** Keeps body and query types inside the handler while the table holds them all as one type. */
export const route = <Body = undefined, Query = undefined>(definition: Route<Body, Query>): Route =>
  definition as unknown as Route // the router parses with the same schemas before it calls the handler

/** A problem that the caller can read (RFC 9457): thrown anywhere in a handler. */
export class ProblemError extends Error {
  readonly status: number
  readonly reason: string | undefined
  readonly headers: Record<string, string>

  constructor(status: number, detail: string, more: { reason?: string; headers?: Record<string, string> } = {}) {
    super(detail)
    this.status = status
    this.reason = more.reason
    this.headers = more.headers ?? {}
  }
}

/** The signed-in person of a call that only persons may make. */
export function personOf(caller: Caller | null): Session {
  if (caller?.kind !== 'person') throw new ProblemError(401, 'Sign in first.')
  return caller.session
}

/** The person or program of a call that no screen may make. */
export function steererOf(caller: Caller | null): Steerer {
  if (!caller || caller.kind === 'kiosk') throw new ProblemError(401, 'Sign in first.')
  return caller
}

/** Client address as the socket sees it: no proxy stands before a booth's server, so no header is believed. */
export const addressOf = (request: Request): string => request.socket.remoteAddress ?? 'unknown'
