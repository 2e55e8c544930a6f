import { expect, test } from 'vitest'
import { clean, oneLine } from '#shared/import/clean.ts'
import { fieldOfHeading, type ImportField } from '#shared/import/header-names.ts'
import { commonLetters, exhibitId, exhibitNumber, freeNumber } from '#shared/import/number.ts'
import { pictureMatcher } from '#shared/import/pictures.ts'
import { planRows } from '#shared/import/plan.ts'
import { readSheet, type Sheet } from '#shared/import/sheet.ts'
import { unitNames } from '#shared/import/unit-names.ts'
import { content, sampleContent } from '../support/fixtures.ts'

const none = new Map<string, ImportField>()
const findUnit = unitNames(content.units, '桂林')

const sheet = (rows: string[][], change: Partial<Sheet> = {}): Sheet => ({
  ...{ file: '来稿.xlsx', name: '汇总表', hidden: false, ...change },
  rows: rows.map((cells, index) => ({ row: index + 1, cells })),
})

const read = (one: Sheet, remembered: ReadonlyMap<string, ImportField> = none) =>
  readSheet(one, remembered, (text) => findUnit(text) !== null)

function plan(...sheets: Sheet[]) {
  const readable = sheets.map((one) => read(one)).flatMap((one) => (typeof one === 'string' ? [] : [one]))
  return planRows(sampleContent(), readable, findUnit)
}

const heading = ['编号', '展项名称', '推荐单位', '类别', '简介']

test('I1 a heading is found below titles and signatures, by any of its names', () => {
  const found = read(
    sheet([
      ['七星区参展项目汇总表'],
      ['填报单位(盖章):　　填报时间:'],
      ['序号', '项目名称', '推荐单位', '类别(项目/技术/人才)', '简 介', '联系电话', '我们自己的一列'],
      ['1', '甲', '七星区', '技术', '说明', '10000000001', 'x'],
      ['注:', '请于5月15日前报送'],
      ['序号', '项目名称', '推荐单位', '类别(项目/技术/人才)', '简 介', '联系电话', '我们自己的一列'],
      ['2', '乙', '七星区', '技术', '说明', '10000000002', 'x'],
    ]),
  )
  if (typeof found === 'string') throw new Error(found)
  expect(found.headingRow).toBe(3)
  expect(found.columns.map(({ field }) => field)).toEqual([
    ...['ignore', 'title', 'unit', 'category', 'description', 'ignore', null],
  ])
  expect(
    found.rows.map(({ row }) => row),
    'neither the remark nor the heading again',
  ).toEqual([4, 7])
})

test('I1 a sheet that is hidden, of people, or without a heading is not read, and says so', () => {
  expect(read(sheet([heading], { hidden: true }))).toBe('hidden')
  expect(read(sheet([['回执'], ['单位', '姓名', '职务', '联系电话']]))).toBe('people')
  expect(read(sheet([['此表作废']]))).toBe('no-heading')
  expect(
    read(
      sheet([
        ['推荐单位', '类别', '简介'],
        ['七星', '技术', '说明'],
      ]),
    ),
  ).toMatchObject({ rows: [], columns: { length: 3 } })
})

test('I1 参展单位 is the county where no other column is', () => {
  const found = read(
    sheet([
      ['展品名称', '参展单位', '简介'],
      ['甲', '七星', '说明'],
      ['乙', '桂林市恭城县', '说明'],
    ]),
  )
  if (typeof found === 'string') throw new Error(found)
  expect(found.columns[1]?.field).toBe('unit')
})

test('I1 what staff once said of a heading goes before what is known', () => {
  const remembered = new Map<string, ImportField>([['我们自己的一列', 'plain']])
  expect(fieldOfHeading(' 我们自己的 一列：', remembered)).toBe('plain')
  expect(fieldOfHeading('科普一下（英文）', none)).toBe('plain-en')
})

test('I2 a unit is found by any of its names', () => {
  const names: [string, string][] = [
    ...(['恭城瑶族自治县', '恭城', '恭城县', '桂林市恭城县', 'Gongcheng', 'gōngchéng', '450332', '恭 城'] as const).map(
      (name): [string, string] => [name, '450332'],
    ),
    ['龙胜县', '450328'],
    ['荔浦县', '450381'], // as it was until 2018
    ['xing’an county', '450325'],
    ['广西桂林市七星区', '450305'],
    ['高新区', 'GL-HNT'],
    ['桂林高新区', 'GL-HNT'],
    ['经开区', 'GL-ETD'],
  ]
  for (const [name, code] of names) expect(findUnit(name), name).toBe(code)
  for (const name of ['不存在县', '', '桂林', '县', '区']) expect(findUnit(name), name).toBeNull()
})

test('I2 one name of two units is nobody’s', () => {
  const [first, second] = sampleContent().units
  const twins = [first!, { ...second!, name: { zh: '秀峰县', en: 'Xiufeng County' }, short: first!.short }]
  expect(unitNames(twins, '桂林')('秀峰')).toBeNull()
  expect(unitNames(twins, '桂林')('秀峰县')).toBe(second!.code)
})

test('I3 cells are cleaned once and for all', () => {
  expect(clean('　ＧＬ－０１\u200b \r\n 第二行 ')).toBe('GL－01\n第二行')
  expect(oneLine('光通信\n器件')).toBe('光通信器件')
  expect(oneLine('smart\nfarm')).toBe('smart farm')
  for (const [text, number] of [
    ['ＧＬ－3', 'GL-03'],
    ['gl 013', 'GL-13'],
    ['7', 'GL-07'],
    ['桂展A', '桂展A'],
  ])
    expect(exhibitNumber(text!, 'GL'), text).toBe(number)
  expect(exhibitNumber('——', 'GL')).toBeNull()
})

test('I4 a new row becomes an exhibit, with what stands in for what is missing', () => {
  const { rows, exhibits } = plan(sheet([heading, ['', '新展项', '七星区（高新区）', '技术类', '介绍,一句.']]))
  expect(rows[0]).toMatchObject({ outcome: 'new', exhibit: 'gl-29', problems: [] })
  expect(exhibits.find(({ id }) => id === 'gl-29')).toMatchObject({
    ...{ no: 'GL-29', unit: '450305', park: 'GL-HNT', category: 'technology', sample: false },
    title: { zh: '新展项', en: '新展项' },
    description: { zh: '介绍，一句。' },
    plain: { zh: '介绍，一句。' },
  })
  expect(rows[0]!.notes.map(({ says }) => says.zh).join()).toContain('没有英文')
})

test('I4 a change is told field by field, and leaves the rest alone', () => {
  const before = content.exhibits[0]!
  const { rows, exhibits } = plan(sheet([heading, ['GL01', before.title.zh, '七星', '项目', '新的简介。']]))
  expect(rows[0]!.changes).toEqual([
    { field: 'category', before: 'technology', after: 'project' },
    { field: 'description', before: before.description.zh, after: '新的简介。' },
  ])
  expect(exhibits[0]).toMatchObject({ facts: before.facts, plain: before.plain, sample: false })
})

test('I4 I8 a refusal names the column and every reason', () => {
  const { rows } = plan(
    sheet([
      heading,
      ['GL-99', '', '不存在县', '其它', '=1+1'],
      ['', '甲', '七星', '技术', `咨询 ${'138'}12345678`],
      ['', '乙', '七星', '技术', ''],
      ['', '丙', '七星', '技术', '#REF!'],
      ['', '丁'.repeat(61), '七星', '技术', '说明'],
    ]),
  )
  const problems = rows.map(({ outcome, problems }) => [outcome, problems.map(({ column, says }) => column + says.zh)])
  expect(problems).toEqual([
    [
      'refused',
      [
        '简介 [E]这一格是没有算出的公式“=1+1”，请粘贴为数值。',
        '推荐单位 [C]“不存在县”不是本展台的单位，请核对县（市、区）名称。',
        '类别 [D]类别“其它”不认识，请填项目、技术、人才之一。',
        '展项名称 [B]没有展项名称，请补填。',
      ],
    ],
    ['refused', ['简介 [E]写有电话号码“138****5678”，个人电话不能上屏，请删去。']],
    ['refused', ['简介 [E]没有简介，请补填。']],
    ['refused', ['简介 [E]这一格是表格的出错标记“#REF!”，请改正。']],
    ['refused', ['展项名称 [B]文字太长：最多 60 字，请删减。']],
  ])
})

test('I5 an empty cell takes nothing away', () => {
  const before = content.exhibits[0]!
  const { rows, exhibits } = plan(sheet([heading, ['GL-01', '', '', '', '']]))
  expect(rows[0]!.outcome).toBe('unchanged')
  expect(exhibits[0]).toEqual(before)
})

test('I6 a number that returns with other content is refused and names the row before', () => {
  const { rows } = plan(
    sheet([
      heading,
      ['GL-40', '甲', '七星', '技术', '说明'],
      ['GL40', '甲', '七星', '技术', '说明'],
      ['GL-40', '乙', '七星', '技术', '别的'],
    ]),
  )
  expect(rows.map(({ outcome }) => outcome)).toEqual(['new', 'unchanged', 'refused'])
  expect(rows[2]!.problems[0]!.says.zh).toContain('第 2 行已有')
})

test('I6 the same exhibit in two files without a number is one exhibit', () => {
  const row = ['', '甲', '七星', '技术', '说明']
  const { rows, exhibits } = plan(sheet([heading, row]), sheet([heading, row], { file: '另一份.xlsx' }))
  expect(rows.map(({ outcome }) => outcome)).toEqual(['new', 'unchanged'])
  expect(exhibits.length).toBe(content.exhibits.length + 1)
})

test('I6 numbers of rows to come are not given away', () => {
  expect(freeNumber('GL', new Set(['gl29']), ['GL-28'])).toBe('GL-30')
  expect(commonLetters(['GL-01', 'GL-02', 'NN-1'])).toBe('GL')
  expect(exhibitId('桂展01', () => false)).toBe('01')
  expect(exhibitId('展品', (id) => id === 'exhibit-1')).toBe('exhibit-2')
})

test('I7 a picture finds its exhibit by number or title, whatever else stands in its name', () => {
  const match = pictureMatcher(content.exhibits, new Map())
  const cases: [string, string | null, number?][] = [
    ['图片/GL-01.jpg', 'gl-01', 1],
    ['GL-01-2（大图）.jpg', 'gl-01', 2],
    ['gl1_3.png', 'gl-01', 3],
    ['GL-06_cmyk.jpg', 'gl-06', 1],
    ['GL03 口腔医疗设备精密驱动（终稿2）.JPG', 'gl-03', 1],
    ['手持云台防抖拍摄体验.png', 'gl-02', 1],
    ['手持云台防抖拍摄体验(2).png', 'gl-02', 2],
    ['微信图片_20230512.jpg', null],
    ['GL-99.jpg', null],
    ['IMG_0001.jpg', null],
    ['🎉.jpg', null],
  ]
  for (const [name, exhibit, place] of cases)
    expect(match(name), name).toEqual(exhibit === null ? null : { exhibit, place })
})
