import { describe, expect, test } from 'vitest'
import { activityGroups, activityOrders, isOn } from '#shared/activities.ts'
import { challengesInOrder, isOpen } from '#shared/challenges.ts'
import { Content } from '#shared/content.ts'
import { exhibitsInField } from '#shared/fields.ts'
import { boundsOf, exhibitsInZone, isWithin, placedExhibits, zoneAt } from '#shared/floor-plan.ts'
import type { Point } from '#shared/rooms.ts'
import { content, ids, sampleContent } from '../support/fixtures.ts'

const activities = content.activities!
const challenges = content.challenges!
const plan = content.plan!

describe('activities', () => {
  test('K52 the sample keeps five series and five themes, two lists with activities on each of the ten', () => {
    expect([activities.series.length, activities.themes.length]).toEqual([5, 5])
    for (const order of ['series', 'theme'] as const) {
      const groups = activityGroups(content, order)
      expect(groups.map(({ key }) => key)).toEqual(
        (order === 'series' ? activities.series : activities.themes).map(({ id }) => id),
      )
    }
    expect(activities.list.some(({ series, theme }) => series && theme)).toBe(true)
  })

  test('K53 by day: each day from the first to the last, the earlier hour first, several days under each', () => {
    const days = activityGroups(content, 'day')
    expect(days.map(({ key }) => key)).toEqual(Array.from({ length: 12 }, (_, i) => `2023-05-${20 + i}`))
    for (const { key, activities: list } of days) {
      expect(list.every((activity) => isOn(activity, key))).toBe(true)
    }
    const open = activities.list.find(({ id }) => id === 'karst-open')!
    expect(days.filter(({ activities: list }) => list.includes(open)).map(({ key }) => key)).toEqual(
      ['25', '26', '27', '28', '29', '30', '31'].map((day) => `2023-05-${day}`),
    )
    expect(days[0]?.activities.map(({ from }) => from)).toEqual(['10:30', '14:00'])
  })

  test('K53 by place: the official order of units, none without an activity', () => {
    const places = activityGroups(content, 'unit').map(({ key }) => content.units.find(({ code }) => code === key)!)
    expect(places.map(({ order }) => order)).toEqual(places.map(({ order }) => order).toSorted((a, b) => a - b))
    expect(places.length).toBe(new Set(activities.list.flatMap(({ unit }) => unit ?? [])).size)
  })

  test('K53 a month that ends and a booth without activities', () => {
    const draft = sampleContent()
    Object.assign(draft.activities!, { from: '2024-02-28', to: '2024-03-01' })
    expect(activityGroups(draft, 'day').map(({ key }) => key)).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
    delete draft.activities
    for (const order of activityOrders) expect(activityGroups(draft, order)).toEqual([])
  })
})

test('K54 the next deadline comes first, its last day is open, what is over comes last', () => {
  const order = (today: string) => challengesInOrder(challenges, today).map(({ id }) => id)
  expect(order('2023-05-20')).toEqual([
    'pear-stones',
    'persimmon-drying',
    'valve-wear',
    'taro-seedlings',
    'cliff-drill',
    'buoy-power',
  ])
  expect(order('2023-07-01')).toEqual([
    'valve-wear',
    'taro-seedlings',
    'cliff-drill',
    'buoy-power',
    'persimmon-drying',
    'pear-stones',
  ])
  const pears = challenges.find(({ id }) => id === 'pear-stones')!
  const drill = challenges.find(({ id }) => id === 'cliff-drill')!
  expect([isOpen(pears, '2023-06-15'), isOpen(pears, '2023-06-16')]).toEqual([true, false])
  expect(isOpen(drill, '2099-01-01')).toBe(true)
})

test('K51 every exhibit of the sample is in one field, and a field has only its own', () => {
  const found = content.fields!.flatMap((field) => exhibitsInField(content, field).map(({ id }) => id))
  expect(found.toSorted()).toEqual(content.exhibits.map(({ id }) => id).toSorted())
})

describe('the plan', () => {
  const slanted: Point[] = [
    [0, 2],
    [1, 0],
    [3, 0],
    [4, 2],
  ]

  test('K55 a place is in a polygon or not, corners and edges included', () => {
    const inside: Point[] = [[2, 1], [0.5, 1], [1, 0], [2, 0], [2, 2], [3.5, 1]] // prettier-ignore
    const outside: Point[] = [[0.4, 1], [0, 0], [4, 0], [3.6, 1], [2, 2.01]] // prettier-ignore
    expect(inside.filter((at) => !isWithin(slanted, at))).toEqual([])
    expect(outside.filter((at) => isWithin(slanted, at))).toEqual([])
    expect(boundsOf(slanted)).toEqual({ x: 0, y: 0, width: 4, depth: 2 })
    expect(isWithin({ x: 1, y: 1, width: 2, depth: 1 }, [3, 2])).toBe(true)
    expect(isWithin({ x: 1, y: 1, width: 2, depth: 1 }, [3.01, 2])).toBe(false)
  })

  test('K55 the sample has the 84 square metres of the booth, all screens, and each exhibit within a zone', () => {
    expect(plan.width * plan.depth).toBe(content.event.area)
    expect(plan.screens.map(({ kiosk }) => kiosk)).toEqual(content.screens.map(({ kiosk }) => kiosk))
    const places = placedExhibits(content)
    expect(places.map(({ number }) => number)).toEqual(plan.exhibits.map((_, i) => i + 1))
    expect(places.filter(({ at }) => !zoneAt(plan, at))).toEqual([])
    const counted = plan.zones.flatMap((zone) => exhibitsInZone(content, zone))
    expect(counted).toHaveLength(plan.exhibits.length)
  })
})

describe('K57: what cannot be is named with its path', () => {
  type Draft = ReturnType<typeof sampleContent>
  const none = (what: string) => `names ${what}, which this content does not hold`
  const activity = (draft: Draft, change: object) => Object.assign(draft.activities!.list[0]!, change)

  test.each<[string, (draft: Draft) => void, string]>([
    ['a day before the week', (draft) => activity(draft, { date: '2023-05-19' }), 'activities.list.0.date: is not between 2023-05-20 and 2023-05-31'],
    ['a last day after it', (draft) => activity(draft, { until: '2023-06-01' }), 'activities.list.0.until: is not between 2023-05-20 and 2023-05-31'],
    ['a last day before the first', (draft) => Object.assign(draft.activities!.list[2]!, { until: '2023-05-20' }), 'activities.list.2.until: comes before 2023-05-21'],
    ['an end before the beginning', (draft) => activity(draft, { to: '10:30' }), 'activities.list.0.to: is not after 10:30'],
    ['a week that ends before it begins', (draft) => void Object.assign(draft.activities!, { list: [], to: '2023-05-01' }), 'activities.to: comes before 2023-05-20'],
    ['the unit of an activity', (draft) => activity(draft, { unit: '999999' }), `activities.list.0.unit: ${none('unit “999999”')}`],
    ['its series', (draft) => activity(draft, { series: 'lost' }), `activities.list.0.series: ${none('series “lost”')}`],
    ['its theme', (draft) => activity(draft, { theme: 'lost' }), `activities.list.0.theme: ${none('theme “lost”')}`],
    ['an activity on neither list', (draft) => activity(draft, { series: undefined, theme: undefined }), 'activities.list.0.series: is on neither list: name its series or its theme'],
    ['an activity twice', (draft) => activity(draft, { id: draft.activities!.list[1]!.id }), 'activities.list.1: repeats “street-fair”'],
    ['the unit of a challenge', (draft) => void Object.assign(draft.challenges![1]!, { unit: '999999' }), `challenges.1.unit: ${none('unit “999999”')}`],
    ['a code whose picture is not there', (draft) => void Object.assign(draft.challenges![0]!, { answer: { kind: 'image', media: 'lost', label: { zh: '码', en: 'Code' } } }), `challenges.0.answer.media: ${none('media “lost”')}`],
    ['a field that no exhibit has', (draft) => void draft.fields![0]!.holds.push('炼金术'), 'fields.0.holds.8: names the field “炼金术”, which no exhibit has'],
    ['an exhibit on the plan', (draft) => void Object.assign(draft.plan!.exhibits[0]!, { exhibit: ids.noExhibit }), `plan.exhibits.0.exhibit: ${none('exhibit “no-such-exhibit”')}`],
    ['a screen on the plan', (draft) => void Object.assign(draft.plan!.screens[0]!, { kiosk: 'lost' }), `plan.screens.0.kiosk: ${none('screen “lost”')}`],
    ['an exhibit outside the booth', (draft) => void Object.assign(draft.plan!.exhibits[0]!, { at: [12.1, 1] }), "plan.exhibits.0.at: is not within the booth's 12 × 7 m"],
    ['a screen outside the booth', (draft) => void Object.assign(draft.plan!.screens[2]!, { at: [1, 7.5] }), "plan.screens.2.at: is not within the booth's 12 × 7 m"],
    ['a zone that sticks out', (draft) => void Object.assign(draft.plan!.zones[2]!, { outline: { x: 10, y: 1, width: 3, depth: 1 } }), "plan.zones.2.outline: is not within the booth's 12 × 7 m"],
    ['a zone that is a line', (draft) => void Object.assign(draft.plan!.zones[2]!, { outline: [[1, 1], [2, 1], [3, 1]] }), "plan.zones.2.outline: is not within the booth's 12 × 7 m"],
  ])('%s', (_, edit, issue) => {
    const draft = sampleContent()
    edit(draft)
    const issues = Content.safeParse(draft).error?.issues ?? []
    expect(issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([issue])
  }) // prettier-ignore

  test('K57 whom to ask is an office: a mobile telephone is refused, an office line is not', () => {
    const withPhone = (phone: string) => {
      const draft = sampleContent()
      draft.activities!.list[0]!.office.phone = phone
      return Content.safeParse(draft).error?.issues.map(({ path }) => path.join('.')) ?? []
    }
    expect(withPhone('400-000 0000')).toEqual([])
    expect(withPhone('138 0000 0000')).toEqual(['activities.list.0.office.phone'])
    expect(withPhone('call me')).toEqual(['activities.list.0.office.phone'])
  })

  test('K57 a day that is none, an hour that is none and a negative place are refused', () => {
    const wrong = (edit: (draft: Draft) => void) => {
      const draft = sampleContent()
      edit(draft)
      return Content.safeParse(draft).error?.issues[0]?.path.join('.')
    }
    expect(wrong((draft) => activity(draft, { date: '2023-02-30' }))).toBe('activities.list.0.date')
    expect(wrong((draft) => activity(draft, { from: '25:00' }))).toBe('activities.list.0.from')
    expect(wrong((draft) => Object.assign(draft.challenges![0]!, { deadline: 'soon' }))).toBe('challenges.0.deadline')
    expect(wrong((draft) => Object.assign(draft.plan!.exhibits[0]!, { at: [-1, 0] }))).toBe('plan.exhibits.0.at.0')
  })
})
