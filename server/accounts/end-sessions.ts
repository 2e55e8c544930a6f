import type { Parts } from '../http/route.ts'

/** Ends these sessions: on disk, on the tablets that use them, and with them the control they may hold. */
export async function endSessions(
  { sessions, booth, gateway, warnings }: Parts,
  ids: readonly string[],
): Promise<void> {
  for (const id of ids) {
    await sessions.close(id)
    await booth.dispatch({ type: 'drop-lease', session: id }, { kind: 'server' })
    warnings.clear('tablet-clock-differs', id)
  }
  gateway.signOut(ids)
}
