import { z } from 'zod'
import { Account, AccountChange, AccountName, AuditRow, NewAccount, SessionRow } from '#shared/api.ts'
import { endSessions } from '../../accounts/end-sessions.ts'
import { personOf, ProblemError, route, type Parts, type Route } from '../route.ts'

const administrator = ['administrator'] as const

/** Accounts, sessions and the audit log. */
export const accountRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/accounts',
    who: administrator,
    summary: 'All accounts.',
    answer: z.array(Account),
    handle: ({ accounts }) => accounts.list(),
  }),
  route({
    method: 'post',
    path: '/api/accounts',
    who: administrator,
    summary: 'Adds an account.',
    body: NewAccount,
    answer: Account,
    handle: async (parts, { body, caller }) => {
      if (!(await parts.accounts.add(body.name, body.role, body.pin, parts.clock.now()))) {
        throw new ProblemError(409, `已有名为“${body.name}”的账号。The name “${body.name}” is taken.`, {
          reason: 'name-taken',
        })
      }
      await record(parts, personOf(caller).name, 'account-added', { account: body.name, role: body.role })
      return knownAccount(parts, body.name)
    },
  }),
  route({
    method: 'patch',
    path: '/api/accounts/:name',
    who: administrator,
    summary: 'Changes role or PIN, disables or enables. Its sessions end.',
    body: AccountChange,
    answer: Account,
    handle: async (parts, { params, body, caller }) => {
      const { name } = await knownAccount(parts, params['name'])
      const losesRights = body.disabled === true || (body.role !== undefined && body.role !== 'administrator')
      if (losesRights) await keepAnAdministrator(parts, name)
      await parts.accounts.change(name, body)
      const { name: actor, id: own } = personOf(caller)
      // Whoever changes the own PIN stays signed in here, and nowhere else.
      await endSessions(
        parts,
        (await parts.sessions.of(name)).filter((id) => id !== own),
      )
      // Its programs are let in anew, with what the account may now do.
      parts.gateway.signOut((await parts.tokens.list(name)).map(({ id }) => id))
      const { pin, ...told } = body
      await record(parts, actor, 'account-changed', {
        account: name,
        ...told,
        ...(pin !== undefined && { pin: 'new' }),
      })
      return knownAccount(parts, name)
    },
  }),
  route({
    method: 'get',
    path: '/api/sessions',
    who: administrator,
    summary: 'Who is signed in, on what.',
    answer: z.array(SessionRow),
    handle: ({ sessions }, { caller }) => sessions.list(personOf(caller).id),
  }),
  route({
    method: 'delete',
    path: '/api/sessions/:id',
    who: administrator,
    summary: 'Ends a session; the control it holds is free again.',
    handle: async (parts, { params, caller }) => {
      const id = params['id'] ?? ''
      const rows = await parts.sessions.list(id)
      const row = rows.find((candidate) => candidate.id === id)
      if (!row) throw new ProblemError(404, `There is no session ${id}.`)
      await endSessions(parts, [id])
      await record(parts, personOf(caller).name, 'session-revoked', { session: id, account: row.account })
    },
  }),
  route({
    method: 'get',
    path: '/api/audit',
    who: ['administrator', 'approver'],
    summary: 'The audit log, newest first.',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(1_000).default(100),
      before: z.coerce.number().int().positive().optional(),
    }),
    answer: z.array(AuditRow),
    handle: ({ audit }, { query }) => audit.page(query.limit, query.before),
  }),
]

async function knownAccount({ accounts }: Parts, name: string | undefined): Promise<Account> {
  const known = AccountName.safeParse(name)
  const account = known.success ? await accounts.find(known.data) : null
  if (account) return account
  throw new ProblemError(404, `没有名为“${name}”的账号。There is no account named “${name}”.`)
}

async function keepAnAdministrator({ accounts }: Parts, name: string): Promise<void> {
  const others = (await accounts.list()).filter(
    (account) => account.role === 'administrator' && !account.disabled && account.name !== name,
  )
  if (others.length > 0) return
  throw new ProblemError(409, '至少要保留一名可用的管理员。At least one administrator must remain.', {
    reason: 'last-administrator',
  })
}

const record = ({ audit, clock }: Parts, actor: string, action: string, detail: Record<string, unknown>) =>
  audit.append({ at: clock.now(), actor, action, detail })
