/** What the card of the summary says. */
export const zh = {
  title: '活动总结',
  help: '按一下就生成：Word 按 GB/T 9704-2012 排版，附表、网页、长图用同一组数据，每个数字都有定义。',
  days: (from: string, to: string) => `${from} 至 ${to}`,
  wholeLog: '全部日期',
  files: {
    'summary.docx': '总结 Word',
    'summary.xlsx': '附表 Excel',
    'summary.html': '可打印网页',
    'summary.png': '手机长图',
    'pictures.zip': '图片包',
    'summary.json': '数据 JSON',
    'events.xlsx': '事件 Excel',
  },
  fonts: '字体名称',
  gb2312: '仿宋_GB2312 系列',
  system: '仿宋（系统系列）',
  edit: '编辑正文',
  steps: {
    waiting: '排队',
    figures: '取数',
    charts: '画图表',
    pictures: '放图片',
    table: '列表格',
    file: '写文件',
  },
  making: (file: string, step: string, percent: number) => `正在生成${file}：${step}，${percent}%`,
  cancel: '取消',
  cancelled: '已取消，没有留下半个文件。',
  done: (file: string) => `${file}已下载。`,
  failed: (detail: string) => `没有生成：${detail}`,
}
export type SummaryTexts = typeof zh
