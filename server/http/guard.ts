import type { Request } from 'express'
import { callerOf, sameOrigin, tokenOf, type Caller } from '../callers.ts'
import type { Context } from '../context.ts'
import { addressOf, ProblemError, type Who } from './route.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Lets a request through as its caller, or throws the problem: 403 across origins, 401 without a session, 403 without the right. */
export async function admit(request: Request, who: Who, context: Context): Promise<Caller | null> {
  if (!safeMethods.has(request.method) && !sameOrigin(request.headers)) {
    throw new ProblemError(403, 'Requests from another site are refused.', { reason: 'other-origin' })
  }
  if (who === 'public') return null
  if (who === 'loopback') {
    if (isLoopback(addressOf(request))) return null
    throw new ProblemError(403, 'Only the server’s own machine may ask for this.', { reason: 'not-allowed' })
  }
  const token = tokenOf(request.headers)
  const caller = token ? await callerOf(token, context) : null
  if (!caller)
    throw new ProblemError(401, 'Sign in first.', { reason: 'signed-out', headers: { 'WWW-Authenticate': 'Bearer' } })
  if (admits(who, caller)) return caller
  throw new ProblemError(403, 'Your role may not do this.', { reason: 'not-allowed' })
}

function admits(who: Exclude<Who, 'public' | 'loopback'>, caller: Caller): boolean {
  if (who === 'any-session') return true
  if (who === 'kiosk') return caller.kind === 'kiosk'
  if (who === 'any-account') return caller.kind === 'person'
  return caller.kind === 'person' && who.includes(caller.session.role)
}

const isLoopback = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
