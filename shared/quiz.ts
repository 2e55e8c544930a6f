import { z } from 'zod'
import { QuestionId } from './ids.ts'
import { Words } from './words.ts'

/** 科普问答: one question with one right answer, and why it is right. */
export const QuizQuestion = z
  .object({
    id: QuestionId,
    text: Words,
    answers: z.array(Words).min(3).max(4),
    right: z.number().int().nonnegative(), // a place in `answers`
    why: Words,
  })
  .refine(({ answers, right }) => right < answers.length, {
    path: ['right'],
    error: 'names an answer that is not there',
  })
export type QuizQuestion = z.infer<typeof QuizQuestion>
