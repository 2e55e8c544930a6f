import type { Namespace } from 'socket.io'
import { Command } from '#shared/commands.ts'
import { PROTOCOL } from '#shared/protocol.ts'
import { err, ok } from '#shared/result.ts'
import {
  ClockQuestion,
  type BoothMessage,
  type ServerToTablet,
  type TabletPeer,
  type TabletToServer,
} from '#shared/wire.ts'
import type { Session } from '../accounts/sessions.ts'
import { callerOf, tokenOf } from '../callers.ts'
import type { Context } from '../context.ts'
import { deadline } from '../deadline.ts'
import { steer } from '../steering.ts'
import { dropBroken, readHandshake, refuseConnection } from './handshake.ts'
import { listen } from './listen.ts'

type Tablets = Namespace<TabletToServer, ServerToTablet>

const clockToleranceMs = 2_000
const sessionLimitMs = 1_000

/** The panels' side of the wire: any account watches, and the rights table says who may command. */
export function serveTablets(namespace: Tablets, context: Context) {
  const { booth, presence, warnings, publishing, timetable, sessions, clock, log } = context

  namespace.use((socket, next) => {
    void identify(socket).then(
      (refusal) => (refusal === null ? next() : next(refuseConnection(refusal))),
      (error: unknown) => dropBroken(socket, error, log),
    )
  })

  /** Null when it may come in, else why not. */
  async function identify(socket: TabletPeer): Promise<string | null> {
    const handshake = readHandshake(socket.handshake.auth)
    if (!handshake.ok) return handshake.error
    const token = handshake.value.token ?? tokenOf(socket.handshake.headers)
    const caller = token ? await callerOf(token, context) : null
    if (caller?.kind !== 'person') return 'sign in first'
    socket.data = { session: caller.session, token, outdated: (handshake.value.protocol ?? PROTOCOL) < PROTOCOL }
    return null
  }

  /**
   * The role is read anew for each command: an account may have been disabled since this socket connected.
   * A database that is gone must not hold up an emergency, so then the role it was admitted with stands (M1).
   */
  async function sessionNow(token: string, admitted: Session): Promise<Session | null> {
    const limit = deadline(sessionLimitMs)
    try {
      const found = await Promise.race([sessions.find(token, clock.now()), limit.passed])
      return found === 'late' ? admitted : found
    } catch (error) {
      log.error({ error }, 'the session could not be read; the one that was admitted stands')
      return admitted
    } finally {
      limit.clear()
    }
  }

  namespace.on('connection', (socket) => {
    const { session, token, outdated } = dataOf(socket)
    if (outdated) socket.emit('reload')
    listen(socket, 'command', Command, log, async (command, reply) => {
      const now = await sessionNow(token, session)
      if (!now) return signOutSocket(socket)
      const result = await steer(context, now, command, socket.handshake.address)
      reply(result.ok ? ok({ revision: result.value.revision }) : err(result.error))
    })
    listen(socket, 'clock', ClockQuestion, log, ({ wall }, reply) => {
      const now = clock.now()
      reply({ received: now, sent: now })
      compareClock(session, wall - now)
    })
    socket.emit('identity', { session: session.id, name: session.name, role: session.role })
    socket.emit('booth', { booth: booth.current, serverTime: clock.now() })
    socket.emit('kiosks', presence.list())
    socket.emit('warnings', warnings.list())
    socket.emit('publication', publishing.running)
    socket.emit('timetable', timetable.due)
  })

  function compareClock(session: Session, byMs: number): void {
    if (Math.abs(byMs) < clockToleranceMs) return warnings.clear('tablet-clock-differs', session.id)
    const rounded = Math.round(byMs / 1_000) * 1_000
    warnings.set({ kind: 'tablet-clock-differs', tablet: session.name, byMs: rounded }, session.id)
  }

  function signOutSocket(socket: TabletPeer): void {
    socket.emit('signed-out')
    socket.disconnect(true)
  }

  const stops = [
    presence.subscribe((list) => void namespace.emit('kiosks', list)),
    warnings.subscribe((list) => void namespace.emit('warnings', list)),
    timetable.subscribe((due) => void namespace.emit('timetable', due)),
    publishing.subscribe((publication) => void namespace.emit('publication', publication)),
  ]

  return {
    show: (message: BoothMessage) => void namespace.emit('booth', message),
    signOut: (ended: readonly string[]) => {
      for (const socket of namespace.sockets.values()) {
        if (ended.includes(dataOf(socket).session.id)) signOutSocket(socket)
      }
    },
    stop: () => stops.forEach((stop) => stop()),
  }
}

type TabletData = { session: Session; token: string; outdated: boolean }
const dataOf = (socket: TabletPeer): TabletData => socket.data as TabletData // set by `identify`, before any connection
