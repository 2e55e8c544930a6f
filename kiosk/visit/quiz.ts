import type { Content } from '#shared/content.ts'
import type { QuizQuestion } from '#shared/quiz.ts'
import type { VisitEventDetail } from '#shared/visit-events.ts'
import type { QuizPage } from '#shared/visit.ts'
import { seeded } from '../landscape/seeded.ts'

/** How many questions one visitor gets. With fewer in the content there is no quiz. */
export const quizLength = 3

export const hasQuiz = ({ quiz = [] }: Pick<Content, 'quiz'>): boolean => quiz.length >= quizLength

/** The questions of this seed, each once, in an order of their own (K44). */
export function questionsOf({ quiz = [] }: Pick<Content, 'quiz'>, seed: string): QuizQuestion[] {
  const random = seeded(hashOf(seed))
  const left = [...quiz]
  return Array.from({ length: Math.min(quizLength, quiz.length) }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  ).flat()
}

/** How many of the answers are right. */
export const rightOf = (questions: readonly QuizQuestion[], answers: readonly number[]): number =>
  answers.filter((answer, i) => questions[i]?.right === answer).length

/** The page after a step, and what there is to record of it. */
export type QuizTurn = { page: QuizPage; detail?: VisitEventDetail }

/** An answer to the question on the glass; the first one counts, and a second changes nothing. */
export function answered(page: QuizPage, questions: readonly QuizQuestion[], answer: number): QuizTurn | null {
  const question = questions[page.step]
  if (!question || page.answers.length > page.step) return null
  const detail = { type: 'quiz-answered', question: question.id, correct: answer === question.right } as const
  return { page: { ...page, answers: [...page.answers, answer] }, detail }
}

/** On to the next question, or after the last one to the end. */
export function onward(page: QuizPage, questions: readonly QuizQuestion[]): QuizTurn | null {
  if (page.answers.length <= page.step) return null
  const next = { ...page, step: page.step + 1 }
  if (next.step < questions.length) return { page: next }
  const right = rightOf(questions, page.answers)
  return { page: next, detail: { type: 'quiz-finished', right, of: questions.length } }
}

/** FNV-1a: a number for a text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
