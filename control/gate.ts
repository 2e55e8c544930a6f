import type { Booth } from '#shared/booth.ts'
import type { CommandType } from '#shared/commands.ts'
import type { Refusal } from '#shared/refusals.ts'
import { commandRights } from '#shared/rights.ts'
import type { Identity } from '#shared/wire.ts'

const inEmergency: readonly CommandType[] = ['raise-emergency', 'clear-emergency', 'take-control', 'yield-control']

export type Situation = { online: boolean; booth: Booth | null; identity: Identity | null }

/** Why this command would be refused now, known before it is sent: the button is disabled and says so (C4). */
export function whyNot(type: CommandType, { online, booth, identity }: Situation): Refusal | null {
  if (!online || !booth || !identity) return 'offline'
  const { roles, lease } = commandRights[type]
  if (!roles.includes(identity.role)) return 'not-allowed'
  const emergency = booth.over.some((over) => over.name === 'emergency')
  if (emergency && !inEmergency.includes(type)) return 'emergency-standing'
  if (!lease || booth.lease?.session === identity.session) return null
  return booth.lease ? 'controlled-by-other' : 'control-needed'
}

/** Leaving a tour, or the wait for one, for another mode cannot be undone by a second tap: it is held (C5). */
export const endsTour = (booth: Booth, type: CommandType): boolean =>
  (booth.mode.name === 'tour' || booth.mode.name === 'standby') &&
  (type === 'open' || type === 'close' || type === 'start-ceremony' || type === 'end-tour')
