import type { MetricId } from '#shared/metric-ids.ts'
import type { Summary, SummaryFigure } from '#shared/summary.ts'

/** The figures that a page for a glance shows, in this order; the workbook has all. */
const first: readonly MetricId[] = [
  ...(['visitors', 'sessions', 'effective-sessions', 'exhibit-views', 'median-dwell', 'qr-shown', 'qr-scans'] as const),
  ...(['quiz-finished', 'likes', 'leads', 'tour-groups', 'tour-heads', 'guided-sessions', 'media-items'] as const),
]

/** Of these, those that are known and are not nought: what nobody measured is not shown as if it were. */
export const figuresAtAGlance = ({ figures }: Summary): SummaryFigure[] =>
  first.flatMap((metric) => figures.filter((figure) => figure.metric === metric && Boolean(figure.value)))
