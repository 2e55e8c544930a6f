import { io, type Socket } from 'socket.io-client'
import type { Booth } from '#shared/booth.ts'
import type { Command } from '#shared/commands.ts'
import type { KioskPresence } from '#shared/presence.ts'
import { PROTOCOL } from '#shared/protocol.ts'
import type { BoothMessage, CommandReply } from '#shared/wire.ts'
import type { Api } from './api.ts'
import { until } from './until.ts'

const options = { transports: ['websocket'], forceNew: true, reconnectionDelay: 50, reconnectionDelayMax: 200 }

/** A bare Socket.IO connection to a namespace. */
export const openSocket = (url: string, auth: Record<string, unknown>, transports = options.transports): Socket =>
  io(url, { ...options, transports, auth })

type Follower = { socket: Socket; booth: () => Booth | null; received: Booth[]; close: () => void }

export type KioskClient = Follower & { token: string }
export type TabletClient = Follower & {
  kiosks: () => KioskPresence[]
  send: (command: Command) => Promise<CommandReply>
}

/** Standard Socket.IO clients that follow the sync rule (S1) and nothing else: what any other show-control software would be. */
function follow(socket: Socket): Follower {
  let current: Booth | null = null
  let first = true
  const received: Booth[] = []
  socket.on('connect', () => (first = true))
  socket.on('booth', ({ booth }: BoothMessage) => {
    received.push(booth)
    if (first || booth.revision > (current?.revision ?? -1)) current = booth
    first = false
  })
  return { socket, booth: () => current, received, close: () => socket.disconnect() }
}

export async function joinAsKiosk(url: string, token: string): Promise<KioskClient> {
  const follower = follow(openSocket(`${url}/kiosk`, { token, protocol: PROTOCOL }))
  await until(() => follower.booth() !== null, 'the kiosk gets its first booth')
  return { ...follower, token }
}

export async function joinAsTablet(url: string, token: string): Promise<TabletClient> {
  const follower = follow(openSocket(`${url}/control`, { token, protocol: PROTOCOL }))
  let kiosks: KioskPresence[] = []
  follower.socket.on('kiosks', (list: KioskPresence[]) => (kiosks = list))
  await until(() => follower.booth() !== null, 'the tablet gets its first booth')
  return {
    ...follower,
    kiosks: () => kiosks,
    send: (command) => follower.socket.timeout(3_000).emitWithAck('command', command),
  }
}

/** Opens a screen, reads the code from it, types it in, and gives the token that the screen received. */
export async function pairScreen(url: string, staff: Api, screen: string): Promise<string> {
  const socket = openSocket(`${url}/kiosk`, { protocol: PROTOCOL, screen })
  try {
    const code = await new Promise<string>((resolve) => socket.on('pairing', (message) => resolve(message.code)))
    const paired = new Promise<string>((resolve) => socket.on('paired', (message) => resolve(message.token)))
    const response = await staff.post('/api/kiosks/pair', { code, screen })
    if (!response.ok) throw new Error(`pairing ${screen}: ${response.status} ${await response.text()}`)
    return await paired
  } finally {
    socket.disconnect()
  }
}
