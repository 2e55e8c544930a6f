import type { Namespace } from 'socket.io'
import type { KioskId } from '#shared/ids.ts'
import { KioskStatus, Painted } from '#shared/presence.ts'
import { PROTOCOL } from '#shared/protocol.ts'
import {
  ClockQuestion,
  type BoothMessage,
  type KioskPeer,
  type KioskToServer,
  type ServerToKiosk,
} from '#shared/wire.ts'
import { callerOf } from '../callers.ts'
import type { Context } from '../context.ts'
import { listen } from './listen.ts'
import { readHandshake, refuseConnection } from './handshake.ts'

type Kiosks = Namespace<KioskToServer, ServerToKiosk>

const identifySeconds = 8
const shown = 'shown' // the room of paired kiosks: a screen that is not paired hears its code and nothing else

/** The screens' side of the wire. */
export function serveKiosks(namespace: Kiosks, context: Context, build: string | null) {
  const { booth, presence, pairing, kiosks, clock, log } = context
  const pairingTimers = new Map<string, NodeJS.Timeout>()

  namespace.use((socket, next) => {
    const handshake = readHandshake(socket.handshake.auth)
    if (!handshake.ok) return next(refuseConnection(handshake.error))
    socket.data = { handshake: handshake.value }
    next()
  })

  namespace.on('connection', (socket) => void welcome(socket).catch((error: unknown) => giveUp(socket, error)))

  async function welcome(socket: KioskPeer): Promise<void> {
    const { token, protocol, build: theirs, screen } = readHandshakeOf(socket)
    const outdated = (protocol ?? PROTOCOL) < PROTOCOL || (theirs !== undefined && build !== null && theirs !== build)
    if (outdated) socket.emit('reload')
    const caller = token ? await callerOf(token, context) : null
    if (!socket.connected) return
    if (caller?.kind === 'kiosk') return serve(socket, caller.kiosk)
    if (token) socket.emit('unpaired')
    offerPairing(socket, screen ?? null)
  }

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
    socket.data = { ...socket.data, kiosk }
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
  }

  function giveUp(socket: KioskPeer, error: unknown): void {
    log.error({ error }, 'a kiosk could not be served')
    socket.disconnect(true)
  }

  const each = (kiosk: string, act: (socket: KioskPeer) => void) => {
    for (const socket of namespace.sockets.values()) if (kioskOf(socket) === kiosk) act(socket)
  }

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
        socket.disconnect(true)
      }),
    stop: () => {
      for (const timer of pairingTimers.values()) clearTimeout(timer)
    },
  }
}

/** Booth time twice: a server slow to answer is not mistaken for a slow network. */
const times = (now: number) => ({ received: now, sent: now })

type KioskData = { handshake: ReturnType<typeof readHandshakeOf>; kiosk?: KioskId }
const kioskOf = (socket: KioskPeer): KioskId | undefined => (socket.data as KioskData).kiosk
const readHandshakeOf = (socket: KioskPeer) => {
  const result = readHandshake(socket.handshake.auth)
  if (!result.ok) throw new Error(result.error)
  return result.value
}
