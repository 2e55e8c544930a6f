import { timeOrderedId } from '#shared/time-ordered-id.ts'
import { batchLimit } from '#shared/visit-events.ts'

/** The bodies are made before the clock starts: what is measured is the server, not this program. */
export function makeBatch(): { ids: string[]; body: string } {
  const events = Array.from({ length: batchLimit }, () => ({
    id: timeOrderedId(Date.now(), crypto.getRandomValues(new Uint8Array(16))),
    at: Date.now(),
    visit: timeOrderedId(Date.now(), crypto.getRandomValues(new Uint8Array(16))),
    audience: 'visitor',
    rehearsal: false,
    bundle: null,
    type: 'exhibit-opened',
    exhibit: 'gl-13',
    from: 'category',
  }))
  return { ids: events.map((event) => event.id), body: JSON.stringify({ events }) }
}

export async function sendBatch(
  url: string,
  token: string,
  { ids, body }: { ids: string[]; body: string },
): Promise<void> {
  const answer = await fetch(`${url}/api/visit-events`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body,
    signal: AbortSignal.timeout(10_000),
  })
  if (!answer.ok) throw new Error(`visit events: ${answer.status} ${await answer.text()}`)
  const { settled } = (await answer.json()) as { settled: string[] } // the contract of this route
  if (settled.length !== ids.length) throw new Error(`${ids.length} events were sent and ${settled.length} settled.`)
}
