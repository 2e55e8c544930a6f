import type { Booth } from '#shared/booth.ts'
import type { Command } from '#shared/commands.ts'
import { reduce } from '#shared/reduce.ts'
import type { Refusal } from '#shared/refusals.ts'
import { content, fairMorning, freshBooth, person } from './fixtures.ts'

export const now = fairMorning + 60_000
const lease = { session: 'session-1', holder: 'the administrator', since: fairMorning }
export const steered = (change: Partial<Booth> = {}) => freshBooth({ lease, ...change })
export const ask = (booth: Booth, command: Command, actor = person(), at = now) =>
  reduce(booth, command, { now: at, actor, content })
export const server = { kind: 'server' } as const

/** The next state, or a failed test. */
export function accepted(booth: Booth, command: Command, actor = person(), at = now): Booth {
  const result = ask(booth, command, actor, at)
  if (!result.ok) throw new Error(`${command.type} was refused: ${result.error}`)
  return result.value
}
export const refused = (booth: Booth, command: Command, actor = person()): Refusal | null => {
  const result = ask(booth, command, actor)
  return result.ok ? null : result.error
}
