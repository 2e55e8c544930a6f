import type { Namespace } from 'socket.io'
import type { KioskId } from '#shared/ids.ts'
import { KioskStatus, Painted } from '#shared/presence.ts'
import { PROTOCOL } from '#shared/protocol.ts'
import type { LinkMaker } from '#shared/short-link.ts'
import {
  ClockQuestion,
  type BoothMessage,
  type Handshake,
  type KioskPeer,
  type KioskToServer,
  type ServerToKiosk,
} from '#shared/wire.ts'
import { callerOf } from '../callers.ts'
import type { Context } from '../context.ts'
import { listen } from './listen.ts'
import { dropBroken, readHandshake, refuseConnection } from './handshake.ts'

type Kiosks = Namespace<KioskToServer, ServerToKiosk>

const identifySeconds = 8
const shown = 'shown' // the room of paired kiosks: a screen that is not paired hears its code and nothing else

/** The screens' side of the wire. */
export function serveKiosks(namespace: Kiosks, context: Context, build: string | null) {
  const { booth, presence, pairing, calls, clock, log, env, links } = context
  const pairingTimers = new Map<string, NodeJS.Timeout>()

  namespace.use((socket, next) => {
    const handshake = readHandshake(socket.handshake.auth)
    if (!handshake.ok) return next(refuseConnection(handshake.error))
    // Before the connection stands: a message that comes right after it must find somebody listening.
    void identify(handshake.value).then(
      (data) => {
        socket.data = data
        next()
      },
      (error: unknown) => dropBroken(socket, error, log),
    )
  })

  async function identify(handshake: Handshake): Promise<KioskData> {
    const caller = handshake.token ? await callerOf(handshake.token, context) : null
    return { handshake, ...(caller?.kind === 'kiosk' && { kiosk: caller.kiosk }) }
  }

  namespace.on('connection', (socket) => {
    const { handshake, kiosk } = dataOf(socket)
    const { token, protocol, build: theirs, screen } = handshake
    const outdated = (protocol ?? PROTOCOL) < PROTOCOL || (theirs !== undefined && build !== null && theirs !== build)
    if (outdated) socket.emit('reload')
    if (kiosk) return serve(socket, kiosk)
    if (token) socket.emit('unpaired')
    offerPairing(socket, screen ?? null)
  })

  function offerPairing(socket: KioskPeer, screen: KioskId | null): void {
    const give = (token: string, kiosk: KioskId) => socket.emit('paired', { token, kiosk })
    const { code, lifetimeMs } = pairing.offer(socket.id, { screen, address: socket.handshake.address, give })
    socket.emit('pairing', { code, screen })
    const timer = setTimeout(() => offerPairing(socket, screen), lifetimeMs)
    pairingTimers.set(socket.id, timer)
    socket.once('disconnect', () => {
      clearTimeout(pairingTimers.get(socket.id))
      pairingTimers.delete(socket.id)
      pairing.withdraw(socket.id)
    })
  }

  function serve(socket: KioskPeer, kiosk: KioskId): void {
    // One socket a kiosk: a second page of the same name takes over, and the older one hears so.
    for (const other of namespace.sockets.values()) {
      if (other !== socket && kioskOf(other) === kiosk) other.disconnect(true)
    }
    listen(socket, 'painted', Painted, log, (painted) => presence.painted(kiosk, painted))
    listen(socket, 'status', KioskStatus, log, (status) => presence.reported(kiosk, status))
    listen(socket, 'clock', ClockQuestion, log, (_question, reply) => reply(times(clock.now())))
    socket.on('disconnect', () => {
      const still = [...namespace.sockets.values()].some((other) => other !== socket && kioskOf(other) === kiosk)
      if (!still) presence.disconnected(kiosk)
    })
    presence.connected(kiosk, socket.handshake.address)
    void socket.join(shown)
    socket.emit('booth', { booth: booth.current, serverTime: clock.now() })
    socket.emit('call', calls.of(kiosk))
    socket.emit('links', linkMaker(kiosk))
  }

  function linkMaker(kiosk: KioskId): LinkMaker | null {
    const screen = presence.list().find((known) => known.kiosk === kiosk)?.number
    if (env.publicUrl === null || links === null || screen === undefined) return null
    return { base: env.publicUrl, screen, key: links.keyOf(screen) }
  }

  const each = (kiosk: string, act: (socket: KioskPeer) => void) => {
    for (const socket of namespace.sockets.values()) if (kioskOf(socket) === kiosk) act(socket)
  }

  const stopCalls = calls.subscribe((call) => each(call.kiosk, (socket) => socket.emit('call', call)))

  return {
    show: (message: BoothMessage) => void namespace.to(shown).emit('booth', message),
    identify: (kiosk: string) => {
      const known = presence.list().find((candidate) => candidate.kiosk === kiosk)
      if (known) {
        const { number, name } = known
        each(kiosk, (socket) => socket.emit('identify', { number, name, seconds: identifySeconds }))
      }
    },
    reload: (kiosk: string) => each(kiosk, (socket) => socket.emit('reload')),
    unpair: (kiosk: string) =>
      each(kiosk, (socket) => {
        socket.emit('unpaired')
        socket.conn.close() // below Socket.IO, so that the screen comes back by itself, for a code
      }),
    stop: () => {
      stopCalls()
      for (const timer of pairingTimers.values()) clearTimeout(timer)
    },
  }
}

/** Booth time twice: a server slow to answer is not mistaken for a slow network. */
const times = (now: number) => ({ received: now, sent: now })

type KioskData = { handshake: Handshake; kiosk?: KioskId }
const dataOf = (socket: KioskPeer): KioskData => socket.data as KioskData // set before any connection
const kioskOf = (socket: KioskPeer): KioskId | undefined => dataOf(socket).kiosk
