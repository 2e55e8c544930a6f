import ExcelJS from 'exceljs'
import type { Content, Unit } from '#shared/content.ts'
import { unitsInOrder } from '#shared/lookup.ts'
import { helpSheet, listsSheet } from '#shared/unit-figures/read.ts'
import { unitFigureIds, unitFigureWords } from '#shared/unit-figures-words.ts'

const headingRow = 4
const rowsToFill = 200
const example = '示例（本行不读入）'
const title = (text: string) => `${text}（科技活动周及展示期间）`

/** The workbook that units fill in: their figures, their activities, and how; units to choose from in the official order. */
export async function unitFigureTemplate(content: Content, chosen: Unit | null): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const units = unitsInOrder(content)
  addFigures(workbook.addWorksheet('情况统计', frozen), chosen, units.length)
  addActivities(workbook.addWorksheet('活动清单', frozen), chosen, { days: daysOf(content), units: units.length })
  addHelp(workbook.addWorksheet(helpSheet), content)
  // A list that is longer than 255 characters must be in cells: a sheet of its own holds it.
  workbook.addWorksheet(listsSheet, { state: 'hidden' }).getColumn(1).values = units.map(({ name }) => name.zh)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

const frozen: Partial<ExcelJS.AddWorksheetOptions> = { views: [{ state: 'frozen', ySplit: headingRow }] }

const daysOf = ({ activities, event }: Content) => ({
  from: activities?.from ?? event.from,
  to: activities?.to ?? event.to,
})

function addHead(
  sheet: ExcelJS.Worksheet,
  text: string,
  { chosen, units }: { chosen: Unit | null; units: number },
): void {
  sheet.getCell('A1').value = text
  sheet.getCell('A1').font = { bold: true, size: 15 }
  sheet.getCell('A2').value = '填报单位'
  sheet.getCell('A2').font = { bold: true }
  sheet.getCell('B2').value = chosen?.name.zh ?? ''
  sheet.getCell('B2').dataValidation = {
    ...{ type: 'list', allowBlank: true, formulae: [`${listsSheet}!$A$1:$A$${units}`], showErrorMessage: true },
    ...{ errorTitle: '请从列表中选择', error: '请点单元格右侧的箭头，从列表中选择填报单位。' },
  }
  sheet.getCell('B2').fill = toFill
}

function addHeading(sheet: ExcelJS.Worksheet, columns: readonly (readonly [string, number])[]): void {
  for (const [index, [text, width]] of columns.entries()) {
    sheet.getColumn(index + 1).width = width
    const cell = sheet.getCell(headingRow, index + 1)
    cell.value = text
    cell.font = { bold: true }
    cell.border = { bottom: { style: 'thin' } }
  }
}

function addFigures(sheet: ExcelJS.Worksheet, chosen: Unit | null, units: number): void {
  addHead(sheet, title('活动情况统计表'), { chosen, units })
  addHeading(sheet, [
    ...([
      ['指标', 22],
      ['数值', 14],
      ['单位', 10],
      ['填写说明', 52],
    ] as const),
    ['备注', 28],
  ])
  addExample(sheet, ['开展活动', 12, '场次', '填整数；没有统计的留空，确实没有的填 0', example])
  for (const [index, id] of unitFigureIds.entries()) {
    const { name, unit, note } = unitFigureWords[id]
    const row = headingRow + 2 + index
    sheet.getRow(row).values = [name.zh, null, unit.zh, note]
    sheet.getCell(row, 2).dataValidation = wholeNumber
    sheet.getCell(row, 2).fill = toFill
  }
}

function addActivities(
  sheet: ExcelJS.Worksheet,
  chosen: Unit | null,
  { days, units }: { days: { from: string; to: string }; units: number },
): void {
  addHead(sheet, title('活动清单'), { chosen, units })
  addHeading(sheet, [
    ...([
      ['日期', 20],
      ['活动名称', 40],
      ['地点', 28],
    ] as const),
    ...([
      ['参加人次', 12],
      ['发放资料（份）', 16],
      ['备注', 24],
    ] as const),
  ])
  addExample(sheet, [example, '科普进校园（第一小学专场）', '第一小学', 300, 200, days.from])
  for (let row = headingRow + 2; row <= headingRow + 1 + rowsToFill; row++) {
    sheet.getCell(row, 1).numFmt = 'yyyy-mm-dd'
    for (const column of [4, 5]) sheet.getCell(row, column).dataValidation = wholeNumber
  }
}

function addExample(sheet: ExcelJS.Worksheet, values: (string | number)[]): void {
  const row = sheet.getRow(headingRow + 1)
  row.values = values
  row.font = { italic: true, color: { argb: 'FF7A7A7A' } }
}

const wholeNumber: ExcelJS.DataValidation = {
  ...{ type: 'whole', operator: 'greaterThanOrEqual', formulae: [0], allowBlank: true, showErrorMessage: true },
  ...{ errorTitle: '请填整数', error: '请填 0 或正整数，不写“约”“余”“万”，不带单位。' },
}

const toFill: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF7DF' } }

function addHelp(sheet: ExcelJS.Worksheet, content: Content): void {
  const { from, to } = daysOf(content)
  sheet.getColumn(1).width = 92
  const lines = [
    '填写说明',
    '一、每个单位一份文件；再交一次，就用新的一份替换旧的一份，不会相加。',
    '二、先选“填报单位”。“情况统计”填总数，“活动清单”一场一行；两处应当一致，不会重复计算。',
    `三、统计时间为 ${from} 至 ${to}。没有统计的留空，确实没有的填 0。`,
    '四、只填实数。“约300人”“3万”可以读入，但会标明是估计或换算；“近300”“不到300”不收。',
    '五、人次是参加的次数，不是人数；同一个人参加两场算两人次。',
    '六、与市里或别的县（市、区）合办的活动照填，由汇总人员确认是不是同一场，不会重复计算。',
    '七、不写个人姓名和电话；活动图片请按“时间＋地点＋内容”命名，另交照片。',
  ]
  for (const [index, line] of lines.entries()) {
    const cell = sheet.getCell(index + 1, 1)
    cell.value = line
    cell.alignment = { wrapText: true }
    if (index === 0) cell.font = { bold: true, size: 15 }
  }
}
