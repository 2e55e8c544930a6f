import type { SetUpState, ShowState } from '#shared/set-up.ts'

const states: Record<SetUpState, string> = {
  expected: '待到',
  arrived: '到货',
  checked: '已验',
  'in-place': '就位',
  missing: '缺失',
}
const shows: Record<ShowState, string> = { present: '在展', leaving: '申请离展', withdrawn: '离展', faulty: '故障' }
const acts: Record<SetUpState | ShowState, string> = {
  expected: '收回，改为待到',
  arrived: '到货',
  checked: '验收',
  'in-place': '就位',
  missing: '缺失',
  present: '恢复在展',
  leaving: '申请离展',
  withdrawn: '登记离展',
  faulty: '报故障',
}

/** The words of the set-up board. */
export const zh = {
  title: '布展',
  help: '扫标签、拍标签或输入编号，再点状态。谁收的、什么时候收的，都会记下。',
  deadline: (time: string) => `到位截止：${time}`,
  noDeadline: '没有设到位截止时间（内容、设置里可以填）',
  find: '扫码或输入编号',
  findHint: '例如 GL-01；扫码枪直接扫',
  open: '打开',
  photo: '拍标签',
  reading: '正在读取照片……',
  notFound: (text: string) => `没有编号是“${text}”的展项`,
  foreign: (text: string) => `这不是本展区的标签，读到的是“${text}”`,
  unread: '照片没有送到，请检查网络再试',
  all: '全部',
  late: '逾期',
  trouble: '故障、离展',
  states,
  shows,
  acts,
  agree: '同意离展',
  received: (name: string, time: string) => `${name} 收 · ${time}`,
  last: (name: string, time: string) => `最近：${name} · ${time}`,
  untouched: '还没有人登记',
  marked: (no: string, state: string) => `${no} 已记为“${state}”`,
  none: '没有这样的展项',
  labels: '打印标签',
  labelsHelp: 'A4 纸，每张 24 枚（70×37 毫米）。打印时缩放选 100%，页边距选“无”。',
  print: '打印',
  back: '回到布展',
  askApprover: '已申请离展，等另一位审核人同意。',
}

export type SetUpTexts = typeof zh
