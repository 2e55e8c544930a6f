import type { KioskId } from '#shared/ids.ts'
import type { Actor } from '#shared/actor.ts'
import type { Session } from './accounts/sessions.ts'
import type { Context } from './context.ts'

/** Who stands behind a request or a socket. */
export type Caller = { kind: 'person'; session: Session } | { kind: 'kiosk'; kiosk: KioskId }

export const cookieName = 'zhantai_session'

/** The caller of this token: a person's session or a paired kiosk. */
export async function callerOf(token: string, { sessions, kiosks, clock }: Context): Promise<Caller | null> {
  const session = await sessions.find(token, clock.now())
  if (session) return { kind: 'person', session }
  const kiosk = await kiosks.find(token)
  return kiosk && { kind: 'kiosk', kiosk }
}

/** The token of a request: `Authorization: Bearer …`, else the cookie. */
export function tokenOf(headers: { authorization?: string | undefined; cookie?: string | undefined }): string | null {
  const [scheme, token] = headers.authorization?.split(' ') ?? []
  if (scheme?.toLowerCase() === 'bearer' && token) return token
  for (const part of headers.cookie?.split(';') ?? []) {
    const [name, value] = part.trim().split('=')
    if (name === cookieName && value) return value
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

export const actorOf = (session: Session, pinConfirmed = false): Actor => ({
  kind: 'person',
  name: session.name,
  session: session.id,
  role: session.role,
  pinConfirmed,
})
