import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Call, NewCall } from '#shared/calls.ts'
import ExhibitActs from '../../kiosk/parts/ExhibitActs.svelte'
import { Help } from '../../kiosk/visit/help.svelte.ts'
import { questionsOf } from '../../kiosk/visit/quiz.ts'
import { Visitor } from '../../kiosk/visit/visit.svelte.ts'
import Visit from '../../kiosk/Visit.svelte'
import { boothNow, bundleOf, content, recording, west } from './support.ts'

const [exhibit] = content.exhibits
if (!exhibit) throw new Error('The sample content has no exhibit.')

let help: Help
let visitor: Visitor
let answer: (call: Call | null) => void = () => {}
let posted: NewCall | null = null
let now = 1_000_000
beforeEach(() => {
  now = 1_000_000
  posted = null
  const log = recording()
  help = new Help({
    ...{ online: () => true, now: () => now, newId: log.recorder.newId, withdraw: async () => {} },
    post: (call) => {
      posted = call
      return new Promise((resolve) => (answer = resolve))
    },
  })
  visitor = new Visitor({ recorder: log.recorder, now: () => now, kiosk: () => west, resumeSeconds: () => 20, help })
  visitor.beforeShow(boothNow())
  visitor.start('highlight', exhibit.id)
})
afterEach(cleanup)

const acts = () => render(ExhibitActs, { visitor, exhibit: exhibit.id, language: 'zh' })
const button = (name: string) => screen.getByRole('button', { name })

test('K40 the visitor sees each step of a call, and the button only where it can be kept', async () => {
  acts()
  await fireEvent.click(button('请讲解员来'))
  expect(screen.getByRole('status').textContent).toContain('正在呼叫')
  expect(screen.queryByRole('button', { name: '请讲解员来' })).toBeNull()
  const { id } = posted!
  const unanswered = { accepted: null, by: null, arrived: null, closed: null, ending: null, rehearsal: false }
  const call: Call = { id, kiosk: west, exhibit: exhibit.id, called: now, ...unanswered }
  answer(call)
  await new Promise((resolve) => setTimeout(resolve))
  await tick()
  expect(screen.getByRole('status').textContent).toContain('已呼叫讲解员')
  now += 60_000
  visitor.tick()
  await tick()
  expect(screen.getByRole('status').textContent).toContain('再等一会儿')
  help.heard({ ...call, accepted: now, by: '小李' })
  await tick()
  expect(screen.getByRole('status').textContent).toContain('马上就来')
  expect(screen.getByRole('status').textContent).not.toContain('小李')
  await fireEvent.click(button('不用了'))
  expect(screen.queryByRole('status')).toBeNull()
  help.follow(boothNow({ mode: { name: 'closed', since: 0, dark: false } }))
  await tick()
  expect(screen.queryByRole('button', { name: '请讲解员来' })).toBeNull()
})

test('K43 the like shows the visitor’s own state and no number', async () => {
  const { container } = acts()
  expect(button('点赞').getAttribute('aria-pressed')).toBe('false')
  await fireEvent.click(button('点赞'))
  expect(button('已点赞').getAttribute('aria-pressed')).toBe('true')
  expect(container.textContent).not.toMatch(/\d/)
  await fireEvent.click(button('已点赞'))
  expect(button('点赞').getAttribute('aria-pressed')).toBe('false')
})

/** The page that the visitor is on, painted anew. */
function paint({ solemn = false } = {}) {
  cleanup()
  const { page } = visitor
  if (page.name === 'exhibit') throw new Error('not a page of the quiz')
  const scene = { name: 'browse', page } as const
  const circumstances = { language: 'zh' as const, viewingDistance: 1, solemn }
  return render(Visit, { scene, bundle: bundleOf('a'), visitor, ...circumstances }).container
}

test('K44 the quiz is one touch from home, explains each answer, and ends with how many were right', async () => {
  visitor.goHome()
  paint()
  await fireEvent.click(screen.getByRole('button', { name: /^科普问答/ }))
  if (visitor.page.name !== 'quiz') throw new Error('The quiz did not open.')
  for (const [i, question] of questionsOf(content, visitor.page.seed).entries()) {
    paint()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(question.text.zh)
    expect(screen.queryByRole('status')).toBeNull()
    const chosen = i === 0 ? (question.right + 1) % 3 : question.right
    await fireEvent.click(screen.getByRole('button', { name: new RegExp(question.answers[chosen]!.zh) }))
    const painted = paint()
    expect(screen.getByRole('status').textContent).toContain(question.why.zh)
    expect(painted.querySelector('button.right')?.textContent).toContain(question.answers[question.right]!.zh)
    await fireEvent.click(button(i === 2 ? '看结果' : '下一题'))
  }
  const end = paint()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('2 / 3')
  expect(end.querySelector('.petals')).not.toBeNull()
})

test('K45 in a time of mourning home offers no quiz', () => {
  visitor.goHome()
  paint({ solemn: true })
  expect(screen.queryByRole('button', { name: /科普问答/ })).toBeNull()
})
