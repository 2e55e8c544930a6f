import type { Role } from './rights.ts'

/** Who asks. Opening hours and publishing take the same road as people. */
export type Actor =
  | { kind: 'person'; name: string; session: string; role: Role; pinConfirmed?: boolean }
  | { kind: 'timetable' }
  | { kind: 'server' }

export const actorName = (actor: Actor): string => (actor.kind === 'person' ? actor.name : actor.kind)
