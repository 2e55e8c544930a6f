import type { Request } from 'express'
import type { ApiToken } from '../accounts/api-tokens.ts'
import { apiTokenPrefix } from '../accounts/tokens.ts'
import { callerOf, sameOrigin, tokenOf, type Caller } from '../callers.ts'
import type { Context } from '../context.ts'
import { refused } from './refused.ts'
import { addressOf, ProblemError, type Route, type Who } from './route.ts'
import { isCommanding, isOpenToTokens } from './token-routes.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

type Door = Pick<Route, 'method' | 'path' | 'who'>

/** Lets a request through as its caller, or throws the problem: 403 across origins, 401 without a session, 403 without the right. */
export async function admit(request: Request, door: Door, context: Context): Promise<Caller | null> {
  if (!safeMethods.has(request.method) && !sameOrigin(request.headers)) {
    throw new ProblemError(403, 'Requests from another site are refused.', { reason: 'other-origin' })
  }
  const { who } = door
  if (who === 'public') return null
  if (who === 'loopback') {
    if (isLoopback(addressOf(request))) return null
    throw new ProblemError(403, 'Only the server’s own machine may ask for this.', { reason: 'not-allowed' })
  }
  const caller = await callerOfRequest(request, context)
  if (caller.kind === 'token') await admitToken(caller.token, door, context)
  if (admits(who, caller)) return caller
  throw new ProblemError(403, 'Your role may not do this.', { reason: 'not-allowed' })
}

async function callerOfRequest(request: Request, context: Context): Promise<Caller> {
  const token = tokenOf(request.headers)
  const caller = token ? await callerOf(token, context) : null
  if (caller) return caller
  const detail = token?.startsWith(apiTokenPrefix)
    ? '这个令牌无效，或已被撤销。This token is not valid, or it was revoked.'
    : 'Sign in first.'
  throw new ProblemError(401, detail, { reason: 'signed-out', headers: { 'WWW-Authenticate': 'Bearer' } })
}

async function admitToken({ id }: ApiToken, door: Door, { tokenRate }: Context): Promise<void> {
  if (!isCommanding(door) && (await tokenRate.exceeded(id))) throw refused('too-many-requests')
  if (isOpenToTokens(door)) return
  throw new ProblemError(403, '令牌不能做这件事，请本人登录。A token may not do this: sign in as a person.', {
    reason: 'not-allowed',
  })
}

function admits(who: Exclude<Who, 'public' | 'loopback'>, caller: Caller): boolean {
  if (who === 'any-session') return true
  if (who === 'kiosk') return caller.kind === 'kiosk'
  if (caller.kind === 'kiosk') return false
  if (who === 'any-account') return true
  if (caller.kind === 'person') return who.includes(caller.session.role)
  return who.includes(caller.token.role) && who.includes(caller.token.ownerRole)
}

const isLoopback = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
