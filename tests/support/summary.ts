import type { Content } from '#shared/content.ts'
import { KioskId } from '#shared/ids.ts'
import type { VisitClass } from '#shared/metric-visit.ts'
import { summarise } from '#shared/summarise.ts'
import { noOtherSources, type OtherSources, type SumRow } from '#shared/summary-input.ts'
import type { Summary } from '#shared/summary.ts'
import { content as sample } from './fixtures.ts'
import { randomFrom } from './seeded.ts'

export type FairOptions = { content?: Content; sources?: Partial<OtherSources>; sums?: SumRow[]; days?: string[] }

/** The figures of a made-up two-day fair, always the same, out of the project's own folds. */
export function fairSummary({ content = sample, sources = {}, sums, days = fairDays }: FairOptions = {}): Summary {
  return summarise({
    window: {
      from: Date.parse('2023-05-20T00:00:00+08:00'),
      to: Date.parse('2023-05-22T00:00:00+08:00'),
      timeZone: 'Asia/Shanghai',
      days,
      text: { zh: '2023-05-20 至 2023-05-21', en: '2023-05-20 to 2023-05-21' },
    },
    bundle: 'a'.repeat(64),
    content,
    lastKnown: new Map(),
    sums: sums ?? fairSums(content),
    ...{ tours: [], guided: [], calls: [] },
    sources: { ...noOtherSources, ...sources },
    timeText: (instant) => new Date(instant).toISOString(),
  })
}

const fairDays = ['2023-05-20', '2023-05-21']

/** Counters of each day and screen, by the hours in which a hall is open. */
export function fairSums(content: Content, kind: VisitClass = 'visitor'): SumRow[] {
  const random = randomFrom(7)
  const upTo = (most: number) => Math.floor(random() * most)
  return fairDays.flatMap((day) =>
    ['west', 'east'].map((kiosk) => {
      const hours = Array.from({ length: 8 }, (_, index) => [index + 9, 20 + upTo(120)] as const)
      const sessions = hours.reduce((sum, [, count]) => sum + count, 0)
      const tally = new Map<string, number>([
        ...[['sessions', sessions] as const, ['effective', Math.floor(sessions * 0.7)] as const],
        ...hours.flatMap(([hour, count]) => [
          [`hour:${hour}`, count] as const,
          [`hour-effective:${hour}`, Math.floor(count * 0.7)] as const,
        ]),
        ...content.exhibits.flatMap(({ id }) => [
          [`view:${id}`, upTo(60)] as const,
          [`dwell:${id}:${20 + upTo(40)}`, 30] as const,
          [`qr:${id}`, upTo(9)] as const,
          [`like:${id}`, upTo(12)] as const,
        ]),
        ...[['language:zh', sessions - 30] as const, ['language:en', 30] as const],
        ...[['quiz-started', 50] as const, ['quiz-finished', 40] as const],
        ...[['quiz-right', 83] as const, ['quiz-of', 120] as const],
      ])
      return { day, kiosk: KioskId.parse(kiosk), class: kind, tally }
    }),
  )
}
