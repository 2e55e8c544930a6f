import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import type { Content } from '#shared/content.ts'
import { exhibitsInOrder } from '#shared/lookup.ts'
import { say } from '#shared/say.ts'
import type { SummaryPicture } from '#shared/summary-document.ts'
import type { Bundles } from '../../content/bundles.ts'
import { kindOf } from '../../content/media/kinds.ts'
import { byteOrderMark, csvLine } from '../../exports/csv.ts'

type Lang = 'zh' | 'en'

const extensions: Record<string, string> = {
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}
const listName = { zh: '图片说明.csv', en: 'captions.csv' }
const titles = {
  zh: ['序号', '文件名', '展品编号', '展品', '推荐单位', '说明', '示意图'],
  en: ['Row', 'File', 'Exhibit no.', 'Exhibit', 'Unit', 'Caption', 'Drawing'],
}
const made = { mtime: new Date(2000, 0, 1), mode: 0o644 } // the same pictures give the same file

export type PicturesOptions = {
  lang: Lang
  /** Pictures of the activities, as they were entered. */
  entered: readonly SummaryPicture[]
}

/** The originals of the published pictures as a zip, numbered in the official order, those of the activities after them, with a list of what each shows. */
export async function writePictures(
  content: Content,
  bundles: Bundles,
  file: string,
  { lang, entered }: PicturesOptions,
): Promise<void> {
  const zip = new yazl.ZipFile()
  const pictures = numbered(content, lang)
  const photographs = await numberedPhotographs(entered, pictures.length, lang)
  const rows = [...pictures, ...photographs].map(({ cells }) => csvLine(cells))
  zip.addBuffer(Buffer.from(byteOrderMark + csvLine(titles[lang]) + rows.join('')), listName[lang], made)
  for (const { name, hash } of pictures) zip.addFile(bundles.mediaPath(hash), name, { ...made, compress: false })
  for (const { name, original } of photographs) zip.addFile(original, name, { ...made, compress: false })
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
}

type Numbered = { name: string; hash: string; cells: (string | number)[] }

/** `001_gl-01_光通信器件.svg`, each picture of an exhibit once. */
function numbered(content: Content, lang: Lang): Numbered[] {
  const shown = exhibitsInOrder(content).flatMap((exhibit) => exhibit.pictures.map((picture) => ({ exhibit, picture })))
  return shown.flatMap(({ exhibit, picture }, index) => {
    const media = content.media[picture.media]
    const extension = media && extensions[media.type]
    if (!extension) return []
    const title = say(exhibit.title, lang)
    const name = `${String(index + 1).padStart(3, '0')}_${safe(exhibit.no)}_${safe(title)}.${extension}`
    const unit = content.units.find(({ code }) => code === exhibit.unit)
    const caption = say(picture.caption ?? picture.alt, lang)
    const drawn = { zh: picture.drawn ? '是' : '否', en: picture.drawn ? 'yes' : 'no' }[lang]
    const cells = [index + 1, name, exhibit.no, title, unit ? say(unit.name, lang) : '', caption, drawn]
    return [{ name, hash: media.hash, cells }]
  })
}

/** `029_2023年5月20日09-30，序厅，开幕.jpg`: what was taken at the booth, by time (R18). One whose file is lost is left out. */
async function numberedPhotographs(entered: readonly SummaryPicture[], before: number, lang: Lang) {
  const photographs: { name: string; original: string; cells: (string | number)[] }[] = []
  for (const { file, caption } of entered) {
    const kind = await kindOfFile(file)
    if (kind === null) continue
    const number = before + photographs.length + 1
    const name = `${String(number).padStart(3, '0')}_${safe(caption)}.${kind}`
    const drawn = { zh: '否', en: 'no' }[lang]
    photographs.push({ name, original: file, cells: [number, name, '', '', '', caption, drawn] })
  }
  return photographs
}

const headBytes = 64

async function kindOfFile(path: string): Promise<string | null> {
  const handle = await open(path).catch(() => null)
  if (!handle) return null
  const { buffer } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0).finally(() => handle.close())
  const kind = kindOf(buffer)
  return kind === 'jpeg' ? 'jpg' : kind === 'unknown' ? null : kind
}

/** What no system takes in the name of a file becomes a dash, and no name is longer than an old archive bears. */
const safe = (text: string): string =>
  text
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '-')
    .replace(/^\.+|[. ]+$/g, '')
    .slice(0, 60)
    .toWellFormed()
