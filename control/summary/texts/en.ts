import type { SummaryTexts } from './zh.ts'

export const en: SummaryTexts = {
  title: 'Summary',
  help: 'One press: Word laid out to GB/T 9704-2012; the annex, the page and the tall picture use the same figures, each with its definition.',
  days: (from, to) => `${from} to ${to}`,
  wholeLog: 'All days',
  files: {
    'summary.docx': 'Summary, Word',
    'summary.xlsx': 'Annex, Excel',
    'summary.html': 'Page to print',
    'summary.png': 'Tall picture',
    'pictures.zip': 'Pictures',
    'summary.json': 'Figures, JSON',
    'events.xlsx': 'Events, Excel',
  },
  fonts: 'Font names',
  gb2312: '仿宋_GB2312 and its family',
  system: '仿宋, as Windows has it',
  edit: 'Edit the text',
  steps: {
    waiting: 'waiting for its turn',
    figures: 'reading figures',
    charts: 'drawing charts',
    pictures: 'placing pictures',
    table: 'setting tables',
    file: 'writing the file',
  },
  making: (file, step, percent) => `Making “${file}”: ${step}, ${percent} %`,
  cancel: 'Cancel',
  cancelled: 'Called off. No half a file was left.',
  done: (file) => `“${file}” was downloaded.`,
  failed: (detail) => `Not made: ${detail}`,
}
