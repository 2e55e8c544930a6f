import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import ExcelJS from 'exceljs'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { CityFigures } from '#shared/unit-figures-city.ts'
import { UnitPreview, type UnitImport } from '#shared/unit-figures.ts'
import { Summary } from '#shared/summary.ts'
import type { Api } from '../support/api.ts'
import { unitFigureTemplate } from '../../server/unit-figures/template.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { sampleContent } from '../support/fixtures.ts'
import { temporaryFolder } from '../support/folder.ts'
import { mobile } from '../support/phones.ts'
import { unzipped } from '../support/unzip.ts'

vi.setConfig({ testTimeout: 120_000 })

let booth: TestBooth
let staff: Api
let template: Buffer

beforeAll(async () => {
  booth = await startBooth()
  staff = patient(await booth.as('staff'))
  template = await unitFigureTemplate(sampleContent(), null)
}, 120_000)
afterAll(() => booth.stop())

/** What one test brought in is none of the next one's business. */
afterEach(async () => {
  const { imports } = (await (await staff.get('/api/unit-figures')).json()) as { imports: UnitImport[] }
  for (const { id, undone } of imports) if (!undone) await staff.post(`/api/unit-figures/imports/${id}/undo`, {})
})

/** Workbooks are read in a thread that starts cold: no call is given up before its test is. */
const patient = ({ token, ...api }: Api): Api => {
  const call = (method: string) => (path: string, body?: unknown) =>
    fetch(booth.url + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  return { ...api, token, get: call('GET'), post: call('POST'), patch: call('PATCH') }
}

/** The template as a unit fills it in: values by the name of the figure, and rows of the list. */
async function filled(
  unit: string,
  figures: Record<string, unknown>,
  more: { list?: unknown[][]; change?: (workbook: ExcelJS.Workbook) => void } = {},
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(template).buffer)
  const table = workbook.getWorksheet('情况统计')!
  table.getCell('B2').value = unit
  table.eachRow((row) => {
    const name = row.getCell(1).text
    if (row.number > 5 && name in figures) row.getCell(2).value = figures[name] as ExcelJS.CellValue
  })
  const list = workbook.getWorksheet('活动清单')!
  for (const [index, cells] of (more.list ?? []).entries()) list.getRow(6 + index).values = cells as ExcelJS.CellValue[]
  more.change?.(workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

async function lay(files: Record<string, Buffer>): Promise<{ id: string; preview: UnitPreview }> {
  const { id } = (await (await staff.post('/api/imports', {})).json()) as { id: string }
  for (const [name, body] of Object.entries(files)) {
    const answer = await fetch(`${booth.url}/api/imports/${id}/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${staff.token}`, 'Content-Type': 'application/octet-stream' },
      body: new Uint8Array(body),
    })
    expect(answer.status).toBe(204)
  }
  return { id, preview: UnitPreview.parse(await (await staff.get(`/api/unit-figures/previews/${id}`)).json()) }
}

async function bringIn(files: Record<string, Buffer>): Promise<UnitImport> {
  const { id, preview } = await lay(files)
  const done = await staff.post(`/api/unit-figures/previews/${id}/apply`, { seal: preview.seal })
  expect(done.status).toBe(200)
  return (await done.json()) as UnitImport
}

const cityOf = async () => ((await (await staff.get('/api/unit-figures')).json()) as { city: CityFigures }).city
const total = async (figure: string) => (await cityOf()).totals.find((one) => one.figure === figure)

test('W30 the template has the units in the official order to choose from; its example is never read', async () => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await (await staff.get('/api/unit-figures/template.xlsx?unit=450305')).arrayBuffer())
  expect(workbook.getWorksheet('情况统计')!.getCell('B2').value).toBe('七星区')
  expect(workbook.getWorksheet('可选项')!.getColumn(1).values.slice(1, 4)).toEqual(['秀峰区', '叠彩区', '象山区'])
  const { preview } = await lay({ '空表.xlsx': await filled('七星区', {}) })
  expect(preview.rows).toEqual([])
  expect(preview.left[0]?.says.zh).toContain('没有一行可以读入')
  expect((await staff.get('/api/unit-figures/template.xlsx?unit=000000')).status).toBe(404)
})

test('W31 W32 each cell has one answer: read, read with a note, or refused with its sheet, row and column', async () => {
  const figures = {
    开展活动: '12 ',
    参加人次: '3万',
    科普讲座: '约300场',
    进校园: '近20',
    发放资料: '１，２００份',
    媒体报道: '=A1+B1',
    活动场所: -3,
  }
  const list = [
    ['2023/5/21', '气象开放日', '气象站', 120, 60],
    [new Date('2023-05-22T00:00:00Z'), '科普夜市', '东门', '约80', 40],
    [45068, '讲座', '礼堂', 50, 0],
    ['5月24日', '义诊', '广场', 90, 10],
    ['13/14/2023', '不知何日', '某处', 10, 0],
    ['2023-05-25', `请打 ${mobile} 报名`, '某处', 10, 0],
    ['合计', '', '', 340, 110],
  ]
  const { preview } = await lay({ '七星.xlsx': await filled('桂林市七星', figures, { list }) })
  const row = (zh: string) => preview.rows.find(({ what }) => what.zh === zh)
  expect(row('开展活动')).toMatchObject({ outcome: 'new', after: '12' })
  expect(row('参加人次')).toMatchObject({ outcome: 'new', after: '30000' })
  expect(row('参加人次')?.notes[0]?.says.zh).toContain('按 30000 读入')
  expect(row('科普讲座')).toMatchObject({ outcome: 'new', after: '≈300' })
  expect(row('发放资料')).toMatchObject({ outcome: 'new', after: '1200' })
  for (const refused of ['进校园', '媒体报道', '活动场所'])
    expect(row(refused)).toMatchObject({
      outcome: 'refused',
      sheet: '情况统计',
      problems: [{ column: '数值（B 列）' }],
    })
  expect(
    preview.rows
      .filter(({ sheet, outcome }) => sheet === '活动清单' && outcome === 'new')
      .map(({ after }) => after?.slice(0, 10)),
  ).toEqual(['2023-05-21', '2023-05-22', '2023-05-22', '2023-05-24'])
  expect(
    preview.rows.filter(({ sheet, outcome }) => sheet === '活动清单' && outcome === 'refused').map(({ row }) => row),
  ).toEqual([10, 11, 12])
})

test('W33 merged titles, hidden sheets, 50,000 empty rows, macros, passwords and foreign tables have one answer each', async () => {
  const odd = await filled(
    '叠彩区',
    { 开展活动: 5 },
    {
      change: (workbook) => {
        const table = workbook.getWorksheet('情况统计')!
        table.mergeCells('A1:E1')
        table.getCell('A50000').border = { bottom: { style: 'thin' } }
        workbook.addWorksheet('底稿', { state: 'hidden' }).addRow(['指标', '数值'])
      },
    },
  )
  const ole = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  const { preview } = await lay({
    '叠彩.xlsx': odd,
    '密码.xlsx': ole,
    '别的.csv': Buffer.from('姓名,职务\n甲,乙\n'),
    '没有单位.csv': Buffer.from('指标,数值\n开展活动,3\n'),
    '不认识.csv': Buffer.from('填报单位,蓬莱县\n指标,数值\n开展活动,3\n'),
    '又一份叠彩.csv': Buffer.from('填报单位,叠彩\n指标,数值\n开展活动,7\n'),
  })
  expect(preview.units.map(({ file }) => file)).toEqual(['又一份叠彩.csv'])
  const says = Object.fromEntries(preview.left.map(({ file, says: { zh } }) => [file, zh]))
  expect(says['叠彩.xlsx · 底稿']).toContain('隐藏')
  expect(says['叠彩.xlsx']).toContain('同一个单位')
  expect(says['密码.xlsx']).toContain('密码')
  expect(says['没有单位.csv']).toContain('填报单位')
  expect(says['不认识.csv']).toContain('蓬莱县')
  expect(says['别的.csv · CSV']).toContain('表头')
})

test('W34 a second file of a unit replaces the first and adds nothing; taking it back brings the first back', async () => {
  await bringIn({ '一.xlsx': await filled('全州县', { 开展活动: 10, 参加人次: 500 }) })
  const second = { '二.xlsx': await filled('全州县', { 开展活动: 12 }) }
  const { preview } = await lay(second)
  expect(preview.units).toEqual([{ unit: '450324', file: '二.xlsx', replaces: '一.xlsx' }])
  expect(preview.rows.map(({ outcome, before, after }) => [outcome, before, after])).toEqual([
    ['changed', '10', '12'],
    ['gone', '500', null],
  ])
  const done = await bringIn(second)
  expect(await total('activities')).toMatchObject({ value: 12, reported: ['450324'] })
  expect(await total('attendance')).toMatchObject({ value: null })
  expect((await lay(second)).preview.counts).toMatchObject({ new: 0, changed: 0, unchanged: 1, gone: 0 })
  expect((await staff.post(`/api/unit-figures/imports/${done.id}/undo`, {})).status).toBe(200)
  expect(await total('activities')).toMatchObject({ value: 10 })
  expect((await staff.post(`/api/unit-figures/imports/${done.id}/undo`, {})).status).toBe(409)
})

test('W36 what is applied is what was looked at', async () => {
  const file = { '一.xlsx': await filled('灌阳县', { 开展活动: 10 }) }
  const [early, late] = [await lay(file), await lay(file)]
  const apply = (laid: typeof early) =>
    staff.post(`/api/unit-figures/previews/${laid.id}/apply`, { seal: laid.preview.seal })
  expect((await apply(early)).status).toBe(200)
  expect((await apply(late)).status, 'it would change nothing any more').toBe(409)
  expect((await staff.post(`/api/unit-figures/previews/${late.id}/apply`, { seal: 'x' })).status).toBe(400)
  expect((await staff.get('/api/unit-figures/previews/..%2F..')).status).toBe(404)
})

test('W35 W37 W38 table and list are never added; one activity of two units counts once until somebody says otherwise', async () => {
  const list = [['2023-05-21', '联合科普大集', '广场', 300, 100]]
  await bringIn({
    '甲.xlsx': await filled('秀峰区', { 开展活动: 4, 参加人次: 1_000 }, { list }),
    '乙.xlsx': await filled('象山区', {}, { list: [['2023年5月21日', '联合 科普大集', '广场', 300, 100]] }),
  })
  expect(await total('activities')).toMatchObject({ value: 4, incomplete: true })
  expect(await total('attendance')).toMatchObject({ value: 1_000 })
  const { pairs } = await cityOf()
  expect(pairs).toMatchObject([{ unit: '450304', with: '450302', decision: null }])
  expect((await staff.post('/api/unit-figures/decisions', { pair: pairs[0]!.key, decision: 'different' })).status).toBe(
    204,
  )
  expect(await total('activities')).toMatchObject({ value: 5 })
  expect(await total('attendance')).toMatchObject({ value: 1_300 })
  expect((await staff.post('/api/unit-figures/decisions', { pair: 'x', decision: 'same' })).status).toBe(404)
})

test('W39 W40 the city names who reported, who is late and who is missing, and each figure where it came from', async () => {
  await staff.patch('/api/unit-figures', { deadline: '2023-05-31' })
  await bringIn({ '荔浦.xlsx': await filled('荔浦市', { 开展活动: 6 }) })
  const city = await cityOf()
  expect(city.units.map(({ unit }) => unit).slice(0, 3)).toEqual(['450302', '450303', '450304'])
  const own = city.units.find(({ unit }) => unit === '450381')!
  expect(own.reported).toMatchObject({ file: '荔浦.xlsx', late: true })
  expect(own.values).toMatchObject([{ figure: 'activities', value: 6, from: 'table', sheet: '情况统计' }])
  expect(city.totals[0]?.missing).toHaveLength(16)
  expect(city.note.zh).toContain('应报 17 个，已报 1 个')
  expect(city.note.zh).toContain('据不完全统计')
  const summary = Summary.parse(await (await staff.get('/api/exports/summary.json')).json())
  expect(summary.city).toEqual(city)
  const explainer = await booth.as('explainer')
  expect((await explainer.get('/api/unit-figures')).status).toBe(403)
})

test('W42 the command prints each refusal, and a dry run writes nothing', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, '资源.xlsx'), await filled('资源县', { 开展活动: 9, 参加人次: '近百' }))
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const run = (...more: string[]) =>
    promisify(execFile)(
      process.execPath,
      ['server/unit-figures/command.ts', '--data', booth.dataDir, ...more, folder],
      {
        cwd: root,
      },
    )
  const dry = await run('--dry-run')
  expect(dry.stdout).toContain('退回 refused  资源.xlsx 情况统计 第 8 行')
  expect(dry.stdout.trim().split('\n').at(-1)).toBe('1 new, 0 changed, 0 unchanged, 0 gone, 1 refused')
  expect(await total('activities')).toMatchObject({ value: null })
  await run()
  expect(await total('activities')).toMatchObject({ value: 9 })
  await expect(run('--data', folder)).rejects.toThrow(/holds no booth/)
})

test('W41 the same figures stand in the JSON, the workbook and the page, and what is missing is never nought', async () => {
  await bringIn({ '平乐.xlsx': await filled('平乐县', { 开展活动: 7, 参加人次: '约2100' }) })
  const page = await (await staff.get('/api/exports/summary.html')).text()
  expect(page).toContain('各县（市、区）活动情况统计表')
  expect(page).toMatch(/平乐县<\/td>\s*<td class="right">7<\/td>\s*<td class="right">≈2100</)
  expect(page).toMatch(/秀峰区<\/td>\s*<td class="right">未报</)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await (await staff.get('/api/exports/summary.xlsx')).arrayBuffer())
  const cells = workbook.getWorksheet('县区数据来源')!.getRow(2).values as unknown[]
  expect(cells.slice(1, 8)).toEqual(['平乐县', '开展活动', 7, '否', 0, '平乐.xlsx', '情况统计'])
})

test('R17 R18 media reports and pictures of the tablet are in the annex, and the originals in the zip', async () => {
  const at = Date.parse('2023-05-20T09:30:00+08:00')
  const body = {
    ...{ kind: 'media', day: '2023-05-21', outlet: '桂林日报', level: 'city', type: 'paper' },
    ...{ title: '科普进万家', link: null, reads: 1_200 },
  }
  const id = (n: number) => String(n).padStart(26, '0')
  expect((await staff.post('/api/desk', { id: id(1), at, body })).status).toBe(200)
  const photograph = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a4' } })
    .jpeg()
    .toBuffer()
  const query = new URLSearchParams({ id: id(2), at: String(at), place: '序厅', what: '开幕' })
  const sent = await fetch(`${booth.url}/api/desk/pictures?${query}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${staff.token}`, 'Content-Type': 'application/octet-stream' },
    body: new Uint8Array(photograph),
  })
  expect(sent.status).toBe(200)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await (await staff.get('/api/exports/summary.xlsx')).arrayBuffer())
  const media = workbook.getWorksheet('媒体报道一览表')!.getRow(2).values as unknown[]
  expect(media.slice(2, 6)).toEqual(['桂林日报', '市级', '报纸', '科普进万家'])
  expect((workbook.getWorksheet('活动图片')!.getRow(2).values as unknown[]).slice(2)).toEqual(['序厅', '开幕'])
  const zip = unzipped(new Uint8Array(await (await staff.get('/api/exports/pictures.zip')).arrayBuffer()))
  const name = [...zip.keys()].find((file) => file.includes('开幕'))
  expect(name).toMatch(/^\d{3}_2023年5月20日09-30，序厅，开幕\.jpg$/)
  expect(zip.get('图片说明.csv')).toContain(name)
})
