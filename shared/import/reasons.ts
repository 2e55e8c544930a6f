import type { Words } from '../words.ts'
import type { Place } from './matches.ts'
import type { Skipped } from './sheet.ts'

/** What is said of a row, a sheet or a picture. One sentence each: what is wrong, with what, what to do. */

export const reasons = {
  missing: (name: Words): Words => ({
    zh: `没有${name.zh}，请补填。`,
    en: `There is no ${name.en}: fill it in.`,
  }),
  'unknown-unit': (text: string): Words => ({
    zh: `“${text}”不是本展台的单位，请核对县（市、区）名称。`,
    en: `“${text}” is no unit of this booth: check the name of the county or district.`,
  }),
  'unknown-category': (text: string, names: Words): Words => ({
    zh: `类别“${text}”不认识，请填${names.zh}之一。`,
    en: `“${text}” is no category: write one of ${names.en}.`,
  }),
  'bad-number': (text: string): Words => ({
    zh: `编号“${text}”太长，或没有字母和数字，请填 GL-01 这样的编号。`,
    en: `The number “${text}” is too long, or has neither letters nor digits: write one such as GL-01.`,
  }),
  duplicate: (what: string, { file, sheet, row }: Place): Words => ({
    zh: `“${what}”在“${file}”的“${sheet}”第 ${row} 行已有，而内容不同；只留一行，或改编号。`,
    en: `“${what}” stands in ${file}, ${sheet}, row ${row} already, with other content: keep one, or change the number.`,
  }),
  formula: (text: string): Words => ({
    zh: `这一格是没有算出的公式“${text}”，请粘贴为数值。`,
    en: `This cell is a formula that was not worked out, “${text}”: paste its value.`,
  }),
  'cell-error': (text: string): Words => ({
    zh: `这一格是表格的出错标记“${text}”，请改正。`,
    en: `This cell is an error of the workbook, “${text}”: put it right.`,
  }),
  'too-long': (most: number): Words => ({
    zh: `文字太长：最多 ${most} 字，请删减。`,
    en: `The text is too long: ${most} characters at most. Shorten it.`,
  }),
  phone: (text: string): Words => ({
    zh: `写有电话号码“${mask(text)}”，个人电话不能上屏，请删去。`,
    en: `It holds a telephone number, “${mask(text)}”, which may not be on a screen: take it out.`,
  }),
} as const

export const notes = {
  punctuation: { zh: '半角标点已改为全角。', en: 'Half-width punctuation was made full-width.' },
  'no-english': { zh: '没有英文，英文界面先显示中文。', en: 'There is no English: the Chinese text stands in for it.' },
  'stale-english': {
    zh: '中文改了，英文仍是旧的，请核对。',
    en: 'The Chinese text changed and the English one did not: check it.',
  },
  'no-plain': {
    zh: '没有“科普一下”，先用简介代替。',
    en: 'There is no plain-language text: the description stands in for it.',
  },
  'no-field': { zh: '没有填领域，先归入“综合”。', en: 'No field is given: it is “General” for now.' },
  'other-number': (no: string): Words => ({
    zh: `与已有展项同名同单位，编号改为“${no}”。`,
    en: `An exhibit of this title and unit is there already: its number becomes “${no}”.`,
  }),
  'made-number': (no: string): Words => ({ zh: `没有编号，编为“${no}”。`, en: `It has no number and gets “${no}”.` }),
  'no-picture': (name: string): Words => ({
    zh: `图片“${name}”没有一起交来。`,
    en: `The picture “${name}” did not come with it.`,
  }),
  wording: (text: string, why: Words): Words => ({ zh: `“${text}”：${why.zh}`, en: `“${text}”: ${why.en}` }),
} as const

export const skipReasons: Record<Skipped | 'no-title', Words> = {
  hidden: { zh: '隐藏的工作表，没有读取。', en: 'The sheet is hidden and was not read.' },
  people: {
    zh: '这是人员名单，不是展项；姓名和电话一律没有读取。',
    en: 'This is a list of people, not of exhibits; no name and no number was read from it.',
  },
  'no-heading': {
    zh: '没有找到表头（如“展项名称、推荐单位、类别、简介”），没有读取。',
    en: 'No heading was found (such as 展项名称, 推荐单位, 类别, 简介), so nothing was read.',
  },
  'no-title': {
    zh: '没有一列是展项名称，请指定哪一列是名称。',
    en: 'No column holds the titles of exhibits: say which one does.',
  },
}

/** 138****5678: enough to find it in the file. */
const mask = (text: string): string => text.replace(/(\d{3})[\d -]+(\d{4})$/, '$1****$2')
