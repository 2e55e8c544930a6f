import { problemSentence, type CallProblem } from '../http.ts'
import type { Texts } from '../texts/zh.ts'

/** The server's own sentence where it names the item or the file; the panel's for everything else. */
export const saidOf = (problem: CallProblem, texts: Texts): string =>
  problem.status === 409 || problem.status === 507 ? problem.detail : problemSentence(problem, texts)
