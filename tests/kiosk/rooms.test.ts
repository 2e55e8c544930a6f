import { cleanup, render } from '@testing-library/svelte'
import { afterEach, describe, expect, test } from 'vitest'
import type { Content } from '#shared/content.ts'
import { VisitEvent } from '#shared/visit-events.ts'
import type { ActivitiesPage, Page } from '#shared/visit.ts'
import Activities from '../../kiosk/scenes/Activities.svelte'
import BoothPlan from '../../kiosk/scenes/BoothPlan.svelte'
import Home from '../../kiosk/scenes/Home.svelte'
import { dayAt, daysOf } from '../../kiosk/parts/day-in.ts'
import { listOf } from '../../kiosk/visit/list-of.ts'
import { trailOf } from '../../kiosk/visit/trail.ts'
import { Visitor } from '../../kiosk/visit/visit.svelte.ts'
import { boothNow, content, recording, tourBooth, west } from './support.ts'

afterEach(cleanup)

const activity = content.activities!.list[0]!
const challenge = content.challenges![0]!
const field = content.fields![0]!
const zone = content.plan!.zones[0]!
const pages: [Page, string, object][] = [
  [{ name: 'field', field: field.id }, field.name.zh, { type: 'field-opened', field: field.id }],
  [{ name: 'activities', by: 'day', only: null }, '科普活动', { type: 'activities-opened' }],
  [{ name: 'activity', activity: activity.id }, activity.title.zh, { type: 'activity-opened', activity: activity.id }],
  [{ name: 'challenges' }, '揭榜挂帅', { type: 'challenges-opened' }],
  [
    { name: 'challenge', challenge: challenge.id },
    challenge.title.zh,
    { type: 'challenge-opened', challenge: challenge.id },
  ],
  [{ name: 'plan' }, '展区平面', { type: 'plan-opened' }],
  [{ name: 'zone', zone: zone.id }, zone.name.zh, { type: 'zone-opened', zone: zone.id }],
]

const visit = () => {
  const log = recording()
  const visitor = new Visitor({ recorder: log.recorder, now: () => 1_000, kiosk: () => west, resumeSeconds: () => 20 })
  visitor.start('attract')
  return { log, visitor }
}
const named = (container: HTMLElement, name: string) =>
  [...container.querySelectorAll('button')].find((button) => button.textContent?.includes(name))

describe('the way', () => {
  test.each(pages)('K56 %j says where it is, is recorded once, and back leads home', (page, name, event) => {
    const { log, visitor } = visit()
    visitor.open(page)
    expect(trailOf(content, visitor.visit!.pages, 'zh')).toEqual(['首页', name])
    const { visit: id, ...recorded } = log.events.at(-1)!
    expect(recorded).toEqual(event)
    const base = { id: '0'.repeat(26), at: 1, audience: 'visitor', rehearsal: false, bundle: null, visit: id }
    expect(VisitEvent.safeParse({ ...base, ...recorded }).error?.issues ?? []).toEqual([])
    visitor.back()
    expect(visitor.page).toEqual({ name: 'home' })
  })

  test.each(pages)('K56 %j comes back after an interruption', (page) => {
    const { visitor } = visit()
    visitor.open(page)
    visitor.beforeShow(tourBooth())
    visitor.beforeShow(boothNow())
    visitor.resume()
    expect(visitor.visit?.pages).toEqual([{ name: 'home' }, page])
  })

  test('K56 a page whose content is gone is home, on the trail too', () => {
    const { fields: _, plan: __, activities: ___, challenges: ____, ...bare } = content
    for (const [page] of pages) expect(listOf(bare, page)).toBeNull()
    expect(trailOf(bare, [{ name: 'home' }, { name: 'activity', activity: activity.id }], 'zh')).toEqual([
      '首页',
      '首页',
    ])
  })
})

test('K53 what was picked is the same page: it is not recorded again, back leads home, and it is restored', () => {
  const { log, visitor } = visit()
  const picked: ActivitiesPage = { name: 'activities', by: 'series', only: 'health' }
  visitor.open({ name: 'activities', by: 'day', only: null })
  visitor.stay(picked)
  expect(log.types().filter((type) => type === 'activities-opened')).toHaveLength(1)
  visitor.beforeShow(tourBooth())
  visitor.beforeShow(boothNow())
  visitor.resume()
  expect(visitor.page).toEqual(picked)
  visitor.back()
  expect(visitor.page).toEqual({ name: 'home' })
})

describe('home', () => {
  const doors = (changed: Content, onquiz: (() => void) | null) => {
    const { container } = render(Home, { content: changed, language: 'zh', onopen: () => {}, onquiz })
    return ['科普活动', '揭榜挂帅', '科普问答', '展区平面', '按领域看'].filter((name) =>
      container.textContent?.includes(name),
    )
  }

  test('K51 what has no content has no door', () => {
    expect(doors(content, () => {})).toHaveLength(5)
    cleanup()
    const { fields: _, plan: __, ...bare } = content
    const empty = { ...bare, activities: { ...content.activities!, list: [] }, challenges: [] }
    expect(doors(empty, null)).toEqual([])
  })

  test('K51 a field without an exhibit is not shown', () => {
    const fields = [field, { ...field, id: 'empty' as typeof field.id, name: { zh: '空', en: 'Empty' }, holds: ['无'] }]
    const { container } = render(Home, { content: { ...content, fields }, language: 'en', onopen: () => {} })
    expect(named(container, field.name.en)).toBeDefined()
    expect(named(container, 'Empty')).toBeUndefined()
  })

  test('K50 every exhibit, activity, challenge and zone is at most three touches away', () => {
    const opened: Page[] = []
    const { container } = render(Home, { content, language: 'zh', onopen: (page: Page) => opened.push(page) })
    for (const button of container.querySelectorAll('button')) button.click()
    const listed = new Set(opened.flatMap((page) => listOf(content, page)?.exhibits ?? []).map(({ id }) => id))
    expect(listed.size).toBe(content.exhibits.length) // the second touch opens one
    expect(opened.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['activities', 'challenges', 'plan', 'field']),
    )
  })
})

describe('activities', () => {
  const show = (page: ActivitiesPage) => {
    const stayed: ActivitiesPage[] = []
    const opened: string[] = []
    const { container } = render(Activities, {
      page,
      content,
      language: 'zh',
      today: '2023-05-21',
      onstay: (next: ActivitiesPage) => stayed.push(next),
      onopen: (id: string) => opened.push(id),
    })
    return { container, stayed, opened }
  }

  test('K53 among all days one of several days stands once; on one of its days it is found too', () => {
    const all = show({ name: 'activities', by: 'day', only: null })
    const rows = [...all.container.querySelectorAll('.groups button')]
    expect(rows).toHaveLength(content.activities!.list.length)
    cleanup()
    const later = show({ name: 'activities', by: 'day', only: '2023-05-28' })
    named(later.container.querySelector('.groups')!, '岩溶实验室开放周')?.click()
    expect(later.opened).toEqual(['karst-open'])
  })

  test('K53 a touch picks a heading, a second one shows all again, another order begins with all', () => {
    const first = show({ name: 'activities', by: 'series', only: null })
    named(first.container, '感受科学，启迪励志')?.click()
    expect(first.stayed).toEqual([{ name: 'activities', by: 'series', only: 'inspiration' }])
    cleanup()
    const second = show({ name: 'activities', by: 'series', only: 'inspiration' })
    named(second.container, '感受科学，启迪励志')?.click()
    named(second.container, '按主题')?.click()
    expect(second.stayed).toEqual([
      { name: 'activities', by: 'series', only: null },
      { name: 'activities', by: 'theme', only: null },
    ])
  })

  test('K53 a day is said as people say it, and the booth decides which day it is', () => {
    expect(daysOf(activity, 'zh')).toBe('5月20日 至 5月21日')
    expect(daysOf({ ...activity, until: undefined }, 'en')).toBe('Sat 20 May')
    expect(dayAt(new Date(2023, 4, 9, 23, 59).getTime())).toBe('2023-05-09')
  })
})

test('K55 the plan says where this screen stands; zones and numbers are named buttons that open them', () => {
  const opened: Page[] = []
  const { container } = render(BoothPlan, {
    content,
    plan: content.plan!,
    kiosk: west,
    language: 'zh',
    onopen: (page: Page) => opened.push(page),
  })
  const here = [...container.querySelectorAll('.screen')].map((screen) => screen.textContent?.trim())
  expect(here).toEqual(['您在这里', '中央大屏', '东侧竖屏'])
  const floor = container.querySelector('.floor')!
  for (const button of floor.querySelectorAll('button')) button.click()
  expect(opened).toEqual([
    ...content.plan!.zones.map(({ id }) => ({ name: 'zone', zone: id })),
    ...content.plan!.exhibits.map(({ exhibit }) => ({ name: 'exhibit', exhibit })),
  ])
  expect(floor.querySelector('button.number')?.getAttribute('aria-label')).toBe('1 罗汉果精深加工与品质控制')
  expect(floor.querySelector('[aria-hidden="true"] polygon')).not.toBeNull()
})
