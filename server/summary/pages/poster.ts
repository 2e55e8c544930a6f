import sharp from 'sharp'
import type { Content } from '#shared/content.ts'
import { say } from '#shared/say.ts'
import type { ChartData } from '#shared/summary-document.ts'
import type { Summary, SummaryFigure } from '#shared/summary.ts'
import { barChart, unknownValue } from '../charts/bars.ts'
import { columnChart } from '../charts/columns.ts'
import { chartWidth, fitted, ink, line, rect, textAt, type Chart } from '../charts/drawing.ts'
import { loadOutliner, type Outliner } from '../charts/outlines.ts'
import { hourChart, unitBars } from './charts.ts'
import { figuresAtAGlance } from './figures.ts'
import { posterTexts } from './poster-texts.ts'
import { wrapped } from './wrap.ts'

/** 长图: the summary as one tall picture for a phone, with all its text as outlines of the fonts that are shipped. */

export type PosterSource = { summary: Summary; content: Content; lang: 'zh' | 'en' }

const width = 1080 // of a phone's screen
const edge = 72
const room = width - 2 * edge
const tile = { columns: 2, gap: 24, height: 190 }

type Part = { svg: string; height: number }

export async function writePoster(source: PosterSource, file: string): Promise<void> {
  const svg = posterSvg(source, await loadOutliner({ 400: textsOf(source), 600: textsOf(source) }))
  await sharp(Buffer.from(svg)).png({ palette: true, colours: 64, effort: 4, dither: 0 }).toFile(file)
}

/** The drawing itself; its height follows from what there is to say. */
export function posterSvg(source: PosterSource, outline: Outliner): string {
  const parts = [
    head(source, outline),
    tiles(source, outline),
    chart(posterTexts[source.lang].byHour, hourChart(source.summary, source.lang), outline),
    chart(posterTexts[source.lang].byUnit, unitBars(source.summary, source.lang), outline),
    foot(source, outline),
  ]
  let y = 0
  const placed = parts.map(({ svg, height }) => {
    const at = `<g transform="translate(0 ${y})">${svg}</g>`
    y += height
    return at
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}">${rect({ x: 0, y: 0, width, height: y }, ink.paper)}${placed.join('')}</svg>`
}

function head({ summary, content, lang }: PosterSource, outline: Outliner): Part {
  const { event } = content
  const titles = wrapped(outline, say(event.booth, lang), { size: 76, weight: 600, width: room })
  const names = wrapped(outline, say(event.name, lang), { size: 34, weight: 400, width: room })
  const white = ink.paper
  let y = 90
  const rows = [
    ...titles.map((text) =>
      textAt(outline, text, { x: edge, y: (y += 88) - 12 }, { size: 76, weight: 600, fill: white }),
    ),
    ...names.map((text) => textAt(outline, text, { x: edge, y: (y += 50) }, { size: 34, fill: white })),
    textAt(outline, windowText(summary, lang), { x: edge, y: (y += 76) }, { size: 34, weight: 600, fill: ink.gold }),
  ]
  const height = y + 60
  return { svg: rect({ x: 0, y: 0, width, height }, ink.jade) + rows.join(''), height: height + 48 }
}

function tiles({ summary, lang }: PosterSource, outline: Outliner): Part {
  const shown = figuresAtAGlance(summary)
  if (shown.length === 0) {
    const nothing = textAt(outline, posterTexts[lang].nothing, { x: edge, y: 60 }, { size: 34, fill: ink.quiet })
    return { svg: nothing, height: 120 }
  }
  const wide = (room - tile.gap) / tile.columns
  const svg = shown.map((figure, index) => {
    const x = edge + (index % tile.columns) * (wide + tile.gap)
    const y = Math.floor(index / tile.columns) * tile.height
    return `<g transform="translate(${x} ${y})">${oneTile(figure, { lang, wide }, outline)}</g>`
  })
  return { svg: svg.join(''), height: Math.ceil(shown.length / tile.columns) * tile.height + 40 }
}

function oneTile(
  figure: SummaryFigure,
  { lang, wide }: { lang: 'zh' | 'en'; wide: number },
  outline: Outliner,
): string {
  const number = `${figure.atLeast ? '≥ ' : ''}${figure.value ?? ''}`
  const size = 72
  const unit = { x: outline(number, size, 600).width + 14, y: 76 }
  const name = fitted(outline, say(figure.name, lang), { size: 32, width: wide })
  return [
    textAt(outline, number, { x: 0, y: 76 }, { size, weight: 600, fill: ink.jade }),
    textAt(outline, say(figure.unit, lang), unit, { size: 32, fill: ink.quiet }),
    textAt(outline, name, { x: 0, y: 128 }, { size: 32 }),
    line({ x: 0, y: 156 }, { x: wide, y: 156 }, ink.line),
  ].join('')
}

/** A chart of the Word file, as wide as the picture. */
function chart(title: string, drawn: ChartData | null, outline: Outliner): Part {
  if (!drawn) return { svg: '', height: 0 }
  const { svg, height } = drawChart(drawn, outline)
  const scale = room / chartWidth
  const heading = textAt(outline, title, { x: edge, y: 44 }, { size: 40, weight: 600 })
  return {
    svg: `${heading}<g transform="translate(${edge} 76) scale(${scale})">${svg}</g>`,
    height: Math.ceil(height * scale) + 76 + 48,
  }
}

/** Columns or bars, by what they show. */
export const drawChart = (data: ChartData, outline: Outliner): Chart =>
  data.kind === 'bars' ? barChart(data.bars, outline) : columnChart(data, outline)

function foot({ summary, content, lang }: PosterSource, outline: Outliner): Part {
  const texts = posterTexts[lang]
  const gaps = summary.gaps.length > 0 ? [texts.gaps(summary.gaps.length)] : []
  const lines = [texts.caveat, ...gaps, texts.by(say(content.event.organiser, lang))].flatMap((text) =>
    wrapped(outline, text, { size: 28, weight: 400, width: room }),
  )
  const rows = lines.map((text, index) =>
    textAt(outline, text, { x: edge, y: 60 + index * 44 }, { size: 28, fill: ink.quiet }),
  )
  const rule = line({ x: edge, y: 0 }, { x: width - edge, y: 0 }, ink.axis)
  return { svg: rule + rows.join(''), height: 60 + lines.length * 44 + 40 }
}

/** Everything that may be drawn, so that its glyphs are there. */
function textsOf({ summary, content, lang }: PosterSource): string[] {
  const texts = posterTexts[lang]
  const { booth, name, organiser } = content.event
  return [
    ...[booth, name, organiser].map((words) => say(words, lang)),
    windowText(summary, lang),
    ...summary.figures.flatMap((figure) => [say(figure.name, lang), say(figure.unit, lang)]),
    ...summary.byUnit.map((unit) => say(unit.name, lang)),
    ...[
      texts.byHour,
      texts.byUnit,
      texts.caveat,
      texts.gaps(0),
      texts.by(''),
      texts.nothing,
      texts.all,
      texts.hour('0'),
    ],
    ...[unknownValue, '0123456789-.≥ :年月日'],
  ]
}

/** The days that the figures are of; of all records, the first and the last with data. */
function windowText({ window }: Summary, lang: 'zh' | 'en'): string {
  const [first, last] = [window.days[0], window.days.at(-1)]
  if (window.from !== null || window.to !== null || !first || !last) return say(window.text, lang)
  return first === last ? first : posterTexts[lang].days(first, last)
}
