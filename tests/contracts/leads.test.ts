import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { api } from '../support/api.ts'
import { startBooth } from '../support/booth.ts'
import { pairScreen } from '../support/clients.ts'
import { testClock } from '../support/clock.ts'
import { dayAfter, leave } from '../support/leads.ts'
import { emptyDatabase, startPostgres, type TestPostgres } from '../support/postgres.ts'

let postgres: TestPostgres
beforeAll(async () => (postgres = await startPostgres()), 60_000)
afterAll(() => postgres?.stop())

test.each(['SQLite', 'PostgreSQL'])(
  'P6 P7: left, withdrawn, deleted on its day and counted, on %s',
  async (name) => {
    const database = name === 'SQLite' ? null : await emptyDatabase(postgres.url)
    if (database) onTestFinished(() => database.stop())
    const clock = testClock()
    const booth = await startBooth({ ...(database && { env: { DATABASE_URL: database.url } }), machine: { clock } })
    onTestFinished(() => booth.stop())
    const west = api(booth.url, await pairScreen(booth.url, booth.admin, 'west'))
    const { leads } = booth.server.context
    const { code } = await leave(booth, west, 1)
    await leave(booth, west, 2, { until: dayAfter(clock.now(), 1) })
    await leave(booth, west, 3)
    expect(await leads.withdrawByCode(code, 'west')).toBe(true)
    clock.advance(3 * 86_400_000)
    await leads.expire()
    const { leads: rows, counts } = await leads.list()
    expect(rows.map(({ phone, ending }) => [phone, ending])).toEqual([
      ['138****5678', null],
      [null, 'expired'],
      [null, 'withdrawn'],
    ])
    expect(counts).toMatchObject([{ left: 3, withdrawn: 1 }])
    const held = []
    for await (const page of leads.held()) held.push(...page.map(({ lead }) => lead.id))
    expect(held).toEqual([rows[0]!.id])
  },
  60_000,
)
