import type { ImportField } from '#shared/import/header-names.ts'
import type { PlannedRow } from '#shared/import/preview.ts'

const fields: Record<ImportField, string> = {
  no: '编号',
  title: '展项名称',
  'title-en': '英文名称',
  unit: '推荐单位',
  category: '类别',
  field: '领域',
  description: '简介',
  'description-en': '英文简介',
  plain: '科普一下',
  'plain-en': '科普一下（英文）',
  form: '展示形式',
  exhibitor: '展出单位',
  pictures: '图片',
  ignore: '不读入',
}

const outcomes: Record<PlannedRow['outcome'], string> = {
  new: '新增',
  changed: '改动',
  unchanged: '未变',
  refused: '退回',
}

/** The words of the import. */
export const zh = {
  title: '导入展项',
  help: '可以一次选多个 Excel、CSV、图片或压缩包。先看预览，确认后才写入草稿；发布仍须审核人。',
  template: '下载填报表',
  choose: '选择文件',
  sending: (done: number, of: number) => `正在上传：${done}／${of}`,
  reading: '正在读取文件、整理图片，请稍候……',
  apply: (rows: number) => `写入草稿（${rows} 项）`,
  nothing: '没有可写入的改动',
  discard: '放弃',
  applied: '已写入草稿，等待审核发布',
  same: '内容与草稿相同，没有改动',
  undo: '撤销这次导入',
  undone: '已撤销',
  undoneKept: (kept: number) => `已撤销；其中 ${kept} 个展项后来改过，改动已保留`,
  undoneBy: (name: string) => `已由 ${name} 撤销`,
  past: '以往的导入',
  by: (name: string) => `由 ${name} 导入`,
  row: (row: number) => `第 ${row} 行`,
  headings: '表头的含义',
  unknownHeading: '请指定……',
  headingRow: (row: number) => `表头在第 ${row} 行`,
  pictures: '图片',
  left: '没有用上的文件',
  matched: (count: number) => `${count} 张图片已归位`,
  all: '全部',
  more: (count: number) => `还有 ${count} 行未显示，请按结果筛选`,
  nothingWas: '（空）',
  becomes: '改为',
  fields,
  outcomes,
}

export type ImportTexts = typeof zh
