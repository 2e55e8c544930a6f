import type { Booth } from '#shared/booth.ts'
import type { Command } from '#shared/commands.ts'
import type { Refusal } from '#shared/refusals.ts'
import { err, type Result } from '#shared/result.ts'
import type { Session } from './accounts/sessions.ts'
import { actorOf, type Steerer } from './callers.ts'
import type { Context } from './context.ts'
import { steerByToken } from './token-steering.ts'

/** A command of a person, or of a program that acts for one, from a socket or over HTTP. */
export const steerAs = (
  context: Context,
  steerer: Steerer,
  command: Command,
  address: string,
): Promise<Result<Booth, Refusal>> =>
  steerer.kind === 'token'
    ? steerByToken(context, steerer.token, command)
    : steer(context, steerer.session, command, address)

/** The PIN that takes control from somebody else is checked here and goes no further. */
async function steer(
  context: Context,
  session: Session,
  command: Command,
  address: string,
): Promise<Result<Booth, Refusal>> {
  if (command.type !== 'take-control' || command.pin === undefined) {
    return context.booth.dispatch(command, actorOf(session))
  }
  const { accounts, throttle, booth } = context
  if ((await throttle.enter(session.name, address)) > 0) return err('wrong-pin')
  if (!(await accounts.check(session.name, command.pin))) return err('wrong-pin')
  await throttle.succeeded(session.name, address)
  return booth.dispatch({ type: 'take-control' }, actorOf(session, true))
}
