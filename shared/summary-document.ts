/** The summary as a paper: what an editor changes and what the Word file and the page print. */

/** A sentence, and the figures that it was made from, so that each number can be traced. */
export type Sentence = { text: string; figures: readonly string[] }

export type TableColumn = { title: string; share: number; align: 'left' | 'centre' | 'right' } // shares of the width

/** What a chart shows; how it is drawn is left to whoever draws it. `null` is a figure that is not known. */
export type ChartData =
  | { kind: 'bars'; bars: { label: string; value: number | null }[] }
  | { kind: 'columns'; labels: string[]; series: { name: string; values: number[] }[] }

export type PaperBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; sentences: Sentence[] }
  | { kind: 'table'; caption: string; columns: TableColumn[]; rows: string[][] }
  | { kind: 'chart'; caption: string; chart: ChartData }
  | { kind: 'picture'; file: string; caption: string }
  | { kind: 'note'; text: string }

export type PaperAttachment = { title: string; blocks: PaperBlock[] }

export type SummaryDocument = {
  /** The title in the lines in which it is set. */
  title: string[]
  addressee: string
  body: PaperBlock[]
  attachments: PaperAttachment[]
  signature: string
  /** `2023年6月5日` */
  date: string
}

/** A picture of the activities: where its file lies, and time, place and what it shows. */
export type SummaryPicture = { file: string; caption: string }

/** One entry of the media log. */
export type MediaReport = {
  day: string
  outlet: string
  level: string
  kind: string
  title: string
  reads: number | null
}
