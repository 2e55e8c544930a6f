import ExcelJS from 'exceljs'
import type { Content } from '#shared/content.ts'
import { clean } from '#shared/import/clean.ts'

const columns = [
  ['编号', 10],
  ['展项名称', 26],
  ['英文名称', 30],
  ['推荐单位', 18],
  ['类别', 10],
  ['领域', 14],
  ['简介', 48],
  ['英文简介', 48],
  ['科普一下', 36],
  ['科普一下（英文）', 36],
  ['展示形式', 16],
  ['展出单位', 24],
  ['图片', 20],
] as const
const rowsToFill = 60

/** The sheet that counties are asked to fill in: units and categories to choose from, one row filled in as an example. */
export async function importTemplate({ units, categories, exhibits }: Content): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('展项', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(([header, width]) => ({ header, width }))
  sheet.getRow(1).font = { bold: true }
  const [example] = exhibits
  if (example) {
    const unit = units.find(({ code }) => code === example.unit)?.name.zh ?? ''
    const category = categories.find(({ id }) => id === example.category)?.name.zh ?? ''
    sheet.addRow([
      ...['', `（示例，请删去本行）${example.title.zh}`, example.title.en, unit, category, example.field.zh],
      ...[example.description.zh, example.description.en, example.plain.zh, example.plain.en],
      ...[example.form.map(({ zh }) => zh).join('、'), '', ''],
    ])
  }
  // A list that is longer than 255 characters must be in cells: a sheet of its own holds it.
  const lists = workbook.addWorksheet('可选项', { state: 'hidden' })
  lists.getColumn(1).values = units.map(({ name }) => clean(name.zh))
  lists.getColumn(2).values = categories.map(({ name }) => clean(name.zh))
  for (let row = 2; row <= rowsToFill + 1; row++) {
    sheet.getCell(row, 4).dataValidation = choice(`可选项!$A$1:$A$${units.length}`)
    sheet.getCell(row, 5).dataValidation = choice(`可选项!$B$1:$B$${categories.length}`)
  }
  sheet.eachRow((row) => (row.alignment = { wrapText: true, vertical: 'top' }))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

const choice = (list: string): ExcelJS.DataValidation => ({
  ...{ type: 'list', allowBlank: true, formulae: [list], showErrorMessage: true },
  ...{ errorTitle: '请从列表中选择', error: '请点单元格右侧的箭头，从列表中选择。' },
})
