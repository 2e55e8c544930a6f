import type { KioskId } from '#shared/ids.ts'
import { tokenName, type Actor } from '#shared/actor.ts'
import type { ApiToken } from './accounts/api-tokens.ts'
import type { Session } from './accounts/sessions.ts'
import { apiTokenPrefix } from './accounts/tokens.ts'
import type { Context } from './context.ts'

/** Who stands behind a request or a socket. */
export type Caller = Steerer | { kind: 'kiosk'; kiosk: KioskId }

/** A person, or a program that acts for one. */
export type Steerer = { kind: 'person'; session: Session } | { kind: 'token'; token: ApiToken }

export const cookieName = 'zhantai_session'

/** The caller of this token: a program, a person's session or a paired kiosk. */
export async function callerOf(token: string, { sessions, kiosks, tokens, clock }: Context): Promise<Caller | null> {
  if (token.startsWith(apiTokenPrefix)) {
    const found = await tokens.find(token, clock.now())
    return found && { kind: 'token', token: found }
  }
  const session = await sessions.find(token, clock.now())
  if (session) return { kind: 'person', session }
  const kiosk = await kiosks.find(token)
  return kiosk && { kind: 'kiosk', kiosk }
}

/** The token of a request: `Authorization: Bearer …`, else the cookie, which is a person's session and never a program's token. */
export function tokenOf(headers: { authorization?: string | undefined; cookie?: string | undefined }): string | null {
  const [scheme, token] = headers.authorization?.split(' ') ?? []
  if (scheme?.toLowerCase() === 'bearer' && token) return token
  for (const part of headers.cookie?.split(';') ?? []) {
    const [name, value] = part.trim().split('=')
    if (name === cookieName && value && !value.startsWith(apiTokenPrefix)) return value
  }
  return null
}

/** Unsafe methods and sockets are refused across origins: a page of another site must not act with this cookie. */
export function sameOrigin(headers: { origin?: string | undefined; host?: string | undefined }): boolean {
  if (headers.origin === undefined) return true // not a browser
  try {
    return new URL(headers.origin).host === headers.host
  } catch {
    return false // `null` and anything else that is no address
  }
}

/** What a socket or a session list knows the caller by. */
export const idOf = (steerer: Steerer): string => (steerer.kind === 'person' ? steerer.session.id : steerer.token.id)

/** How the caller is named in the audit. */
export const nameOf = (steerer: Steerer): string =>
  steerer.kind === 'person' ? steerer.session.name : tokenName(steerer.token.owner, steerer.token.name)

export const actorOf = (session: Session, pinConfirmed = false): Actor => ({
  kind: 'person',
  name: session.name,
  session: session.id,
  role: session.role,
  pinConfirmed,
})
