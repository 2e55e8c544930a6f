import type { Exhibit } from '#shared/content.ts'
import { isLate } from '#shared/set-up-board.ts'
import type { SetUpLine, SetUpState, ShowState } from '#shared/set-up.ts'

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase()

/** The exhibit whose id a label holds, or whose number was typed: `gl-1` finds no GL-10. */
export function exhibitCalled<One extends Pick<Exhibit, 'id' | 'no'>>(
  text: string,
  exhibits: readonly One[],
): One | null {
  const wanted = plain(text)
  return exhibits.find(({ id, no }) => id === wanted || plain(no) === wanted) ?? null
}

/** Whether what is being typed is in its number or its title. */
export function matches({ id, no, title }: Exhibit, text: string): boolean {
  const wanted = plain(text)
  return [id, no, title.zh, title.en].some((part) => plain(part).includes(wanted))
}

export type Filter = 'all' | SetUpState | 'late' | 'trouble'
export const filters: readonly Filter[] = [
  'all',
  'expected',
  'arrived',
  'checked',
  'in-place',
  'missing',
  'late',
  'trouble',
]

/** Whether a line belongs under a filter. */
export function isUnder(filter: Filter, line: SetUpLine, deadline: number | null, now: number): boolean {
  if (filter === 'all') return true
  if (filter === 'late') return isLate(line, deadline, now)
  if (filter === 'trouble') return line.show !== null && line.show !== 'present'
  return line.state === filter
}

const forward: Partial<Record<SetUpState, SetUpState>> = {
  expected: 'arrived',
  missing: 'arrived',
  arrived: 'checked',
  checked: 'in-place',
}

/** What is most likely said next of an exhibit; null once it is in place. */
export const nextOf = ({ state }: SetUpLine): SetUpState | null => forward[state] ?? null

/** Everything that may be said of an exhibit now, the likeliest first. */
export function actsOf({ state, show }: SetUpLine): (SetUpState | ShowState)[] {
  if (state !== 'in-place') {
    const setting: SetUpState[] = ['arrived', 'checked', 'in-place', 'missing', 'expected']
    return setting.filter((one) => one !== state)
  }
  const shows: Record<ShowState, ShowState[]> = {
    present: ['faulty', 'leaving'],
    faulty: ['present', 'leaving'],
    leaving: ['withdrawn', 'present'],
    withdrawn: ['present'],
  }
  return [...shows[show ?? 'present'], 'missing', 'expected']
}
