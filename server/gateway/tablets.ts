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
import { callerOf, idOf, nameOf, tokenOf, type Steerer } from '../callers.ts'
import type { Context } from '../context.ts'
import { deadline } from '../deadline.ts'
import { steerAs } from '../steering.ts'
import { dropBroken, readHandshake, refuseConnection } from './handshake.ts'
import { listen } from './listen.ts'

type Tablets = Namespace<TabletToServer, ServerToTablet>

const clockToleranceMs = 2_000
const sessionLimitMs = 1_000

/** The side of panels and programs: any account watches, and the rights table says who may command. */
export function serveTablets(namespace: Tablets, context: Context) {
  const { booth, presence, warnings, publishing, timetable, calls, setUp, clock, log } = context

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
    if (!token || !caller || caller.kind === 'kiosk') return 'sign in first'
    socket.data = { steerer: caller, token, outdated: (handshake.value.protocol ?? PROTOCOL) < PROTOCOL }
    return null
  }

  /**
   * The role is read anew for each command: an account may have been disabled since this socket connected.
   * A database that is gone must not hold up an emergency, so then the role it was admitted with stands (M1).
   */
  async function steererNow(token: string, admitted: Steerer): Promise<Steerer | null> {
    const limit = deadline(sessionLimitMs)
    try {
      const found = await Promise.race([callerOf(token, context), limit.passed])
      if (found === 'late') return admitted
      return found?.kind === 'kiosk' ? null : found
    } catch (error) {
      log.error({ error }, 'the session could not be read; the one that was admitted stands')
      return admitted
    } finally {
      limit.clear()
    }
  }

  namespace.on('connection', (socket) => {
    const { steerer, token, outdated } = dataOf(socket)
    if (outdated) socket.emit('reload')
    listen(socket, 'command', Command, log, async (command, reply) => {
      const now = await steererNow(token, steerer)
      if (!now) return signOutSocket(socket)
      const result = await steerAs(context, now, command, socket.handshake.address)
      reply(result.ok ? ok({ revision: result.value.revision }) : err(result.error))
    })
    listen(socket, 'clock', ClockQuestion, log, ({ wall }, reply) => {
      const now = clock.now()
      reply({ received: now, sent: now })
      compareClock(steerer, wall - now)
    })
    socket.emit('identity', { session: idOf(steerer), name: nameOf(steerer), role: roleOf(steerer) })
    socket.emit('booth', { booth: booth.current, serverTime: clock.now() })
    socket.emit('kiosks', presence.list())
    socket.emit('warnings', warnings.list())
    socket.emit('publication', publishing.running)
    socket.emit('timetable', timetable.due)
    socket.emit('calls', calls.list)
    socket.emit('conditions', setUp.live)
  })

  function compareClock(steerer: Steerer, byMs: number): void {
    if (Math.abs(byMs) < clockToleranceMs) return warnings.clear('tablet-clock-differs', idOf(steerer))
    const rounded = Math.round(byMs / 1_000) * 1_000
    warnings.set({ kind: 'tablet-clock-differs', tablet: nameOf(steerer), byMs: rounded }, idOf(steerer))
  }

  function signOutSocket(socket: TabletPeer): void {
    socket.emit('signed-out')
    socket.disconnect(true)
  }

  const stops = [
    presence.subscribe((list) => void namespace.emit('kiosks', list)),
    warnings.subscribe((list) => void namespace.emit('warnings', list)),
    timetable.subscribe((due) => void namespace.emit('timetable', due)),
    calls.subscribe(() => void namespace.emit('calls', calls.list)),
    setUp.subscribe((live) => void namespace.emit('conditions', live)),
    publishing.subscribe((publication) => void namespace.emit('publication', publication)),
  ]

  return {
    show: (message: BoothMessage) => void namespace.emit('booth', message),
    signOut: (ended: readonly string[]) => {
      for (const socket of namespace.sockets.values()) {
        if (ended.includes(idOf(dataOf(socket).steerer))) signOutSocket(socket)
      }
    },
    stop: () => stops.forEach((stop) => stop()),
  }
}

type TabletData = { steerer: Steerer; token: string; outdated: boolean }
const roleOf = (steerer: Steerer) => (steerer.kind === 'person' ? steerer.session.role : steerer.token.role)
const dataOf = (socket: TabletPeer): TabletData => socket.data as TabletData // set by `identify`, before any connection
