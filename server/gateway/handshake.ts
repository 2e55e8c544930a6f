import type { Logger } from 'pino'
import { PROTOCOL } from '#shared/protocol.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { Handshake } from '#shared/wire.ts'

/** What a client says on connecting, or one sentence on what is wrong with it. */
export function readHandshake(auth: unknown): Result<Handshake, string> {
  const parsed = Handshake.safeParse(auth)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return err(`handshake: ${issue?.path.join('.') || 'auth'} is not accepted (${issue?.message})`)
  }
  const { protocol } = parsed.data
  if (protocol !== undefined && protocol > PROTOCOL) {
    return err(`handshake: protocol ${protocol} is not spoken here; this server speaks ${PROTOCOL}`)
  }
  return ok(parsed.data)
}

/** The error that reaches the client as `connect_error`. */
export const refuseConnection = (sentence: string): Error =>
  Object.assign(new Error(sentence), { data: { title: sentence } })

/**
 * The server could not even look the caller up. The connection is cut below Socket.IO, because a client that is told to
 * disconnect, or refused, does not try again by itself, and a screen must.
 */
export function dropBroken(socket: { conn: { close: () => void } }, error: unknown, log: Logger): void {
  log.error({ error }, 'a connection could not be served')
  socket.conn.close()
}
