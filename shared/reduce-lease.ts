import type { Booth, Lease } from './booth.ts'
import type { Command } from './commands.ts'
import type { ReduceContext, Reply } from './reduce.ts'
import { err, ok, unreachable } from './result.ts'

const types = [
  'take-control',
  'request-control',
  'grant-control',
  'deny-control',
  'yield-control',
  'drop-lease',
] as const
type LeaseCommand = Extract<Command, { type: (typeof types)[number] }>

export const isLeaseCommand = (command: Command): command is LeaseCommand => types.some((type) => type === command.type)

/** Who steers: exactly one session (L1). Taking over needs one's own PIN (L2) or the holder's yes (L4). */
export function reduceLease(booth: Booth, command: LeaseCommand, { actor, now }: ReduceContext): Reply {
  const { lease, leaseRequest } = booth
  if (command.type === 'drop-lease') {
    const asked = leaseRequest?.session === command.session ? { ...booth, leaseRequest: null } : booth
    return ok(lease?.session === command.session ? withLease(asked, null) : asked)
  }
  if (actor.kind !== 'person') return err('not-allowed')
  const own: Lease = { session: actor.session, holder: actor.name, since: now }
  switch (command.type) {
    case 'take-control':
      if (lease?.session === own.session) return ok(booth)
      return lease && !actor.pinConfirmed ? err('controlled-by-other') : ok(withLease(booth, own))
    case 'request-control':
      if (!lease) return ok(withLease(booth, own))
      if (lease.session === own.session || leaseRequest?.session === own.session) return ok(booth)
      return ok({ ...booth, leaseRequest: own })
    case 'grant-control':
      if (leaseRequest?.session !== command.session) return err('request-gone')
      return ok(withLease(booth, { ...leaseRequest, since: now }))
    case 'deny-control':
      return leaseRequest?.session === command.session ? ok({ ...booth, leaseRequest: null }) : ok(booth)
    case 'yield-control':
      if (!lease) return ok(booth)
      return lease.session === own.session ? ok(withLease(booth, null)) : err('controlled-by-other')
    default:
      return unreachable(command)
  }
}

/** Whoever gets the lease was answered: a request that was open is closed. */
const withLease = (booth: Booth, lease: Lease | null): Booth => ({ ...booth, lease, leaseRequest: null })
