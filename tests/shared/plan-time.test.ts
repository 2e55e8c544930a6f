import { describe, expect, test } from 'vitest'
import { compress } from '#shared/compress.ts'
import { Content, type Tour } from '#shared/content.ts'
import { planTime } from '#shared/plan-time.ts'
import { avoidAt, isOldFigure, troubleAt } from '#shared/preparedness.ts'
import { ratesOf, speakingRates } from '#shared/speaking-time.ts'
import { content, rawSample, sampleContent } from '../support/fixtures.ts'

const longest = content.tours.toSorted((a, b) => b.stops.length - a.stops.length)[0]!
const ids = longest.stops.map((stop) => stop.id)

describe('T7 stops whose exhibit is not in order', () => {
  const [first] = longest.stops
  const withCondition = (condition?: 'ok' | 'missing' | 'faulty' | 'unstaffed') => {
    const changed = sampleContent()
    const exhibit = changed.exhibits.find(({ id }) => id === first!.exhibit)!
    if (condition) exhibit.condition = condition
    else delete exhibit.condition
    return changed
  }

  test.each(['missing', 'faulty', 'unstaffed'] as const)('T7 %s is flagged', (condition) => {
    expect(troubleAt(first!, withCondition(condition))).toBe(condition)
  })

  test('T7 one in order, or of which nothing is said, is not; one that the content lost is missing', () => {
    expect(troubleAt(first!, withCondition('ok'))).toBeNull()
    expect(troubleAt(first!, withCondition())).toBeNull()
    expect(troubleAt({ ...first!, exhibit: 'gone' as never }, content)).toBe('missing')
  })

  test('T7 they go before anything else does, wherever they stand, and before a script is shortened', () => {
    const flagged = new Set([ids[0], ids[4]])
    const isFlagged = ({ id }: { id: (typeof ids)[number] }) => flagged.has(id)
    const sound = ids.filter((id) => !flagged.has(id))
    for (const minutes of [20, 12, 8, 4, 2, 1]) {
      const { stops } = compress(longest, ids, minutes, { isFlagged })
      expect(stops).toEqual(sound.slice(0, stops.length))
    }
    const full = compress(longest, sound, 60).seconds / 60
    expect(compress(longest, ids, full, { isFlagged })).toMatchObject({ stops: sound, length: 'full' })
  })

  test('T7 with time for everything they stay, and so does the last one there is', () => {
    const isFlagged = () => true
    expect(compress(longest, ids, 90, { isFlagged }).stops).toEqual(ids)
    expect(compress(longest, ids, 0.2, { isFlagged }).stops).toEqual(ids.slice(0, 1))
  })
})

describe('T8 speaking time', () => {
  const speak = (han: number) => ({ zh: '山'.repeat(han), en: 'hill' })
  const plan: Tour = {
    ...longest,
    minutes: 2,
    overview: { script: speak(90) },
    stops: [{ ...longest.stops[0]!, scripts: { oneLine: speak(10), short: speak(150), full: speak(300) } }],
  }

  test('T8 the overview is spoken standing, the stops while walking, with steps between', () => {
    expect(planTime(plan, 'short', speakingRates)).toEqual({ seconds: 30 + 60 + 8, budget: 120, over: false })
    expect(planTime(plan, 'full', speakingRates)).toEqual({ seconds: 30 + 120 + 8, budget: 120, over: true })
  })

  test('T8 the rates are the booth’s own where it has set them', () => {
    expect(ratesOf(content)).toEqual({ standing: 180, walking: 150 })
    const slow = { settings: { ...content.settings, speaking: { standing: 90, walking: 75 } } }
    expect(planTime(plan, 'short', ratesOf(slow))).toEqual({ seconds: 60 + 120 + 8, budget: 120, over: true })
    expect(compress(plan, [plan.stops[0]!.id], 2, { rates: ratesOf(slow) }).length).toBe('oneLine')
  })

  test.each([1, 3, 6, 12])('T8 the sample has a plan of %i minutes that fits at some length', (minutes) => {
    const preset = content.tours.find((tour) => tour.minutes === minutes)
    expect(preset).toBeDefined()
    if (preset) expect(planTime(preset, 'oneLine', ratesOf(content)).over).toBe(false)
  })
})

describe('T11 figures with a source and a date', () => {
  const now = Date.parse('2026-01-01')
  test('T11 a figure is old after the days that the booth has set, or after a year', () => {
    const set = (figureDays?: number) => ({
      settings: { ...Content.parse({ ...rawSample(), settings: {} }).settings, ...(figureDays && { figureDays }) },
    })
    expect(isOldFigure('2025-01-02', set(), now)).toBe(false)
    expect(isOldFigure('2024-12-30', set(), now)).toBe(true)
    expect(isOldFigure('2025-12-01', set(30), now)).toBe(true)
    expect(isOldFigure('2025-12-03', set(30), now)).toBe(false)
  })

  test('T11 a card without a source or a date is no content', () => {
    for (const field of ['source', 'asOf'] as const) {
      const draft = sampleContent()
      const place = draft.exhibits.findIndex(({ questions }) => questions && questions.length > 0)
      Object.assign(draft.exhibits[place]!.questions![0]!, { [field]: undefined })
      const parsed = Content.safeParse(draft)
      expect(parsed.error?.issues[0]?.path.join('.')).toMatch(
        new RegExp(`^exhibits\\.${place}\\.questions\\.0\\.${field}`),
      )
    }
  })

  test('T11 every exhibit of the sample’s tours has an answer ready', () => {
    const visited = new Set(content.tours.flatMap(({ stops }) => stops.map(({ exhibit }) => exhibit)))
    const silent = content.exhibits.filter(({ id, questions }) => visited.has(id) && !questions?.length)
    expect(silent).toEqual([])
  })
})

test('what must not be said is a list, and one note of older content is a list of one', () => {
  const note = { zh: '不谈价格。', en: 'No prices.' }
  const [stop] = longest.stops
  expect(avoidAt({ ...stop!, avoid: note })).toEqual([note])
  expect(avoidAt({ ...stop!, avoid: [note, note] })).toEqual([note, note])
  const { avoid: _, ...silent } = stop!
  expect(avoidAt(silent)).toEqual([])
})

test('content that was stored before these fields existed is content still', () => {
  const old = sampleContent()
  for (const exhibit of old.exhibits) {
    delete exhibit.questions
    delete exhibit.condition
  }
  delete old.emergencyCards
  delete old.settings.speaking
  delete old.settings.figureDays
  expect(Content.parse(old)).toEqual(old)
})

test('D5: an emergency card names an approved text', () => {
  const draft = sampleContent()
  draft.emergencyCards![0]!.text = 'no-such-text' as never
  expect(Content.safeParse(draft).error?.issues[0]).toMatchObject({ path: ['emergencyCards', 0, 'text'] })
})
