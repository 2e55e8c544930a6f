import type { Actor } from '#shared/actor.ts'
import type { Booth } from '#shared/booth.ts'
import type { Command, CommandType } from '#shared/commands.ts'
import type { Refusal } from '#shared/refusals.ts'
import { err, type Result } from '#shared/result.ts'
import { commandRights, mayCommand } from '#shared/rights.ts'
import type { ApiToken } from './accounts/api-tokens.ts'
import type { Context } from './context.ts'

const ofTheLease: ReadonlySet<CommandType> = new Set([
  'take-control',
  'request-control',
  'grant-control',
  'deny-control',
  'yield-control',
])

/**
 * A program's command. It steers in its owner's name while the owner holds the lease (A9); what needs no lease, such as an
 * emergency, it may do at any time. The reducer checks the lease once more, in the same breath as it acts.
 */
export async function steerByToken(
  { booth, tokenRate }: Pick<Context, 'booth' | 'tokenRate'>,
  token: ApiToken,
  command: Command,
): Promise<Result<Booth, Refusal>> {
  const { lease, over } = booth.current
  const urgent = command.type === 'raise-emergency' && !over.some(({ name }) => name === 'emergency')
  if (!urgent && (await tokenRate.exceeded(token.id))) return err('too-many-requests')
  if (![token.role, token.ownerRole].every((role) => mayCommand(role, command.type))) return err('not-allowed')
  if (ofTheLease.has(command.type)) return err('token-no-lease')
  const held = lease?.holder === token.owner ? lease : null
  if (commandRights[command.type].lease && !held) return err('owner-not-in-control')
  const actor: Actor = {
    ...{ kind: 'person', name: token.owner, token: token.name, role: token.role },
    session: held?.session ?? `token:${token.id}`,
  }
  return booth.dispatch(command, actor)
}
