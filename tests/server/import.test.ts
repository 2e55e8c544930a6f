import { spawn } from 'node:child_process'
import { mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import pino from 'pino'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { ZipFile } from 'yazl'
import { Content } from '#shared/content.ts'
import { Bundles } from '../../server/content/bundles.ts'
import { addSampleMedia } from '../../server/content/sample.ts'
import { ContentStore } from '../../server/content/store.ts'
import { filesBelow } from '../../server/import/files.ts'
import { gather } from '../../server/import/gather.ts'
import { Importer } from '../../server/import/importer.ts'
import { planImport, type ImportPlan } from '../../server/import/plan.ts'
import { AuditLog } from '../../server/storage/audit-log.ts'
import { openDatabase } from '../../server/storage/database.ts'
import { beginImport, newestImports } from '../../server/storage/import-log.ts'
import { changesBetween } from '../../server/import/changes.ts'
import { publishDraft } from '../support/approval.ts'
import { startBooth } from '../support/booth.ts'
import { sampleContent } from '../support/fixtures.ts'
import { temporaryFolder } from '../support/folder.ts'

const letters = fileURLToPath(new URL('../samples/来稿/', import.meta.url))
const root = fileURLToPath(new URL('../../', import.meta.url))

/** A draft of the sample booth in a folder of its own, with everything that an import needs. */
async function desk() {
  const dataDir = await temporaryFolder()
  const db = await openDatabase(dataDir, null, pino({ level: 'silent' }))
  onTestFinished(() => db.destroy())
  const bundles = await Bundles.open(dataDir)
  const sample = sampleContent()
  await addSampleMedia(sample, bundles)
  const content = await ContentStore.open(dataDir, sample)
  const importer = new Importer({ db, content, audit: new AuditLog(db), now: () => Date.parse('2023-05-12T09:00:00Z') })
  const plan = async (folder: string): Promise<ImportPlan> => {
    const files = await filesBelow(folder)
    const made = await planImport(content.current, await gather(files), { headings: new Map(), shelf: { db, bundles } })
    await files.close()
    return made
  }
  return { dataDir, db, bundles, content, importer, plan }
}

async function folderWith(files: Record<string, Uint8Array | string>): Promise<string> {
  const folder = await temporaryFolder()
  for (const [name, data] of Object.entries(files)) await writeFile(join(folder, name), data)
  return folder
}

const zipOf = async (files: Record<string, Buffer>): Promise<Buffer> => {
  const zip = new ZipFile()
  for (const [name, data] of Object.entries(files)) zip.addBuffer(data, name)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const workbookOf = async (
  rows: unknown[][],
  change: (sheet: ExcelJS.Worksheet) => void = () => {},
): Promise<Buffer> => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('项目')
  sheet.addRows(rows)
  change(sheet)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

const heading = ['编号', '展项名称', '推荐单位', '类别', '简介']

test('I4 I7 real files are read row by row, and their pictures find their exhibits', async () => {
  const { plan } = await desk()
  const { preview, after } = await plan(letters)
  expect(preview.counts).toEqual({ new: 1, changed: 6, unchanged: 10, refused: 2, matched: 4, left: 2 })
  expect(preview.rows.filter(({ outcome }) => outcome === 'refused').map(({ row, exhibit }) => [row, exhibit])).toEqual(
    [
      [7, null],
      [8, null],
    ],
  )
  const reasons = Object.fromEntries(preview.pictures.map(({ file, says }) => [file, says?.zh.slice(0, 8)]))
  expect(reasons['图片/微信图片_不是图片.jpg']).toBe('文件内容不是图片')
  expect(reasons['图片/空文件.png']).toBe('文件是空的（0 ')
  const first = after.exhibits.find(({ id }) => id === 'gl-01')!
  expect(first.pictures.map(({ media, drawn }) => [media, drawn])).toEqual([['gl-01-photo-1', false]])
  expect(after.exhibits.find(({ id }) => id === 'gl-98')!.pictures[0]).toMatchObject({ drawn: true })
  expect(Content.safeParse(after).success).toBe(true)
  expect(JSON.stringify(after), 'nobody’s number').not.toMatch(/1000000000|联系人/)
})

test('I5 the same files again change nothing', async () => {
  const { plan, importer } = await desk()
  expect((await importer.apply(await plan(letters), 'a', ['来稿'])).ok).toBe(true)
  const again = await plan(letters)
  expect(again.preview.counts).toEqual({ new: 0, changed: 0, unchanged: 17, refused: 2, matched: 4, left: 2 })
  expect(await importer.apply(again, 'a', ['来稿'])).toEqual({ ok: true, value: null })
})

test('I10 an import is taken back whole; what was changed after it stays and is named', async () => {
  const { plan, importer, content, db } = await desk()
  const before = structuredClone(content.current)
  const done = await importer.apply(await plan(letters), 'staff', ['来稿'])
  if (!done.ok || !done.value) throw new Error('nothing was imported')
  await content.update((draft) => {
    draft.exhibits.find(({ id }) => id === 'gl-02')!.exhibitor = { zh: '别的单位', en: 'Another' }
  })
  const undone = await importer.undo(done.value.id, 'approver')
  expect(undone).toEqual({ ok: true, value: [{ exhibit: 'gl-02', fields: ['exhibitor'] }] })
  const old = before.exhibits.find(({ id }) => id === 'gl-02')!
  await content.update((draft) => void (draft.exhibits = draft.exhibits.map((one) => (one.id === 'gl-02' ? old : one))))
  expect(content.current.exhibits).toEqual(before.exhibits)
  expect(Object.keys(content.current.media)).toEqual(Object.keys(before.media))
  expect((await newestImports(db, 5))[0]!.undone).toMatchObject({ by: 'approver' })
  expect(await importer.undo(done.value.id, 'approver')).toEqual({ ok: false, error: { why: 'undone-already' } })
})

test('I12 an import that was cut off is in the draft whole, or is as if it had never begun', async () => {
  const { plan, importer, content, db } = await desk()
  const made = await plan(letters)
  const begun = async (id: string) =>
    beginImport(
      db,
      { id, at: 1, actor: 'a', files: [], counts: made.preview.counts, undone: null } as never,
      changesBetween(made.before, made.after),
    )
  await begun('0'.repeat(26)) // killed before the draft was written
  await importer.resume()
  expect(await newestImports(db, 5)).toEqual([])
  await begun('1'.repeat(26)) // killed after it was
  await content.update((draft) => Object.assign(draft, { exhibits: made.after.exhibits, media: made.after.media }))
  await importer.resume()
  expect((await newestImports(db, 5)).map(({ id }) => id)).toEqual(['1'.repeat(26)])
})

test('I12 a draft that moved since it was looked at is not written over', async () => {
  const { plan, importer, content } = await desk()
  const made = await plan(letters)
  await content.update((draft) => void (draft.event.area = 85))
  expect(await importer.apply(made, 'a', [])).toEqual({ ok: false, error: { why: 'content-moved' } })
  expect(content.current.exhibits.length).toBe(28)
})

test('I12 a disk that refuses the draft leaves nothing behind', async () => {
  const { plan, importer, content, db, dataDir } = await desk()
  const made = await plan(letters)
  await mkdir(join(dataDir, 'content.json.new')) // the temporary file cannot be written
  await expect(importer.apply(made, 'a', [])).rejects.toThrow()
  await rm(join(dataDir, 'content.json.new'), { recursive: true })
  await content.reload()
  expect(content.current.exhibits.length).toBe(28)
  expect(await newestImports(db, 5)).toEqual([])
})

test('I11 bad files get one sentence each and do not stop the others', async () => {
  const bomb = await zipOf({ '炸弹.csv': Buffer.alloc(60_000_000) })
  const outside = Buffer.from(
    (await zipOf({ 'xx/evil.csv': Buffer.from('a') })).toString('latin1').replaceAll('xx/evil', '../evil'),
    'latin1',
  )
  const lying = await workbookOf([heading])
  const folder = await folderWith({
    '01 好的.csv': '\ufeff展项名称,推荐单位,类别,简介\r\n甲,七星,技术,说明\r\n',
    '02 炸弹.zip': bomb,
    '03 越界.zip': outside,
    '04 截断.zip': (await zipOf({ 'a.csv': Buffer.from('a') })).subarray(0, 40),
    '05 截断.xlsx': lying.subarray(0, 3_000),
    '06 宏.xlsm': await zipOf({
      '[Content_Types].xml': Buffer.from(''),
      'xl/workbook.xml': Buffer.from(''),
      'xl/vbaProject.bin': Buffer.from(''),
    }),
    '07 加密.xlsx': Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
    '08 旧.xls': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]),
    '09 不是表格.xlsx': Buffer.from('文字'),
    '10 空.csv': '',
    '11 不是文本.csv': Buffer.from([0, 1, 2, 0xff, 0xff]),
    '12 文档.docx': await zipOf({ '[Content_Types].xml': Buffer.from(''), 'word/document.xml': Buffer.from('') }),
    '13 其他.bin': 'x',
    '14 损坏.xlsx': await zipOf({ '[Content_Types].xml': Buffer.from('<'), 'xl/workbook.xml': Buffer.from('<') }),
  })
  await symlink('/etc/passwd', join(folder, '15 链接.csv'))
  const { plan } = await desk()
  const { preview } = await plan(folder)
  const said = Object.fromEntries(preview.files.map(({ file, says }) => [file.slice(0, 2), says.zh.slice(0, 9)]))
  expect(said).toEqual({
    '02': '压缩包解开后过大（',
    '03': '压缩包里有指向外面',
    '04': '压缩包不完整或已损',
    '05': '表格不完整或已损坏',
    '06': '表格里有宏，为安全',
    '07': '表格加了打开密码，',
    '08': '这是旧格式的 Ex',
    '09': '表格不完整或已损坏',
    '10': '文件是空的（0 字',
    '11': '文件不是 CSV ',
    '12': '这是文档，不是表格',
    '13': '不是表格、图片、视',
    '14': '表格不完整或已损坏',
    '15': '这是快捷方式或链接',
  })
  expect(preview.rows.map(({ outcome }) => outcome)).toEqual(['new'])
})

test('I11 pictures that cannot be shown are left, with what to do', async () => {
  const solid = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#478' } })
  const script = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><script>alert(1)</script></svg>'
  const folder = await folderWith({
    'GL-01.jpg': await solid(800, 600).jpeg().toBuffer(),
    'GL-02.svg': script,
    'GL-03.jpg': (await solid(800, 600).jpeg().toBuffer()).subarray(0, 400),
    'GL-04.heic': Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(12)]),
    'GL-05.png': await solid(40, 30).png().toBuffer(),
    'GL-06.png': await solid(10_000, 10_000).png().toBuffer(),
    'GL-07.jpg': '这不是图片',
    'GL-08.mov': Buffer.concat([Buffer.from([0, 0, 0, 20]), Buffer.from('ftypqt  '), Buffer.alloc(8)]),
    ['GL-09 ' + '长'.repeat(80) + '.jpg']: await solid(800, 600).jpeg().toBuffer(),
    '🎉GL-10.jpg': await solid(700, 600).jpeg().toBuffer(),
  })
  const { plan } = await desk()
  const { preview } = await plan(folder)
  const said = Object.fromEntries(
    preview.pictures.map(({ file, says, exhibit }) => [file.slice(0, 5), exhibit ?? says?.zh.slice(0, 7)]),
  )
  expect(said).toEqual({
    ...{ 'GL-01': 'gl-01', 'GL-09': 'gl-09', 'GL-02': 'SVG 里有脚', 'GL-03': '图片不完整或已' },
    ...{ 'GL-04': '这是苹果手机的', 'GL-05': '图片太小：长边', 'GL-06': '图片超过 64', 'GL-07': '文件内容不是图' },
    '🎉GL-': '文件名里没有展',
  })
  expect(preview.files.map(({ says }) => says.zh.slice(0, 5))).toEqual(['这是 Qu'])
})

test('I1 I11 fifty thousand empty rows, merged counties, dates and rich text', async () => {
  const rows: unknown[][] = [
    heading,
    ['GL-41', '甲', '七星区', '技术', '说明一'],
    ['GL-42', '乙', null, '技术', { richText: [{ text: '说' }, { text: '明二' }] }],
  ]
  const book = await workbookOf(rows, (sheet) => {
    sheet.mergeCells('C2:C3')
    for (let row = 4; row <= 50_000; row++) sheet.getCell(row, 1).border = { top: { style: 'thin' } }
  })
  const { plan } = await desk()
  const { preview, after } = await plan(await folderWith({ '多空行.xlsx': book }))
  expect(preview.rows.map(({ outcome }) => outcome)).toEqual(['new', 'new'])
  expect(after.exhibits.at(-1)).toMatchObject({ unit: '450305', description: { zh: '说明二' } })
})

test('I1 I7 a ZIP counts as the folder that it is, with names in GBK too', async () => {
  const csv = Buffer.from([0xd5, 0xb9, 0xcf, 0xee, 0xc3, 0xfb, 0xb3, 0xc6]) // 展项名称
  const zip = await zipOf({
    '来稿/甲.csv': Buffer.concat([
      csv,
      Buffer.from(',unit,category,description\n'),
      Buffer.from([0xbc, 0xd7]),
      Buffer.from(',Qixing,talent,x\n'),
    ]),
    '来稿/GL-01.png': await sharp({ create: { width: 500, height: 400, channels: 3, background: '#333' } })
      .png()
      .toBuffer(),
  })
  const { plan } = await desk()
  const { preview } = await plan(await folderWith({ '来稿.zip': zip }))
  expect(preview.counts).toEqual({ new: 1, changed: 0, unchanged: 0, refused: 0, matched: 1, left: 0 })
  expect(preview.rows[0]).toMatchObject({ title: '甲', file: '来稿.zip/来稿/甲.csv' })
})

const command = (args: string[]) =>
  new Promise<{ status: number | null; out: string; error: string }>((done) => {
    const child = spawn(process.execPath, [join(root, 'server/import/command.ts'), ...args], {
      env: { ...process.env, LOG_LEVEL: 'silent', INIT_CWD: root },
      timeout: 60_000,
    })
    const said = { out: '', error: '' }
    child.stdout.on('data', (text) => (said.out += text))
    child.stderr.on('data', (text) => (said.error += text))
    child.on('close', (status) => done({ status, ...said }))
  })

const commandMs = 90_000 // each starts several programs, one after another

test(
  'I13 I14 the command prints refusals and a last line, changes the draft, and no screen',
  async () => {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    const shown = await (await booth.admin.get('/healthz')).json()
    const tried = await command(['--data', booth.dataDir, '--dry-run', letters])
    expect(tried).toMatchObject({ status: 0, error: '' })
    const line = '1 new, 6 changed, 10 unchanged, 2 refused, 4 pictures matched, 2 pictures left'
    expect(tried.out.trimEnd().split('\n').at(-1)).toBe(line)
    expect(tried.out.split('\n').filter((one) => one.startsWith('退回 refused'))).toHaveLength(2)
    expect(await (await booth.admin.get('/api/content/status')).json()).toMatchObject({ changed: false })
    const done = await command(['--data', booth.dataDir, letters])
    expect(done.out.trimEnd().split('\n').at(-1)).toBe(line)
    await expect
      .poll(async () => (await booth.admin.get('/api/content/status')).json())
      .toMatchObject({ changed: true })
    expect((await (await booth.admin.get('/healthz')).json()).bundle).toBe(shown.bundle)
    expect((await publishDraft(booth)).status).toBe(202)
  },
  commandMs,
)

test(
  'I13 I14 a booth that was never started opens with what was there before',
  async () => {
    const dataDir = join(await temporaryFolder(), 'new')
    expect((await command(['--data', dataDir, '--dry-run', letters])).status).toBe(0)
    await expect(readdir(dataDir), 'a dry run writes nothing').rejects.toThrow('ENOENT')
    expect((await command(['--data', dataDir, letters])).status).toBe(0)
    const booth = await startBooth({ dataDir })
    onTestFinished(() => booth.stop())
    const content = Content.parse(await (await booth.admin.get('/api/content')).json())
    expect(content.exhibits).toHaveLength(28)
    expect((await booth.admin.get('/api/content/status').then((answer) => answer.json())).changed).toBe(true)
  },
  commandMs,
)

test(
  'I14 a wrong call says what is wrong, and a draft broken by hand is not written over',
  async () => {
    expect(await command([])).toMatchObject({ status: 1, error: expect.stringContaining('--data DIR') })
    expect(await command(['--data', await temporaryFolder(), '/no/such'])).toMatchObject({
      status: 1,
      error: expect.stringContaining('is no folder'),
    })
    const dataDir = await temporaryFolder()
    await command(['--data', dataDir, letters])
    await writeFile(join(dataDir, 'content.json'), '{')
    expect(await command(['--data', dataDir, letters])).toMatchObject({
      status: 1,
      error: expect.stringContaining('The draft is broken'),
    })
    expect(await readFile(join(dataDir, 'content.json'), 'utf8')).toBe('{')
  },
  commandMs,
)
