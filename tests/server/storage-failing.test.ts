import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { Warning } from '#shared/warnings.ts'
import { api } from '../support/api.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { ids, visitEvent } from '../support/fixtures.ts'
import { until } from '../support/until.ts'

const health = async (booth: TestBooth) => (await (await fetch(`${booth.url}/healthz`)).json()) as { status: string }

/** A booth with a screen and a tablet in control that hears warnings. */
async function staffedBooth() {
  const booth = await startBooth()
  onTestFinished(() => booth.stop())
  const kiosk = await booth.kiosk('west')
  const tablet = await booth.tablet()
  let warnings: Warning[] = []
  tablet.socket.on('warnings', (list: Warning[]) => (warnings = list))
  await tablet.send({ type: 'take-control' })
  return { booth, kiosk, tablet, amber: () => warnings.some(({ kind }) => kind === 'storage-failing') }
}

test('M1: when the disk refuses, the show goes on, the panel turns amber, and it clears when the disk is back', async () => {
  const { booth, kiosk, tablet, amber } = await staffedBooth()
  const { db } = booth.server.context
  await sql`alter table booth_record rename to hidden`.execute(db)
  expect(await tablet.send({ type: 'start-tour', tour: ids.tour })).toMatchObject({ ok: true })
  await until(() => kiosk.booth()?.mode.name === 'tour', 'the screen shows the tour all the same')
  await until(amber, 'the panel turns amber')
  expect(await health(booth)).toMatchObject({ status: 'degraded' })
  await sql`alter table hidden rename to booth_record`.execute(db)
  expect(await tablet.send({ type: 'go-to-stop', stop: ids.stop })).toMatchObject({ ok: true })
  await until(() => !amber(), 'the panel is no longer amber')
  expect(await health(booth)).toMatchObject({ status: 'ok' })
  const before = booth.server.context.booth.current
  await booth.restart()
  expect(booth.server.context.booth.current.mode, 'the whole state was stored by the next command').toEqual(before.mode)
})

test('M1: what was accepted while the disk refused is stored by itself when it is back, in order and with its audit entries', async () => {
  const { booth, tablet, amber } = await staffedBooth()
  const { db, audit } = booth.server.context
  await sql`alter table booth_record rename to hidden`.execute(db)
  expect(await tablet.send({ type: 'start-tour', tour: ids.tour })).toMatchObject({ ok: true })
  expect(await tablet.send({ type: 'go-to-stop', stop: ids.stop })).toMatchObject({ ok: true })
  await until(amber, 'the panel turns amber')
  await sql`alter table hidden rename to booth_record`.execute(db)
  await until(() => !amber(), 'the panel is no longer amber, though nobody pressed anything')
  const stored = await db.selectFrom('booth_record').selectAll().executeTakeFirstOrThrow()
  expect(JSON.stringify(stored)).toContain(ids.stop)
  const actions = (await audit.page(10)).map(({ action }) => action)
  expect(actions.slice(0, 2)).toEqual(['command:go-to-stop', 'command:start-tour'])
})

test('M1: with the database gone altogether, a tablet that was signed in still raises an emergency', async () => {
  const { booth, kiosk, tablet, amber } = await staffedBooth()
  await booth.server.context.db.destroy()
  expect(await tablet.send({ type: 'close' })).toMatchObject({ ok: true })
  expect(await tablet.send({ type: 'raise-emergency', text: ids.text })).toMatchObject({ ok: true })
  await until(() => kiosk.booth()?.over[0]?.name === 'emergency', 'the screen shows the emergency')
  await until(amber, 'the panel turns amber')
  expect(await health(booth)).toMatchObject({ status: 'degraded' })
})

test('M1: a database that hangs holds nothing up either', async () => {
  const { booth, kiosk, tablet, amber } = await staffedBooth()
  const { db } = booth.server.context
  let release = () => {}
  const hang = db.transaction().execute(() => new Promise<void>((resolve) => (release = resolve))) // the one connection is taken
  expect(await tablet.socket.timeout(9_000).emitWithAck('command', { type: 'close' })).toMatchObject({ ok: true })
  await until(() => kiosk.booth()?.mode.name === 'closed', 'the screen follows')
  await until(amber, 'the panel turns amber')
  release()
  await hang
  await until(() => !amber(), 'and it clears by itself when the database answers')
  await booth.restart()
  expect(booth.server.context.booth.current.mode.name, 'the late commit is on disk').toBe('closed')
})

test('V4: events that cannot be stored are not settled, and the panel turns amber; they are taken when the disk is back', async () => {
  const { booth, kiosk, amber } = await staffedBooth()
  const { db } = booth.server.context
  const sender = api(booth.url, kiosk.token)
  const batch = { events: [visitEvent()] }
  await sql`alter table visit_events rename to hidden`.execute(db)
  const refused = await sender.post('/api/visit-events', batch)
  expect(refused.status).toBe(503)
  await until(amber, 'the panel turns amber')
  await sql`alter table hidden rename to visit_events`.execute(db)
  const taken = await sender.post('/api/visit-events', batch)
  expect(await taken.json()).toEqual({ settled: [batch.events[0]!.id] })
  await until(() => !amber(), 'the panel is no longer amber')
})

test('S4: a screen that comes while the database is away is not sent off for good: it is served when that is back', async () => {
  const { booth, kiosk } = await staffedBooth()
  const { db } = booth.server.context
  await sql`alter table kiosks rename to hidden`.execute(db)
  kiosk.socket.io.engine.close() // its network drops
  await until(() => !kiosk.socket.connected, 'the screen is cut off')
  await booth.command({ type: 'freeze' })
  await sql`alter table hidden rename to kiosks`.execute(db)
  await until(() => kiosk.socket.connected && kiosk.booth()?.over.length === 1, 'the screen is back by itself')
})
