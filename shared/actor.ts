import type { Role } from './rights.ts'

/** Who asks. Opening hours and publishing take the same road as people. */
export type Actor =
  /** `token`: the name of the program's token that acts for this person. */
  | { kind: 'person'; name: string; session: string; role: Role; pinConfirmed?: boolean; token?: string }
  | { kind: 'timetable' }
  | { kind: 'server' }

export function actorName(actor: Actor): string {
  if (actor.kind !== 'person') return actor.kind
  return actor.token === undefined ? actor.name : tokenName(actor.name, actor.token)
}

/** How a person's program is named in the audit. No account has a slash in its name, so it is never taken for a person. */
export const tokenName = (owner: string, token: string): string => `${owner} / ${token}`
