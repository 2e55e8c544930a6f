import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import type { Content } from '#shared/content.ts'
import type { LeadList, LeadStored } from '#shared/leads.ts'
import { api, type Api } from '../support/api.ts'
import { adminPin } from '../support/booth.ts'
import { pairScreen } from '../support/clients.ts'
import { temporaryFolder } from '../support/folder.ts'
import { dayAfter, leadId } from '../support/leads.ts'
import { landline, mobile } from '../support/phones.ts'
import { spawnServer } from '../support/server-process.ts'
import { until } from '../support/until.ts'

/** Every file below the folder, as bytes. */
async function* filesIn(folder: string): AsyncGenerator<{ path: string; bytes: Buffer }> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile()) yield { path, bytes: await readFile(path) }
  }
}

async function filesWith(folder: string, texts: readonly (string | Buffer)[]): Promise<string[]> {
  const found: string[] = []
  for await (const { path, bytes } of filesIn(folder)) if (texts.some((text) => bytes.includes(text))) found.push(path)
  return found
}

async function stand(dataDir: string) {
  const server = await spawnServer({ DATA_DIR: dataDir, ADMIN_PIN: adminPin, LOG_LEVEL: 'trace' })
  onTestFinished(async () => void (await server.stop()))
  const admin = await api(server.url).signIn('admin', adminPin)
  const west = api(server.url, await pairScreen(server.url, admin, 'west'))
  const response = await admin.get('/api/content')
  const content = (await response.json()) as Content
  const notice = response.headers.get('etag')!.replaceAll('"', '')
  const ticks = { agreed: true, over14: true, passOn: false }
  const kept = { notice, until: dayAfter(Date.now(), 20) }
  const lead = (n: number, phone: string) => ({
    ...{ id: leadId(n), exhibit: content.exhibits[0]!.id, kind: 'other', phone },
    ...{ ...ticks, ...kept },
  })
  return { server, admin, west, lead }
}
const list = async (admin: Api) => (await (await admin.get('/api/leads')).json()) as LeadList

test(
  'P5 P9: neither database nor log nor any other file holds the digits, whatever was tried with them',
  { timeout: 60_000 },
  async () => {
    const dataDir = await temporaryFolder()
    const { server, admin, west, lead } = await stand(dataDir)
    await west.post('/api/leads', lead(1, mobile))
    await west.post('/api/leads', lead(2, landline))
    await west.post('/api/leads', { ...lead(3, mobile), [mobile]: mobile, kind: mobile })
    await west.post(`/api/leads/${mobile}/forget`, {})
    await west.post('/api/leads', `{"phone":"${mobile}",`)
    await admin.post(`/api/leads/${leadId(1)}/reveal`, { reason: '回访观众' })
    await admin.post(`/api/leads/${leadId(1)}/reveal`, { reason: `打给${mobile}` })
    await admin.get(`/api/exports/leads.csv?reason=${encodeURIComponent('移交业务科')}`)
    const revealed = await admin.post(`/api/leads/${leadId(2)}/reveal`, { reason: '回访观众' })
    expect(await revealed.json()).toEqual({ phone: '0773 200 0000' })
    const digits = [mobile, landline, '138 0000 5678', '0773 200 0000', mobile.slice(1), landline.slice(1)]
    expect(await filesWith(dataDir, digits)).toEqual([])
    expect(digits.filter((text) => server.errors().includes(text))).toEqual([])
    expect(await server.stop()).toBe(0)
    expect(await filesWith(dataDir, digits)).toEqual([])
  },
)

test(
  'P7: after a withdrawal not even the sealed number is left in a page of the database or its log',
  { timeout: 60_000 },
  async () => {
    const dataDir = await temporaryFolder()
    const { admin, west, lead } = await stand(dataDir)
    const stored: LeadStored[] = []
    for (let n = 1; n <= 9; n++) {
      stored.push((await (await west.post('/api/leads', lead(n, mobile))).json()) as LeadStored)
    }
    const path = join(dataDir, 'zhantai.db')
    const db = new DatabaseSync(path, { readOnly: true })
    const sealed = db.prepare('select id, sealed from leads').all() as { id: string; sealed: string }[]
    db.close()
    expect(await filesWith(dataDir, [sealed[0]!.sealed])).not.toEqual([])
    expect((await west.post('/api/leads/withdraw', { code: stored[0]!.code })).status).toBe(204)
    expect((await admin.post(`/api/leads/${leadId(2)}/withdraw`, {})).status).toBe(204)
    const [gone, held] = [sealed.slice(0, 2), sealed.slice(2)]
    expect(
      await filesWith(
        dataDir,
        gone.map((row) => row.sealed),
      ),
    ).toEqual([])
    expect(
      await filesWith(
        dataDir,
        held.map((row) => row.sealed),
      ),
    ).toEqual([path])
  },
)

test(
  'P3: killed among leads, the server comes back with every one that it gave a code for',
  { timeout: 120_000 },
  async () => {
    const dataDir = await temporaryFolder()
    const first = await stand(dataDir)
    let server = first.server
    const { admin, west, lead } = first
    const env = { DATA_DIR: dataDir, PORT: String(server.port) }
    const thanked = new Map<string, string>()
    let n = 0
    for (let round = 0; round < 2; round++) {
      let running = true
      const from = n
      const visitors = Array.from({ length: 3 }, async () => {
        while (running && n < from + 12) {
          n++ // a screen leaves twelve in ten minutes, and each run of the server counts anew
          const { id, ...rest } = lead(n, mobile)
          const response = await west.post('/api/leads', { id, ...rest })
          if (response.ok) thanked.set(id, ((await response.json()) as LeadStored).code)
        }
      }).map((work) => work.catch(() => {})) // cut off by the kill
      await until(() => thanked.size >= round * 12 + 4, 'some are thanked')
      await server.kill()
      running = false
      await Promise.all(visitors)
      server = await spawnServer(env)
      const { leads } = await list(admin)
      const held = new Map(leads.map((row) => [row.id, row.phone]))
      expect([...thanked.keys()].filter((id) => held.get(id as never) !== '138****5678')).toEqual([])
      expect(leads.length).toBe(held.size)
    }
    const [[id, code]] = [...thanked] as [[string, string]]
    expect((await west.post('/api/leads/withdraw', { code })).status).toBe(204)
    expect((await list(admin)).leads.find((row) => row.id === id)?.ending).toBe('withdrawn')
    await server.stop()
  },
)
