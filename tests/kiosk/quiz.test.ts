import { beforeEach, expect, test } from 'vitest'
import { Content } from '#shared/content.ts'
import { VisitEvent } from '#shared/visit-events.ts'
import type { QuizPage } from '#shared/visit.ts'
import { answered, hasQuiz, onward, questionsOf, quizLength } from '../../kiosk/visit/quiz.ts'
import { Visitor } from '../../kiosk/visit/visit.svelte.ts'
import { boothNow, content, recording, tourBooth, west } from './support.ts'

let log: ReturnType<typeof recording>
let visitor: Visitor
const [exhibit] = content.exhibits
if (!exhibit) throw new Error('The sample content has no exhibit.')
const quiz = content.quiz ?? []

beforeEach(() => {
  log = recording()
  visitor = new Visitor({ recorder: log.recorder, now: () => 1_000, kiosk: () => west, resumeSeconds: () => 20 })
  visitor.start('attract')
})
const page = (): QuizPage => {
  if (visitor.page.name !== 'quiz') throw new Error(`This is the page “${visitor.page.name}”.`)
  return visitor.page
}
const questions = () => questionsOf(content, page().seed)
/** Plays one question: the right answer, or another one. */
const play = (right: boolean) => {
  const question = questions()[page().step]!
  visitor.turnQuiz(answered(page(), questions(), right ? question.right : (question.right + 1) % 3))
  visitor.turnQuiz(onward(page(), questions()))
}

test('K44 the same seed draws the same three questions, each once; other seeds draw others', () => {
  const drawn = (seed: string) => questionsOf(content, seed).map(({ id }) => id)
  expect(drawn('a')).toEqual(drawn('a'))
  const seen = new Set<string>()
  for (let seed = 0; seed < 200; seed++) {
    const ids = drawn(`visit ${seed}`)
    expect(new Set(ids).size).toBe(quizLength)
    for (const id of ids) seen.add(id)
  }
  expect(seen.size).toBe(quiz.length)
  expect(hasQuiz({ quiz: quiz.slice(0, 2) })).toBe(false)
  expect(hasQuiz({})).toBe(false)
})

test('K44 the sample has at least nine questions, in both languages, with answers that differ', () => {
  expect(quiz.length).toBeGreaterThanOrEqual(9)
  for (const { id, text, answers, why } of quiz) {
    for (const words of [text, why, ...answers]) expect(words.en, id).not.toBe(words.zh)
    expect(new Set(answers.map(({ zh }) => zh)).size, id).toBe(answers.length)
  }
  expect(new Set(quiz.map(({ right }) => right)).size).toBeGreaterThan(2) // the right one is not always in the same place
})

test('K44 a question that names an answer which is not there is refused with its path', () => {
  const broken = Content.safeParse({ ...content, quiz: [{ ...quiz[0], right: 4 }] })
  expect(broken.error?.issues.map(({ path }) => path.join('.'))).toEqual(['quiz.0.right'])
  const twice = Content.safeParse({ ...content, quiz: [quiz[0], quiz[0]] })
  expect(twice.error?.issues[0]?.path[0]).toBe('quiz')
})

test('K45 it is recorded which questions were answered rightly, and nothing else', () => {
  visitor.openQuiz()
  const asked = questions().map(({ id }) => id)
  play(true)
  play(false)
  play(true)
  expect(page().step).toBe(quizLength)
  const events = log.events.filter(({ type }) => type.startsWith('quiz'))
  expect(events.map(({ visit: _, ...event }) => event)).toEqual([
    { type: 'quiz-started' },
    { type: 'quiz-answered', question: asked[0], correct: true },
    { type: 'quiz-answered', question: asked[1], correct: false },
    { type: 'quiz-answered', question: asked[2], correct: true },
    { type: 'quiz-finished', right: 2, of: 3 },
  ])
  const base = { id: '0'.repeat(26), at: 1, audience: 'visitor', rehearsal: false, bundle: null }
  for (const event of events) {
    expect(VisitEvent.safeParse({ ...base, ...event, visit: '0'.repeat(26) }).error?.issues ?? []).toEqual([])
  }
})

test('K44 the first answer counts, and nobody goes on without one', () => {
  visitor.openQuiz()
  expect(onward(page(), questions())).toBeNull()
  visitor.turnQuiz(answered(page(), questions(), 0))
  expect(answered(page(), questions(), 1)).toBeNull()
  expect(log.types().filter((type) => type === 'quiz-answered')).toHaveLength(1)
})

test('K44 back leads home in one step, however far it got', () => {
  visitor.openQuiz()
  play(true)
  visitor.back()
  expect(visitor.page).toEqual({ name: 'home' })
})

test('K44 an interrupted quiz comes back with the same questions and answers', () => {
  visitor.openQuiz()
  play(false)
  const before = page()
  visitor.beforeShow(tourBooth())
  visitor.beforeShow(boothNow())
  expect(visitor.resuming).toBe(true)
  visitor.resume()
  expect(page()).toEqual(before)
})

test('K43 a like counts once, a second touch takes it back, and it is gone with the visit', () => {
  visitor.openExhibit(exhibit.id)
  visitor.like(exhibit.id)
  expect(visitor.reading.likes.has(exhibit.id)).toBe(true)
  visitor.like(exhibit.id)
  expect(visitor.reading.likes.has(exhibit.id)).toBe(false)
  visitor.like(exhibit.id)
  expect(log.events.filter(({ type }) => type === 'exhibit-liked').map(({ liked }) => liked)).toEqual([
    true,
    false,
    true,
  ])
  visitor.finish()
  visitor.start('attract')
  expect(visitor.reading.likes.has(exhibit.id)).toBe(false)
})

test('K43 what was liked is still so after an interruption', () => {
  visitor.openExhibit(exhibit.id)
  visitor.like(exhibit.id)
  visitor.beforeShow(tourBooth())
  visitor.beforeShow(boothNow())
  visitor.resume()
  expect(visitor.reading.likes.has(exhibit.id)).toBe(true)
})
