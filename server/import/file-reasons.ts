import type { Words } from '#shared/words.ts'

/** Why a file is not read: what it is, and what to do. Nothing of it comes in. */
export const fileReasons = {
  'broken-zip': {
    zh: '压缩包不完整或已损坏，请重新压缩后再交。',
    en: 'The ZIP is cut off or damaged. Make it anew.',
  },
  'locked-zip': {
    zh: '压缩包加了密码，请去掉密码后再交。',
    en: 'The ZIP has a password. Hand it in without one.',
  },
  'zip-bomb': {
    zh: '压缩包解开后过大（疑似压缩炸弹），没有解开。请直接交里面的文件。',
    en: 'The ZIP would unpack to far too much (it looks like a ZIP bomb) and was not unpacked. Hand in the files themselves.',
  },
  'unsafe-path': {
    zh: '压缩包里有指向外面的路径，整个压缩包没有解开。请重新压缩后再交。',
    en: 'A path in the ZIP leads out of it, so none of it was unpacked. Make the ZIP anew.',
  },
  'zip-in-zip': {
    zh: '压缩包里还有压缩包，里面的没有解开。请放到同一层。',
    en: 'This ZIP lies inside another one and was not unpacked. Put its files beside the others.',
  },
  'old-workbook': {
    zh: '这是旧格式的 Excel（.xls）或 WPS 表格，请另存为 .xlsx 再交。',
    en: 'This is a workbook of the old kind (.xls). Save it as .xlsx.',
  },
  'locked-workbook': {
    zh: '表格加了打开密码，请去掉密码后再交。',
    en: 'The workbook has a password. Save it without one.',
  },
  macros: {
    zh: '表格里有宏，为安全起见没有读取。请另存为不带宏的 .xlsx。',
    en: 'The workbook holds macros and was not read. Save it as .xlsx, without macros.',
  },
  'broken-workbook': {
    zh: '表格不完整或已损坏，无法读取。请用 Excel 打开后另存一份再交。',
    en: 'The workbook is cut off or damaged. Open it in Excel and save it again.',
  },
  'too-large-workbook': {
    zh: '表格太大：最多 50 个工作表、每表 5000 行、100 列，解开不超过 100 MB。请拆成几份。',
    en: 'The workbook is too large: 50 sheets, 5,000 rows and 100 columns in each, 100 MB unpacked at most. Split it.',
  },
  'not-a-text': {
    zh: '文件不是 CSV 文本（编码须为 UTF-8 或 GBK），请重新导出。',
    en: 'The file is no CSV text in UTF-8 or GBK. Export it again.',
  },
  empty: { zh: '文件是空的（0 字节），请重新导出后再交。', en: 'The file is empty (0 bytes). Export it again.' },
  'not-this-kind': {
    zh: '不是表格、图片、视频或压缩包，没有读取。',
    en: 'It is no workbook, picture, film or ZIP, and was not read.',
  },
  document: {
    zh: '这是文档，不是表格。请把内容填到表格里再交。',
    en: 'This is a document and no workbook. Put its content into a table.',
  },
  'too-many-files': {
    zh: '文件太多：一次最多 5000 个，多出的没有读取。请分批导入。',
    en: 'There are too many files: 5,000 at a time. The others were not read; bring them in separately.',
  },
  link: {
    zh: '这是快捷方式或链接，没有跟着打开。请放入文件本身。',
    en: 'This is a link and was not followed. Put the file itself there.',
  },
  'no-match': {
    zh: '文件名里没有展项编号或名称，不知道属于哪个展项。请改名，如“GL-01.jpg”。',
    en: 'Its name holds neither number nor title of an exhibit. Rename it, such as GL-01.jpg.',
  },
  'too-large-file': {
    zh: '文件太大：图片和表格不超过 80 MB，视频不超过 400 MB。',
    en: 'The file is too large: 80 MB for a picture or a workbook, 400 MB for a film.',
  },
  'film-without-captions': {
    zh: '视频可以播放，但展出须配字幕，请在编辑页里添加。',
    en: 'The film can be played, but a shown film needs captions: add it in the editor.',
  },
} satisfies Record<string, Words>
export type FileReason = keyof typeof fileReasons
