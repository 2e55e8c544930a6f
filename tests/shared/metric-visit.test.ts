import { describe, expect, test } from 'vitest'
import { countsUnder, medianOf, tallyText } from '#shared/metric-tally.ts'
import { countVisit, type LoggedEvent } from '#shared/metric-visit.ts'

const nine = Date.parse('2023-05-20T09:00:00+08:00')
const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const placeOf = (instant: number) => {
  const local = new Date(instant + 8 * hour).toISOString()
  return { day: local.slice(0, 10), hour: Number(local.slice(11, 13)) }
}

let made = 0
type Change = Partial<LoggedEvent> & { after?: number }
/** An event `after` seconds into the visit, received two seconds later. */
function event(type: LoggedEvent['type'], { after = 0, ...change }: Change = {}): LoggedEvent {
  const at = change.at ?? nine + after * second
  const id = String(++made).padStart(26, '0')
  const plain = { visit: 'v', audience: 'visitor', rehearsal: false, exhibit: null, detail: {}, kiosk: 'west' }
  return { id, at, receivedAt: at + 2 * second, type, ...plain, ...change }
}
const start = () => event('visit-started', { detail: { language: 'zh' } })
const opened = (exhibit: string, after: number) => event('exhibit-opened', { exhibit, after })
const closed = (exhibit: string, dwellMs: number, after = 5) =>
  event('exhibit-closed', { exhibit, detail: { dwellMs }, after })
const liked = (exhibit: string, on: boolean, after: number) =>
  event('exhibit-liked', { exhibit, detail: { liked: on }, after })
const ended = (detail: LoggedEvent['detail'], after = 60) =>
  event('visit-ended', { detail: { language: 'zh', ...detail }, after })
const count = (...events: LoggedEvent[]) => Object.fromEntries(countVisit(events, placeOf).tally)

describe('sessions', () => {
  test('one visit is one session, whatever is in it', () => {
    expect(count(start())).toEqual({ sessions: 1, 'hour:9': 1, 'language:zh': 1 })
    expect(count(start(), opened('a', 1), opened('b', 2))['sessions']).toBe(1)
  })

  test.each<[string, LoggedEvent[], number | undefined]>([
    ['three actions', [start(), opened('a', 1), opened('b', 2), opened('c', 3)], 1],
    ['two actions in three seconds', [start(), opened('a', 1), opened('b', 3)], undefined],
    [
      'going home is no action',
      [start(), event('home-opened'), opened('a', 1), event('home-opened', { after: 2 })],
      undefined,
    ],
    ['ten seconds as the screen told', [start(), ended({ durationMs: 10_000 })], 1],
    ['a little less', [start(), ended({ durationMs: 9_999 })], undefined],
    ['ten seconds by the touches of a visit without an end', [start(), event('home-opened', { after: 10 })], 1],
    ['a page that closed by itself later is no touch', [start(), closed('a', 900, 40)], undefined],
    ['being told of the end is no touch', [start(), ended({ durationMs: 0 }, 65)], undefined],
  ])('effective: %s', (_what, events, effective) => expect(count(...events)['effective']).toBe(effective))

  test('F5 a session belongs to the day and the hour of its first touch, also across midnight', () => {
    const late = Date.parse('2023-05-20T23:59:30+08:00')
    const events = [event('visit-started', { at: late }), event('exhibit-opened', { at: late + minute, exhibit: 'a' })]
    const { day, tally } = countVisit(events.toReversed(), placeOf)
    expect([day, countsUnder(tally, 'hour')]).toEqual(['2023-05-20', [['23', 1]]])
  })

  test.each<[string, LoggedEvent[], string]>([
    [
      'the end tells',
      [start(), event('language-chosen', { detail: { language: 'vi' }, after: 1 }), ended({ language: 'th' })],
      'th',
    ],
    ['else the last choice', [start(), event('language-chosen', { detail: { language: 'vi' }, after: 1 })], 'vi'],
    ['else nobody knows', [opened('a', 1)], 'unknown'],
  ])('the language: %s', (_what, events, language) =>
    expect(count(...events)).toHaveProperty(`language:${language}`, 1),
  )
})

describe('exhibits', () => {
  test.each<[number, number | undefined, number | undefined]>([
    [1_999, undefined, undefined],
    [2_000, 1, 2],
    [35_900, 1, 35],
    [900_000, 1, 180],
  ])('a page that stayed for %i ms', (dwellMs, views, seconds) => {
    const tally = count(start(), closed('a', dwellMs))
    expect(tally['view:a']).toBe(views)
    expect(Object.keys(tally).filter((name) => name.startsWith('dwell:'))).toEqual(
      seconds === undefined ? [] : [`dwell:a:${seconds}`],
    )
  })

  test.each<[string, boolean[], number | undefined]>([
    ['once', [true], 1],
    ['taken back', [true, false], undefined],
    ['and again', [true, false, true], 1],
    ['the same one twice', [true, true], 1],
  ])('a like: %s', (_what, turns, likes) => {
    expect(count(start(), ...turns.map((on, place) => liked('a', on, place)))['like:a']).toBe(likes)
  })

  test('codes shown count each time; which exhibit leads to which, without opening the same one again', () => {
    const shown = [1, 2].map((after) => event('qr-shown', { exhibit: 'a', after }))
    const tally = count(start(), ...shown, opened('a', 1), opened('a', 3), opened('b', 4), opened('a', 5))
    expect(tally).toMatchObject({ 'qr:a': 2, 'flow:a:b': 1, 'flow:b:a': 1 })
    expect(tally).not.toHaveProperty('flow:a:a')
  })
})

test('quizzes: begun once a session, right and asked only of those that were finished', () => {
  const answer = (question: string, correct: boolean) =>
    event('quiz-answered', { detail: { question, correct }, after: 3 })
  const begun = [event('quiz-started'), event('quiz-started', { after: 2 }), answer('q1', true), answer('q2', false)]
  expect(count(start(), ...begun)).toMatchObject({
    'quiz-started': 1,
    'question:q1': 1,
    'question-right:q1': 1,
    'question:q2': 1,
  })
  expect(count(start(), ...begun)).not.toHaveProperty('quiz-of')
  const whole = count(start(), ...begun, event('quiz-finished', { detail: { right: 1, of: 3 }, after: 9 }))
  expect(whole).toMatchObject({ 'quiz-finished': 1, 'quiz-right': 1, 'quiz-of': 3 })
})

test.each<[string, Partial<LoggedEvent>[], string]>([
  ['visitors', [{}, {}], 'visitor'],
  ['a tour', [{}, { audience: 'tour' }], 'tour'],
  ['staff in the middle of a visit', [{}, { audience: 'staff' }, { audience: 'tour' }], 'staff'],
  ['a rehearsal above all', [{ audience: 'staff' }, { rehearsal: true }], 'rehearsal'],
])('F3 whose session it was: %s', (_what, changes, name) => {
  expect(
    countVisit(
      changes.map((change) => event('home-opened', change)),
      placeOf,
    ).class,
  ).toBe(name)
})

describe('F6 clocks', () => {
  const received = nine + 30 * minute
  const at = (offset: number) => [event('visit-started', { at: received + offset, receivedAt: received })]
  test.each<[string, number, number | undefined, number]>([
    ['right', -2 * second, undefined, 9],
    ['two minutes ahead', 2 * minute, undefined, 9],
    ['more than that', 2 * minute + 1, 1, 9],
    ['three hours ahead', 3 * hour, 1, 9],
    ['cut off over a night', -20 * hour, undefined, 13],
    ['a day and a half behind', -36 * hour, undefined, 21],
    ['more than that', -36 * hour - 1, 1, 9],
  ])('%s', (_what, offset, doubtful, hourOfDay) => {
    const tally = count(...at(offset))
    expect(tally['doubtful']).toBe(doubtful)
    expect(tally[`hour:${hourOfDay}`]).toBe(1)
    expect(tally[`hour-doubtful:${hourOfDay}`]).toBe(doubtful)
  })

  test('a clock that was mended in the middle leaves the visit at its first receipt', () => {
    const events = [
      event('visit-started', { at: received + 40 * 24 * hour, receivedAt: received }),
      event('home-opened', { at: received + second }),
    ]
    expect(countVisit(events, placeOf)).toMatchObject({ started: received, day: '2023-05-20' })
  })
})

describe('F7 what is missing', () => {
  test('events that were dropped are told, and are no session', () => {
    expect(count(event('events-dropped', { visit: null, detail: { count: 17 } }))).toEqual({ dropped: 17 })
  })
  test('an event without a visit is told, and is no session', () => {
    expect(count(event('qr-shown', { visit: null, exhibit: 'a' }))).toEqual({ stray: 1 })
  })
  test('what came over ten minutes late is told by its own minute, and counts', () => {
    const tally = count(event('visit-started', { at: nine, receivedAt: nine + 10 * minute + 1 }))
    expect(tally).toMatchObject({ sessions: 1, [`late:${nine / minute}`]: 1 })
    expect(count(event('visit-started', { at: nine, receivedAt: nine + 10 * minute }))).not.toHaveProperty(
      `late:${nine / minute}`,
    )
  })
})

test('F8 the order in which events come changes nothing', () => {
  const events = [
    start(),
    opened('a', 1),
    liked('a', true, 2),
    liked('a', false, 3),
    closed('a', 4_000),
    opened('b', 6),
    ended({ durationMs: 6_000 }),
  ]
  const text = (list: LoggedEvent[]) => tallyText(countVisit(list, placeOf).tally)
  expect(text(events.toReversed())).toBe(text(events))
  expect(text([...events.slice(3), ...events.slice(0, 3)])).toBe(text(events))
})

test.each<[[number, number][], number | null]>([
  [[], null],
  [[[5, 1]], 5],
  [[[5, 1], [8, 1]], 6.5], // prettier-ignore
  [[[2, 3], [180, 1]], 2], // prettier-ignore
  [[[180, 2], [2, 1]], 180], // prettier-ignore
  [[[3, 0], [9, 2]], 9], // prettier-ignore
])('the median of %j is %j', (counted, median) => expect(medianOf(counted)).toBe(median))
