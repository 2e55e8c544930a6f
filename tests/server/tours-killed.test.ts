import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { TourRecord } from '#shared/tour-record.ts'
import { api } from '../support/api.ts'
import { adminPin, startBooth } from '../support/booth.ts'
import { ids } from '../support/fixtures.ts'
import { temporaryFolder } from '../support/folder.ts'
import { spawnServer } from '../support/server-process.ts'

test(
  'R1: after kill -9 in the middle of a tour nothing of its record is missing, and it goes on',
  { timeout: 120_000 },
  async () => {
    const dataDir = await temporaryFolder()
    let server = await spawnServer({ DATA_DIR: dataDir, ADMIN_PIN: adminPin })
    try {
      const admin = await api(server.url).signIn('admin', adminPin)
      const command = async (body: object) => expect((await admin.post('/api/commands', body)).status).toBe(200)
      const tour = async () => (await (await admin.get('/api/tours/current')).json()) as TourRecord
      await command({ type: 'take-control' })
      await command({ type: 'start-tour', tour: ids.tour })
      await command({ type: 'go-to-stop', stop: ids.secondStop })
      await admin.post('/api/tours/current/log', { id: '1'.repeat(26), kind: 'instruction', text: '抓紧推广' })
      await command({ type: 'pause-tour' })
      const before = await tour()
      await server.kill()
      server = await spawnServer({ DATA_DIR: dataDir, PORT: String(server.port) })
      expect(await tour()).toEqual(before)
      expect(before).toMatchObject({
        ended: null,
        stops: [{ stop: ids.secondStop }],
        changes: [{ kind: 'jumped' }, { kind: 'paused' }],
        log: [{ text: '抓紧推广' }],
      })
      await command({ type: 'end-tour' })
      const [after] = (await (await admin.get('/api/tours')).json()) as TourRecord[]
      expect(after).toMatchObject({ id: before.id, ended: expect.any(Number), stops: [{ left: expect.any(Number) }] })
    } finally {
      await server.stop()
    }
  },
)

test('R1 M1: what a failing disk did not take is written with the next change that it does', async () => {
  const booth = await startBooth()
  onTestFinished(() => booth.stop())
  const { db } = booth.server.context
  await booth.command({ type: 'start-tour', tour: ids.tour })
  await sql`alter table tours rename to hidden`.execute(db)
  await booth.command({ type: 'go-to-stop', stop: ids.stop })
  await booth.command({ type: 'end-tour' })
  await sql`alter table hidden rename to tours`.execute(db)
  await booth.command({ type: 'set-muted', on: true })
  const [record] = (await (await booth.admin.get('/api/tours')).json()) as TourRecord[]
  expect(record).toMatchObject({ ended: expect.any(Number), stops: [{ stop: ids.stop, left: expect.any(Number) }] })
})
