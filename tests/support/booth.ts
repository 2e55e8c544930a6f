import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { Command } from '#shared/commands.ts'
import type { Role } from '#shared/rights.ts'
import type { Options } from '../../server/context.ts'
import { readEnv } from '../../server/env.ts'
import { startServer, type RunningServer } from '../../server/server.ts'
import { api, type Api } from './api.ts'
import { joinAsKiosk, joinAsTablet, pairScreen, type KioskClient, type TabletClient } from './clients.ts'

export const adminPin = '24681357'

export type BoothOptions = {
  dataDir?: string // kept by the caller; else a new one that goes with the booth
  env?: Record<string, string>
  /** The machine's clock, disk and patience, when the test is about them. */
  machine?: Options
}

export type TestBooth = {
  url: string
  dataDir: string
  server: RunningServer
  /** Signed in as the first administrator. */
  admin: Api
  /** An account of this role, signed in. */
  as: (role: Role) => Promise<Api>
  tablet: (who?: Api) => Promise<TabletClient>
  /** Pairs a screen of this name and joins as it. */
  kiosk: (name: string) => Promise<KioskClient>
  /** Sends a command as the administrator, who takes control first. */
  command: (command: Command) => Promise<Response>
  /** Stops and starts again on the same data, at the same port. */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

/** A whole booth in this process: real server, real sockets, real SQLite, on a free port. */
export async function startBooth(options: BoothOptions = {}): Promise<TestBooth> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'zhantai-')))
  const open = (port: number) =>
    startServer(
      readEnv({ HOST: '127.0.0.1', ADMIN_PIN: adminPin, ...options.env, PORT: String(port), DATA_DIR: dataDir }),
      pino({ level: options.env?.['LOG_LEVEL'] ?? 'silent' }),
      { pinCost: { N: 1_024, r: 8, p: 1 }, ...options.machine },
    )
  let server = await open(0)
  const { port } = server
  const url = `http://127.0.0.1:${port}`
  const sockets: { close: () => void }[] = []
  const keep = <T extends { close: () => void }>(client: T): T => {
    sockets.push(client)
    return client
  }
  const admin = await api(url).signIn('admin', adminPin)
  const booth: TestBooth = {
    url,
    dataDir,
    get server() {
      return server
    },
    admin,
    as: async (role) => {
      const name = `${role} ${crypto.randomUUID().slice(0, 6)}`
      await admin.post('/api/accounts', { name, role, pin: '135790' })
      return api(url).signIn(name, '135790')
    },
    tablet: async (who = admin) => keep(await joinAsTablet(url, who.token)),
    kiosk: async (name) => keep(await joinAsKiosk(url, await pairScreen(url, admin, name))),
    command: async (command) => {
      await admin.post('/api/commands', { type: 'take-control' })
      return admin.post('/api/commands', command)
    },
    restart: async () => {
      await server.stop()
      server = await open(port)
    },
    stop: async () => {
      for (const socket of sockets) socket.close()
      await server.stop()
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true, maxRetries: 3 })
    },
  }
  return booth
}
