import { Document, DocumentGridType, Packer, type FileChild } from 'docx'
import type { ChartData, PaperAttachment, PaperBlock, SummaryDocument } from '#shared/summary-document.ts'
import { barChart, unknownValue } from '../charts/bars.ts'
import { columnChart } from '../charts/columns.ts'
import { loadOutliner, type Outliner } from '../charts/outlines.ts'
import { rasterise } from '../charts/raster.ts'
import type { Progress } from '../work/progress.ts'
import { fontsOf, type FontFamily, type Fonts } from './fonts.ts'
import { footers } from './footers.ts'
import { imageParagraph, photograph, type Printed } from './images.ts'
import { lineHeight, page } from './measures.ts'
import * as set from './paragraphs.ts'
import { table } from './tables.ts'

/** The summary as a Word file, laid out to GB/T 9704-2012: no red letterhead, no number, no imprint, nothing embedded. */
export async function writeWord(
  paper: SummaryDocument,
  { fonts: family, progress }: { fonts: FontFamily; progress: Progress },
): Promise<Buffer> {
  const fonts = fontsOf[family]
  const images = await prepareImages(paper, progress)
  const body = [
    ...set.titleParagraphs(paper.title, fonts),
    set.blankLine(fonts),
    set.bodyLine(paper.addressee, { font: fonts.body }),
    ...paper.body.flatMap((block) => blockChildren(block, { fonts, images })),
    ...(paper.attachments.length > 0 ? [set.blankLine(fonts, true)] : []),
    ...set.attachmentList(
      paper.attachments.map(({ title }) => title),
      fonts,
    ),
    set.blankLine(fonts, true),
    ...set.signature(paper, fonts),
  ]
  const attached = paper.attachments.flatMap((attachment, index) => {
    const label = paper.attachments.length > 1 ? `附件${index + 1}` : '附件'
    return [set.attachmentLabel(label, fonts, index > 0), ...attachmentChildren(attachment, { fonts, images })]
  })
  progress(90, 'file')
  return Packer.toBuffer(documentOf(paper, { body, attached }, fonts))
}

type Parts = { body: FileChild[]; attached: FileChild[] }

/** The grid is for the text; in the attachments it would stretch each row of a table to a line of the page. */
function documentOf(paper: SummaryDocument, { body, attached }: Parts, fonts: Fonts): Document {
  const sheet = { page: { size: page.size, margin: page.margin } }
  const grid = { type: DocumentGridType.LINES, linePitch: lineHeight }
  return new Document({
    title: paper.title.join(''),
    creator: paper.signature,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { language: { value: 'en-US', eastAsia: 'zh-CN' } } } } },
    sections: [
      { properties: { ...sheet, grid }, footers: footers(fonts), children: body },
      ...(attached.length > 0 ? [{ properties: sheet, footers: footers(fonts), children: attached }] : []),
    ],
  })
}

type Set = { fonts: Fonts; images: ReadonlyMap<PaperBlock, Printed> }

function attachmentChildren({ title, blocks }: PaperAttachment, { fonts, images }: Set): FileChild[] {
  const pictures = blocks.filter(({ kind }) => kind === 'picture')
  return [
    set.blankLine(fonts),
    ...set.titleParagraphs([title], fonts),
    set.blankLine(fonts),
    ...blocks.flatMap((block) => {
      const at = pictures.indexOf(block)
      return blockChildren(block, { fonts, images }, at > 0 && at % 2 === 0)
    }),
  ]
}

function blockChildren(block: PaperBlock, { fonts, images }: Set, newPage = false): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [set.heading(block.level, block.text, fonts)]
    case 'paragraph':
      return [set.bodyParagraph(block.sentences.map(({ text }) => text).join(''), fonts)]
    case 'note':
      return [set.note(block.text, fonts)]
    case 'table': {
      const above = block.caption ? [set.caption(block.caption, fonts, { keepNext: true })] : []
      return [...above, table(block.columns, block.rows, fonts), set.gap()]
    }
    case 'chart':
    case 'picture': {
      const image = images.get(block)
      if (!image) throw new Error(`“${block.caption}” has no picture to print.`)
      return [imageParagraph(image, block.caption, newPage), set.caption(block.caption, fonts)]
    }
  }
}

/** Charts and photographs, made one after another: the live booth has the machine's other hands. */
async function prepareImages(paper: SummaryDocument, progress: Progress): Promise<Map<PaperBlock, Printed>> {
  const blocks = [...paper.body, ...paper.attachments.flatMap(({ blocks }) => blocks)]
  const wanted = blocks.filter((block) => block.kind === 'chart' || block.kind === 'picture')
  const labels = wanted.flatMap((block) => (block.kind === 'chart' ? labelsOf(block.chart) : []))
  const outline = await loadOutliner({ 400: [...labels, digits], 600: [digits, unknownValue] })
  const images = new Map<PaperBlock, Printed>()
  for (const [index, block] of wanted.entries()) {
    progress(10 + (80 * index) / wanted.length, block.kind === 'chart' ? 'charts' : 'pictures')
    images.set(block, block.kind === 'chart' ? await chartImage(block.chart, outline) : await photograph(block.file))
  }
  return images
}

async function chartImage(chart: ChartData, outline: Outliner): Promise<Printed> {
  const drawn = chart.kind === 'bars' ? barChart(chart.bars, outline) : columnChart(chart, outline)
  return { type: 'png', data: await rasterise(drawn), width: drawn.width, height: drawn.height }
}

const digits = '0123456789'

const labelsOf = (chart: ChartData): string[] =>
  chart.kind === 'bars'
    ? chart.bars.map(({ label }) => label)
    : [...chart.labels, ...chart.series.map(({ name }) => name)]
