import type { Words } from '../words.ts'

/** What is said of a row, a sheet or a file of a unit's report: what is wrong, with what, what to do. */
export const readReasons = {
  hidden: {
    zh: '工作表是隐藏的，没有读取。要报的内容请取消隐藏。',
    en: 'The sheet is hidden and was not read. Unhide what is to be reported.',
  },
  noHeading: {
    zh: '没有找到“指标、数值”或“活动名称、日期”的表头，没有读取。请用下载的填报表。',
    en: 'No heading with 指标 and 数值, or with 活动名称 and 日期, was found, and nothing was read. Use the template.',
  },
  noFigure: (name: string): Words => ({
    zh: `没有“${name.slice(0, 40)}”这个指标，请按填报表的指标填写。`,
    en: `There is no figure “${name.slice(0, 40)}”: use those of the template.`,
  }),
  empty: { zh: '这一格没有填，请补填。', en: 'This cell is empty: fill it in.' },
  tooLong: (most: number): Words => ({
    zh: `文字太长：最多 ${most} 字，请删减。`,
    en: `The text is too long: ${most} characters at most. Shorten it.`,
  }),
  phone: {
    zh: '写有电话号码，个人电话不收，请删去。',
    en: 'It holds a telephone number, and numbers of persons are not taken: take it out.',
  },
  twice: (sheet: string, row: number): Words => ({
    zh: `与“${sheet}”第 ${row} 行重复，只算前一行；如是两场活动，请写明区别。`,
    en: `It repeats ${sheet}, row ${row}, which alone counts. If they are two activities, name them apart.`,
  }),
  outside: (from: string, to: string): Words => ({
    zh: `日期不在活动期间（${from} 至 ${to}），照样读入，请核对。`,
    en: `The day is outside the event (${from} to ${to}); it comes in all the same. Check it.`,
  }),
  noUnit: {
    zh: '没有写填报单位，不知道是哪个县（市、区）报的。请在表头选择填报单位。',
    en: 'The file does not say which unit reports. Choose the unit above the table.',
  },
  unknownUnit: (text: string): Words => ({
    zh: `填报单位“${text.slice(0, 40)}”不是本展台的单位，请核对名称。`,
    en: `“${text.slice(0, 40)}” is no unit of this booth: check its name.`,
  }),
  severalUnits: (names: string): Words => ({
    zh: `一份文件里写了几个填报单位（${names}），请每个单位一份。`,
    en: `One file names several units (${names}): hand in one file for each.`,
  }),
  unitTwice: (file: string): Words => ({
    zh: `“${file}”报的是同一个单位，两份只能留一份，请删去旧的再交。`,
    en: `${file} reports for the same unit: only one of them can stand. Hand in the newer one alone.`,
  }),
  nothing: {
    zh: '没有一行可以读入：请填写数值，并删去“示例”二字。',
    en: 'There is no row to be read: fill in the figures, and take the mark 示例 away.',
  },
  noTable: {
    zh: '这里只收表格，图片请在“登记”里上传。',
    en: 'Only tables are taken here; pictures are uploaded under Counts.',
  },
  listDiffers: (listed: number, written: number): Words => ({
    zh: `统计表写 ${written}，活动清单合计 ${listed}，以统计表为准，两者不相加。请核对。`,
    en: `The table says ${written} and the list adds up to ${listed}: the table counts, and they are never added. Check it.`,
  }),
} as const
