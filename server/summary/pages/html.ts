import type { ChartData, PaperBlock, SummaryDocument, TableColumn } from '#shared/summary-document.ts'
import { html, Html } from '../../public/html.ts'
import { unknownValue } from '../charts/bars.ts'
import { loadOutliner, type Outliner } from '../charts/outlines.ts'
import { photograph } from '../word/images.ts'
import { style } from './page-style.ts'
import { drawChart } from './poster.ts'

/** The summary as one page that can be read anywhere, and printed: everything is in the file, and nothing in it runs. */
export async function summaryPage(paper: SummaryDocument): Promise<string> {
  const outline = await loadOutliner({ 400: labelsOf(paper), 600: [digits, unknownValue] })
  const blocks = async (list: readonly PaperBlock[]) => Promise.all(list.map((block) => drawn(block, outline)))
  const attachments: Html[] = []
  for (const [index, { title, blocks: inside }] of paper.attachments.entries()) {
    attachments.push(
      html`<section class="attachment">
        <h2>附件${index + 1}　${title}</h2>
        ${await blocks(inside)}
      </section>`,
    )
  }
  const title = paper.title.join('')
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <h1>${paper.title.map((line) => html`<span>${line}</span>`)}</h1>
        <p>${paper.addressee}</p>
        ${await blocks(paper.body)}
        <p class="signature">${paper.signature}<br />${paper.date}</p>
        ${attachments}
      </body>
    </html> `.text
}

async function drawn(block: PaperBlock, outline: Outliner): Promise<Html> {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? html`<h2>${block.text}</h2>` : html`<h3>${block.text}</h3>`
    case 'paragraph':
      return html`<p class="sentences">${block.sentences.map(({ text }) => text).join('')}</p>`
    case 'note':
      return html`<p class="note">${block.text}</p>`
    case 'table':
      return table(block)
    case 'chart':
      return html`<figure>
        ${new Html(drawChart(block.chart, outline).svg)}
        <figcaption>${block.caption}</figcaption>
      </figure>`
    case 'picture': {
      const { data } = await photograph(block.file)
      const source = `data:image/jpeg;base64,${data.toString('base64')}`
      return html`<figure>
        <img src="${source}" alt="${block.caption}" />
        <figcaption>${block.caption}</figcaption>
      </figure>`
    }
  }
}

function table({ caption, columns, rows }: Extract<PaperBlock, { kind: 'table' }>): Html {
  const cell = (text: string, at: number) => html`<td class="${alignOf(columns[at])}">${text}</td>`
  return html`<table>
    ${
      caption
        ? html`<caption>
            ${caption}
          </caption>`
        : null
    }
    ${columns.map(({ share }) => html`<col width="${share}%" />`)}
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col" class="${alignOf(column)}">${column.title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map(cell)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

const alignOf = (column: TableColumn | undefined): string => column?.align ?? 'left'

const digits = '0123456789'

const labelsOf = ({ body, attachments }: SummaryDocument): string[] =>
  [...body, ...attachments.flatMap(({ blocks }) => blocks)].flatMap((block) =>
    block.kind === 'chart' ? [digits, ...labelsIn(block.chart)] : [],
  )

const labelsIn = (chart: ChartData): string[] =>
  chart.kind === 'bars'
    ? chart.bars.map(({ label }) => label)
    : [...chart.labels, ...chart.series.map(({ name }) => name)]
