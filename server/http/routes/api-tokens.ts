import { z } from 'zod'
import { ApiTokenRow, MadeApiToken, NewApiToken } from '#shared/api.ts'
import { isWithin } from '#shared/rights.ts'
import type { Session } from '../../accounts/sessions.ts'
import { personOf, ProblemError, route, type Parts, type Route } from '../route.ts'

const TokenId = z.string().regex(/^[\w-]{12}$/)

/** Tokens for programs: everyone keeps their own, an administrator everybody's. */
export const apiTokenRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/tokens',
    who: 'any-account',
    summary: 'Tokens for programs: one’s own, or all for an administrator.',
    answer: z.array(ApiTokenRow),
    handle: ({ tokens }, { caller }) => {
      const { name, role } = personOf(caller)
      return tokens.list(role === 'administrator' ? undefined : name)
    },
  }),
  route({
    method: 'post',
    path: '/api/tokens',
    who: 'any-account',
    summary: 'Makes a token, with the owner’s role or a lower one. It is shown this once.',
    body: NewApiToken,
    answer: MadeApiToken,
    handle: async (parts, { body, caller, response }) => {
      const maker = personOf(caller)
      const owner = await ownerOf(parts, maker, body.account ?? maker.name)
      if (!isWithin(body.role, owner.role)) {
        throw notAllowed('令牌的角色不能高于账号的角色。A token’s role cannot be above its account’s.')
      }
      const made = await parts.tokens.add(
        { owner: owner.name, name: body.name, role: body.role, by: maker.name },
        parts.clock.now(),
      )
      if (!made) {
        const detail = `“${owner.name}”已有名为“${body.name}”的令牌。${owner.name} has a token named “${body.name}” already.`
        throw new ProblemError(409, detail, { reason: 'token-name-taken' })
      }
      const { id, account, name, role } = made.row
      await record(parts, maker, 'token-made', { token: id, account, name, role })
      response.set('Cache-Control', 'no-store')
      return made satisfies MadeApiToken
    },
  }),
  route({
    method: 'delete',
    path: '/api/tokens/:id',
    who: 'any-account',
    summary: 'Revokes a token: its next request is refused and its sockets end.',
    handle: async (parts, { params, caller }) => {
      const person = personOf(caller)
      const id = TokenId.safeParse(params['id'])
      const row = id.success ? await parts.tokens.byId(id.data) : null
      // Whether somebody else has such a token is not told.
      if (!row || (row.account !== person.name && person.role !== 'administrator')) {
        throw new ProblemError(404, '没有这个令牌。There is no such token.')
      }
      await parts.tokens.revoke(row.id)
      parts.gateway.signOut([row.id])
      parts.warnings.clear('tablet-clock-differs', row.id)
      await record(parts, person, 'token-revoked', { token: row.id, account: row.account, name: row.name })
    },
  }),
]

async function ownerOf({ accounts }: Parts, maker: Session, account: string) {
  if (account !== maker.name && maker.role !== 'administrator') {
    throw notAllowed('只有管理员能为别人做令牌。Only an administrator makes tokens for others.')
  }
  const owner = await accounts.find(account)
  if (owner) return owner
  throw new ProblemError(404, `没有名为“${account}”的账号。There is no account named “${account}”.`)
}

const notAllowed = (detail: string) => new ProblemError(403, detail, { reason: 'not-allowed' })

const record = ({ audit, clock }: Parts, by: Session, action: string, detail: Record<string, unknown>) =>
  audit.append({ at: clock.now(), actor: by.name, action, detail })
