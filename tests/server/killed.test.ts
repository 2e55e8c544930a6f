import { expect, test } from 'vitest'
import type { Booth } from '#shared/booth.ts'
import type { SettledReply } from '#shared/visit-events.ts'
import { api, type Api } from '../support/api.ts'
import { adminPin } from '../support/booth.ts'
import { joinAsKiosk, joinAsTablet, pairScreen } from '../support/clients.ts'
import { visitEvent } from '../support/fixtures.ts'
import { temporaryFolder } from '../support/folder.ts'
import { randomFrom, seedOf } from '../support/seeded.ts'
import { spawnServer } from '../support/server-process.ts'
import { until } from '../support/until.ts'

const boothOf = async (admin: Api) => (await (await admin.get('/api/booth')).json()) as Booth

test(
  'S5 V1: killed at random moments among commands and events, the server comes back with everything it acknowledged, once',
  { timeout: 300_000 },
  async () => {
    const seed = seedOf('killed')
    const random = randomFrom(seed)
    const dataDir = await temporaryFolder()
    let server = await spawnServer({ DATA_DIR: dataDir, ADMIN_PIN: adminPin })
    const env = { DATA_DIR: dataDir, PORT: String(server.port) }
    try {
      const admin = await api(server.url).signIn('admin', adminPin)
      const kiosk = api(server.url, await pairScreen(server.url, admin, 'west'))
      await admin.post('/api/commands', { type: 'take-control' })
      const settled = new Set<string>()
      const sent = new Set<string>()
      for (let round = 0; round < 3; round++) {
        const begun = await boothOf(admin)
        const acknowledged = { revision: begun.revision, muted: begun.muted, solemn: begun.solemn }
        let running = true
        const steer = async () => {
          let { muted, solemn } = begun
          while (running) {
            if (random() < 0.5) muted = !muted
            else solemn = !solemn
            const command =
              muted === acknowledged.muted ? { type: 'set-solemn', on: solemn } : { type: 'set-muted', on: muted }
            const response = await admin.post('/api/commands', command)
            if (!response.ok) throw new Error(await response.text())
            Object.assign(acknowledged, { muted, solemn }, await response.json())
          }
        }
        const record = async () => {
          while (running) {
            const events = Array.from({ length: 1 + Math.floor(random() * 30) }, () => visitEvent())
            for (const { id } of events) sent.add(id)
            const response = await kiosk.post('/api/visit-events', { events })
            const reply = (await response.json()) as SettledReply
            for (const id of reply.settled) settled.add(id)
          }
        }
        const busy = [steer(), record(), record()].map((work) => work.catch(() => {})) // cut off by the kill
        const target = settled.size + 20 + Math.floor(random() * 200)
        await until(() => settled.size >= target && acknowledged.revision > begun.revision, 'some work is acknowledged')
        await server.kill()
        running = false
        await Promise.all(busy)
        server = await spawnServer(env)
        const after = await boothOf(admin)
        expect(after.revision, `seed ${seed}`).toBeGreaterThanOrEqual(acknowledged.revision)
        expect(after.revision, 'at most the one that was on its way').toBeLessThanOrEqual(acknowledged.revision + 1)
        if (after.revision === acknowledged.revision) expect(after, `seed ${seed}`).toMatchObject(acknowledged)
        const lines = (await (await admin.get('/api/exports/events.ndjson')).text()).split('\n').filter(Boolean)
        const stored = lines.map((line) => (JSON.parse(line) as { id: string }).id)
        const held = new Set(stored)
        expect(stored.length, `doubled, seed ${seed}`).toBe(held.size)
        expect(
          [...settled].filter((id) => !held.has(id)),
          `lost, seed ${seed}`,
        ).toEqual([])
        expect(
          stored.filter((id) => !sent.has(id)),
          'out of nowhere',
        ).toEqual([])
      }
    } finally {
      await server.stop()
    }
  },
)

test.each(['SIGTERM', 'SIGINT'] as const)(
  'E3: %s ends it with status 0 in under two seconds while sockets are connected',
  async (signal) => {
    const dataDir = await temporaryFolder()
    const server = await spawnServer({ DATA_DIR: dataDir, ADMIN_PIN: adminPin })
    const admin = await api(server.url).signIn('admin', adminPin)
    const kiosk = await joinAsKiosk(server.url, await pairScreen(server.url, admin, 'west'))
    const tablet = await joinAsTablet(server.url, admin.token)
    try {
      await tablet.send({ type: 'take-control' })
      await tablet.send({ type: 'close' })
      // A stop that takes 1.8 s ends itself with status 1, so status 0 is the proof.
      expect(await server.stop(signal)).toBe(0)
      await until(() => !kiosk.socket.connected && !tablet.socket.connected, 'both notice')
      expect(server.errors()).toBe('')
    } finally {
      kiosk.close()
      tablet.close()
    }
  },
)
