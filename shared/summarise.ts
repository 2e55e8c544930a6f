import { callFigures } from './metric-operations.ts'
import { figuresOf } from './summary-figures.ts'
import { gapsOf } from './summary-gaps.ts'
import type { SummaryInput } from './summary-input.ts'
import {
  apartOf,
  byDay,
  byExhibit,
  byHour,
  byLanguage,
  byScreen,
  byUnit,
  exhibitsInOrder,
  flowOf,
  quizOf,
  screensOf,
  together,
  visitorsOf,
} from './summary-tables.ts'
import type { Summary } from './summary.ts'
import { tourTotals } from './tour-totals.ts'
import { categoryNames } from './tour-words.ts'
import { cityFigures } from './unit-figures-city.ts'
import type { Words } from './words.ts'

/** The whole summary from its input, without a clock: the same input gives the same summary (F8). */
export function summarise(input: SummaryInput): Summary {
  const { window, content } = input
  const screens = screensOf(input)
  const rows = visitorsOf(input.sums)
  const visitors = together(rows)
  const exhibits = exhibitsInOrder(input)
  const { responseSeconds: _response, arrivalSeconds: _arrival, ...calls } = callFigures(input.calls)
  return {
    version: 1,
    window: {
      from: isoOrNull(window.from),
      to: isoOrNull(window.to),
      timeZone: window.timeZone,
      days: [...window.days],
      text: window.text,
    },
    bundle: input.bundle,
    screens,
    figures: figuresOf(input, visitors, namesOf(screens)),
    byDay: byDay(rows, window.days),
    byHour: byHour(rows, window.days),
    byScreen: byScreen(rows, screens),
    byLanguage: byLanguage(visitors, content),
    byExhibit: byExhibit(exhibits, visitors, input),
    byUnit: byUnit(exhibits, visitors, content),
    flow: flowOf(visitors),
    quiz: quizOf(visitors, content),
    tours: toursOf(input),
    calls,
    apart: apartOf(input.sums),
    gaps: gapsOf(input, screens),
    city: input.sources.units && cityFigures(input.sources.units, content, input.sources),
  }
}

const isoOrNull = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString())

const namesOf = (screens: Summary['screens']): Words[] => screens.map(({ name }) => name)

function toursOf({ tours, guided }: SummaryInput): Summary['tours'] {
  const totals = tourTotals(tours, guided)
  return {
    ...totals,
    byCategory: totals.byCategory.map(({ category, figures }) => ({
      category,
      name: category === null ? uncategorised : categoryNames[category],
      figures,
    })),
  }
}

const uncategorised: Words = { zh: '未分类', en: 'Not categorised' }
