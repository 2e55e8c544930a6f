import { ProblemError, type Route } from '../http/route.ts'
import type { Caller } from '../callers.ts'
import type { Approvals } from './approvals.ts'

const editing = ['/api/draft', '/api/imports'] // calls below these change the draft
const harmless = /\/(check|unfinished)$/ // they change nothing that can be approved

/** After the freeze only approvers change content (A37): throws the problem for anybody else. */
export function refuseWhenFrozen(
  { method, path }: Pick<Route, 'method' | 'path'>,
  caller: Caller | null,
  approvals: Approvals,
): void {
  if (method === 'get' || harmless.test(path) || !approvals.frozen) return
  if (!editing.some((begins) => path === begins || path.startsWith(`${begins}/`))) return
  if (caller?.kind === 'person' && ['administrator', 'approver'].includes(caller.session.role)) return
  throw new ProblemError(
    409,
    '内容已冻结，现在只有审核人能改。要改动，请找审核人。Content is frozen: only an approver changes it now. Ask one.',
    { reason: 'content-frozen' },
  )
}
