import { refusalSentences, type Refusal } from '#shared/refusals.ts'
import { ProblemError } from './route.ts'

/** The booth's no as a problem: one sentence in both languages, and the status that says what kind of no it is. */
export function refused(refusal: Refusal): ProblemError {
  const { zh, en } = refusalSentences[refusal]
  const status = refusal === 'not-allowed' ? 403 : refusal === 'too-many-requests' ? 429 : 409
  const headers = status === 429 ? { headers: { 'Retry-After': '1' } } : {}
  return new ProblemError(status, `${zh} ${en}`, { reason: refusal, ...headers })
}
