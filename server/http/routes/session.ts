import type { Response } from 'express'
import { z } from 'zod'
import { SignedIn, SignIn } from '#shared/api.ts'
import { roles } from '#shared/rights.ts'
import { cookieName } from '../../callers.ts'
import { endSessions } from '../../accounts/end-sessions.ts'
import { addressOf, personOf, ProblemError, route, type Route } from '../route.ts'

const WhoAmI = z.object({ name: z.string(), role: z.enum(roles), session: z.string() })

/** Signing in and out. */
export const sessionRoutes = (): Route[] => [
  route({
    method: 'post',
    path: '/api/session',
    who: 'public',
    summary: 'Sign in with name and PIN. Sets the cookie and gives the token for programs.',
    body: SignIn,
    answer: SignedIn,
    handle: async ({ accounts, sessions, throttle, audit, clock }, { body, request, response }) => {
      const address = addressOf(request)
      await refuseIfLocked(await throttle.enter(body.name, address))
      const account = await accounts.check(body.name, body.pin)
      if (!account) {
        await audit.append({ at: clock.now(), actor: body.name, action: 'sign-in-refused', detail: { address } })
        await refuseIfLocked(await throttle.waitSeconds(body.name, address))
        throw new ProblemError(401, '姓名或口令不对。Name or PIN is wrong.', { reason: 'wrong-pin' })
      }
      await throttle.succeeded(account.name, address)
      const { token, id } = await sessions.open(account.name, address, request.get('user-agent') ?? '', clock.now())
      await accounts.signedIn(account.name, clock.now())
      await audit.append({
        at: clock.now(),
        actor: account.name,
        action: 'signed-in',
        detail: { address, session: id },
      })
      setCookie(response, token)
      return { token, role: account.role, name: account.name } satisfies SignedIn
    },
  }),
  route({
    method: 'get',
    path: '/api/session',
    who: 'any-account',
    summary: 'Who is signed in.',
    answer: WhoAmI,
    handle: (_parts, { caller }) => {
      const { id, name, role } = personOf(caller)
      return { name, role, session: id } satisfies z.infer<typeof WhoAmI>
    },
  }),
  route({
    method: 'delete',
    path: '/api/session',
    who: 'any-account',
    summary: 'Sign out.',
    handle: async (parts, { caller, response }) => {
      const { id, name } = personOf(caller)
      await endSessions(parts, [id])
      await parts.audit.append({ at: parts.clock.now(), actor: name, action: 'signed-out', detail: { session: id } })
      response.clearCookie(cookieName, { path: '/' })
    },
  }),
]

async function refuseIfLocked(seconds: number): Promise<void> {
  if (seconds === 0) return
  throw new ProblemError(
    429,
    `错误次数过多，请在 ${seconds} 秒后再试。Too many wrong tries: wait ${seconds} seconds.`,
    {
      reason: 'too-many-tries',
      headers: { 'Retry-After': String(seconds) },
    },
  )
}

/** Without `Secure`, because a booth's network is plain HTTP; it travels to this origin only. */
function setCookie(response: Response, token: string): void {
  response.cookie(cookieName, token, { httpOnly: true, sameSite: 'strict', path: '/' })
}
