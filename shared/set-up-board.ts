import type { Content, Exhibit } from './content.ts'
import type { ExhibitId } from './ids.ts'
import type { Interval } from './metric-operations.ts'
import type { SetUpLine, SetUpMark, SetUpState, ShowState } from './set-up.ts'

/** What the log of setting up adds up to. No schema here: the panel imports this file and stays small. */

const arrivedStates: ReadonlySet<string> = new Set(['arrived', 'checked', 'in-place'])
const showStates: ReadonlySet<string> = new Set(['present', 'leaving', 'withdrawn', 'faulty'])

export const isShowState = (state: SetUpState | ShowState): state is ShowState => showStates.has(state)

/** An exhibit of which nobody has said anything. */
export const emptyLine = (exhibit: ExhibitId): SetUpLine => ({
  ...{ exhibit, state: 'expected', show: null, arrived: null, last: null },
})

/** The line after one more mark. Who first received it stays; `expected` takes all of it back (R20). */
export function marked(line: SetUpLine, { state, at, by }: Omit<SetUpMark, 'id'>): SetUpLine {
  const said = { at, by }
  if (isShowState(state)) return { ...line, show: state, last: said }
  const show = state === 'in-place' ? 'present' : null
  const arrived = state === 'expected' ? null : (line.arrived ?? (arrivedStates.has(state) ? said : null))
  return { ...line, state, show, arrived, last: said }
}

/** How each exhibit that was marked stands. Marks come oldest first. */
export function linesOf(marks: readonly SetUpMark[]): Map<ExhibitId, SetUpLine> {
  const lines = new Map<ExhibitId, SetUpLine>()
  for (const mark of marks) lines.set(mark.exhibit, marked(lines.get(mark.exhibit) ?? emptyLine(mark.exhibit), mark))
  return lines
}

/** Whether it came after the deadline, or has not come and the deadline is past (R21). */
export function isLate({ arrived }: SetUpLine, deadline: number | null, now: number): boolean {
  return deadline !== null && (arrived?.at ?? now) > deadline
}

export type LiveCondition = { exhibit: ExhibitId; condition: 'ok' | 'missing' | 'faulty' }

/** What the board knows of exhibits today; of the others it says nothing (R23). */
export function conditionsOf(lines: Iterable<SetUpLine>): LiveCondition[] {
  return [...lines].flatMap((line) => {
    const condition = conditionOf(line)
    return condition ? [{ exhibit: line.exhibit, condition }] : []
  })
}

function conditionOf({ state, show }: SetUpLine): LiveCondition['condition'] | null {
  if (state === 'missing' || show === 'withdrawn') return 'missing'
  if (show === 'faulty') return 'faulty'
  return state === 'in-place' ? 'ok' : null
}

/** The content with what the board knows instead of what was written before. Whether somebody staffs it the board cannot know. */
export function withConditions(content: Content, live: readonly LiveCondition[]): Content {
  if (live.length === 0) return content
  const known = new Map(live.map(({ exhibit, condition }) => [exhibit, condition]))
  const now = (exhibit: Exhibit): Exhibit => {
    const condition = known.get(exhibit.id)
    if (!condition || (condition === 'ok' && exhibit.condition === 'unstaffed')) return exhibit
    return { ...exhibit, condition }
  }
  return { ...content, exhibits: content.exhibits.map(now) }
}

const outOfOrder = (line: SetUpLine) => ['missing', 'faulty'].includes(conditionOf(line) ?? 'ok')

/** When one exhibit was away or out of order; what still is has no end but `until`. Marks of it alone, oldest first. */
export function faultsOf(marks: readonly SetUpMark[], until: number): Interval[] {
  const faults: Interval[] = []
  let since: number | null = null
  let line: SetUpLine | null = null
  for (const mark of marks) {
    line = marked(line ?? emptyLine(mark.exhibit), mark)
    const out = outOfOrder(line)
    if (out && since === null) since = mark.at
    if (!out && since !== null) {
      faults.push({ from: since, to: mark.at })
      since = null
    }
  }
  return since === null ? faults : [...faults, { from: since, to: until }]
}
