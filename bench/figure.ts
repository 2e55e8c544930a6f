import type { Summary } from './stats.ts'

export type PartName =
  | 'frame'
  | 'tour'
  | 'fanout'
  | 'ingest'
  | 'start'
  | 'size'
  | 'search'
  | 'touch'
  | 'attract'
  | 'cold'
  | 'figures'
  | 'soak'
  | 'day'
  | 'video'

export type Unit =
  | 'ms'
  | '%'
  | 'events/s'
  | 'frames/s'
  | 'tasks'
  | 'kB'
  | 'MB'
  | 'kB per 100 visits'
  | 'nodes per 100 visits'
  | 'listeners per 100 visits'

type Statistic = 'p50' | 'p95' | 'p99' | 'value' | 'ratio'
export type Limit =
  { of: Statistic; atMost: number } | { of: Statistic; atLeast: number } | { of: 'interval'; contains: number } // of a value that is only known to within its 95 % interval

export type Measure = Summary | { value: number; interval?: { low: number; high: number } }

/** One line of the result: what was measured, what the bare floor did in the same run, and what is to be reached. */
export type Figure = {
  id: string
  what: string
  unit: Unit
  measured: Measure
  /** The same measurement on the bare floor, in the same run. */
  bare: Measure | null
  /** Measured over bare, medians. */
  ratio: number | null
  limits: Limit[]
  /** Null where nothing was promised. */
  reached: boolean | null
}

type Sketch = Pick<Figure, 'id' | 'what' | 'unit' | 'measured'> & { bare?: Figure['bare']; limits?: Limit[] }

export function figure({ bare = null, limits = [], ...rest }: Sketch): Figure {
  const ratio = bare ? middle(rest.measured) / middle(bare) : null
  const { measured } = rest
  const read = (of: Statistic): number => {
    if (of === 'ratio') return ratio ?? NaN
    if ('value' in measured) return of === 'value' ? measured.value : NaN
    return of === 'value' ? NaN : measured[of]
  }
  const holds = (limit: Limit): boolean => {
    if ('atMost' in limit) return read(limit.of) <= limit.atMost
    if ('atLeast' in limit) return read(limit.of) >= limit.atLeast
    const interval = 'value' in measured ? measured.interval : undefined
    return interval !== undefined && interval.low <= limit.contains && limit.contains <= interval.high
  }
  return { ...rest, bare, ratio, limits, reached: limits.length > 0 ? limits.every(holds) : null }
}

const middle = (measure: Measure): number => ('value' in measure ? measure.value : measure.p50)
