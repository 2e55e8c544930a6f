import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import { expect, onTestFinished, test } from 'vitest'
import { Preview } from '#shared/import/preview.ts'
import type { Api } from '../support/api.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'

const letters = fileURLToPath(new URL('../samples/来稿/', import.meta.url))

async function open(): Promise<TestBooth> {
  const booth = await startBooth()
  onTestFinished(() => booth.stop())
  return booth
}

const layDown = (booth: TestBooth, who: Api, id: string, name: string, bytes: Uint8Array) =>
  fetch(`${booth.url}/api/imports/${id}/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${who.token}`, 'Content-Type': 'application/octet-stream' },
    body: Buffer.from(bytes),
  })

async function begin(staff: Api): Promise<string> {
  return (await (await staff.post('/api/imports', {})).json()).id
}

const look = async (staff: Api, id: string) => Preview.parse(await (await staff.get(`/api/imports/${id}`)).json())

test('I4 I10 I13 staff lay files down, look, bring them in, and take them back', async () => {
  const booth = await open()
  const staff = await booth.as('staff')
  const id = await begin(staff)
  for (const name of ['临桂永福展品.csv', '恭城阳朔灵川展品（修改稿）.xlsx'])
    expect((await layDown(booth, staff, id, name, await readFile(join(letters, name)))).status).toBe(204)
  const preview = await look(staff, id)
  expect(preview.counts).toMatchObject({ new: 1, refused: 2 })
  expect(await (await staff.get('/api/content/status')).json(), 'nothing yet').toMatchObject({ changed: false })
  expect((await staff.post(`/api/imports/${id}/apply`, {})).status).toBe(200)
  expect(await (await staff.get('/api/content/status')).json()).toMatchObject({ changed: true })
  expect((await staff.post('/api/content/publish')).status, 'an approver’s act').toBe(403)
  expect(await readdir(join(booth.dataDir, 'imports')), 'the files are swept away').toEqual([])
  const [done] = await (await staff.get('/api/imports')).json()
  expect(await (await staff.post(`/api/imports/${done.id}/undo`, {})).json()).toEqual({ kept: [] })
  expect(await (await staff.get('/api/content/status')).json()).toMatchObject({ changed: false })
  expect((await staff.post(`/api/imports/${done.id}/undo`, {})).status).toBe(409)
})

test('I15 a heading that nobody knows is explained once, and remembered', async () => {
  const booth = await open()
  const staff = await booth.as('staff')
  const id = await begin(staff)
  await layDown(booth, staff, id, '甲.csv', Buffer.from('宝贝,推荐单位,类别,简介\n甲,七星,技术,说明\n'))
  expect((await look(staff, id)).sheets[0]).toMatchObject({
    says: { zh: expect.stringContaining('没有一列是展项名称') },
    columns: [{ heading: '宝贝', field: null }, {}, {}, {}],
  })
  await staff.post('/api/imports/headings', { heading: '宝贝', field: 'title' })
  expect((await look(staff, id)).counts.new).toBe(1)
  await booth.restart()
  const later = await begin(staff)
  await layDown(booth, staff, later, '乙.csv', Buffer.from('宝 贝,推荐单位,类别,简介\n乙,七星,技术,说明\n'))
  expect((await look(staff, later)).counts.new).toBe(1)
  expect((await staff.get(`/api/imports/${id}`)).status, 'gone with the restart').toBe(404)
})

test('I11 a name that leads elsewhere, an unknown import and a stranger are turned away', async () => {
  const booth = await open()
  const staff = await booth.as('staff')
  const id = await begin(staff)
  for (const name of ['../x.csv', 'a/b.csv', '..', '长'.repeat(100) + '.csv'])
    expect((await layDown(booth, staff, id, name, Buffer.from('a'))).status, name).toBe(400)
  expect((await layDown(booth, staff, '0'.repeat(26), 'a.csv', Buffer.from('a'))).status).toBe(404)
  expect((await staff.post(`/api/imports/${'0'.repeat(26)}/apply`, {})).status).toBe(404)
  expect((await layDown(booth, await booth.as('explainer'), id, 'a.csv', Buffer.from('a'))).status).toBe(403)
  expect((await look(staff, id)).rows).toEqual([])
})

test('I16 the template has lists to choose from, and what is filled in comes back', async () => {
  const booth = await open()
  const staff = await booth.as('staff')
  const workbook = new ExcelJS.Workbook()
  const answer = await staff.get('/api/imports/template.xlsx')
  await workbook.xlsx.load(await answer.arrayBuffer())
  const sheet = workbook.worksheets[0]!
  expect(sheet.getCell('D3').dataValidation).toMatchObject({ type: 'list' })
  sheet.getRow(3).values = [
    '',
    '新展项',
    'New',
    '荔浦市',
    '人才',
    '农业',
    '简介',
    'Text',
    '科普',
    'Plain',
    '展板',
    '示例单位',
    '',
  ]
  const id = await begin(staff)
  await layDown(booth, staff, id, '填报表.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()))
  const { rows, sheets } = await look(staff, id)
  expect(sheets[0]!.columns.map(({ field }) => field)).not.toContain(null)
  expect(rows.map(({ outcome, title, notes }) => [outcome, title, notes.length])).toEqual([['new', '新展项', 1]])
})
