import type { Problem } from '#shared/api.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { Texts } from './texts/zh.ts'

/** What a call to the server came back with instead of an answer. `status` 0: it was not reached. */
export type CallProblem = { status: number; reason: string | null; detail: string; waitSeconds: number }

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** The HTTP interface of this very server; the session is a cookie that scripts cannot read. */
export async function call<Answer = undefined>(
  method: Method,
  path: string,
  body?: object,
): Promise<Result<Answer, CallProblem>> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch (cause) {
    return err({ status: 0, reason: null, detail: String(cause), waitSeconds: 0 })
  }
  if (!response.ok) return err(await problemOf(response))
  const text = await response.text()
  // Same build, same types: the server's own contract tests hold the answer to its schema.
  return ok((text === '' ? undefined : JSON.parse(text)) as Answer)
}

async function problemOf(response: Response): Promise<CallProblem> {
  const waitSeconds = Number(response.headers.get('Retry-After')) || 0
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json')
  const { reason, detail } = isProblem ? ((await response.json()) as Problem) : { detail: response.statusText }
  return { status: response.status, reason: reason ?? null, detail, waitSeconds }
}

/** The one clear sentence for a problem, in the panel's language. */
export function problemSentence(problem: CallProblem, { problems }: Texts): string {
  const { reason } = problem
  switch (reason) {
    case 'too-many-tries':
      return problems['too-many-tries'](problem.waitSeconds)
    case 'wrong-pin':
    case 'name-taken':
    case 'token-name-taken':
    case 'last-administrator':
    case 'unknown-code':
    case 'unknown-kiosk':
    case 'unknown-bundle':
    case 'content-broken':
      return problems[reason]
    default:
      return sentenceByStatus(problem, problems)
  }
}

function sentenceByStatus(problem: CallProblem, problems: Texts['problems']): string {
  if (problem.status === 0) return problems.unreachable
  if (problem.status === 429) return problems['too-many-tries'](problem.waitSeconds)
  if (problem.status === 401 || problem.status === 403) return problems['not-allowed']
  return problem.status < 500 ? problems.invalid(problem.detail) : problems.server
}
