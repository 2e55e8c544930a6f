import type { VisitEvent } from '#shared/visit-events.ts'
import type { Outbox } from './outbox.ts'

const batchSize = 100 // the server refuses more (V2)
const everyMs = 2_000
const slowestMs = 60_000

export type SenderParts = {
  outbox: Pick<Outbox, 'next' | 'remove' | 'pending'>
  /** Sends a batch; resolves with the settled ids, or with the reason why not. */
  post: (events: readonly VisitEvent[]) => Promise<Sent>
  notice: (count: number) => VisitEvent
  /** While false nothing is sent: a screen that is not paired or not connected. */
  ready: () => boolean
  /** Calls back after a while; returns how to call it off. Handed in by tests. */
  later?: (act: () => Promise<void>, ms: number) => () => void
}
export type Sent = { settled: readonly string[] } | { failed: 'later' | 'smaller' }

/**
 * Empties the outbox towards the server, every 2 s while there is something, more slowly while it is in trouble (V7).
 * Only what the server names as settled is forgotten, so a lost reply costs a harmless resend. Returns the stop.
 */
export function startSending({ outbox, post, notice, ready, later = afterTime }: SenderParts): () => void {
  let wait = everyMs
  let size = batchSize
  let callOff: () => void = () => {}
  let stopped = false

  const round = async () => {
    const batch = await outbox.next(size, notice)
    if (batch.length === 0) return
    const sent = await post(batch.map(({ event }) => event))
    if ('failed' in sent) {
      // A batch that is refused whole is cut until the event that spoils it stands alone.
      if (sent.failed === 'smaller') size = Math.max(1, size >> 1)
      wait = Math.min(slowestMs, wait * 2)
      return
    }
    const settled = new Set(sent.settled)
    await outbox.remove(batch.filter(({ event }) => settled.has(event.id)).map(({ key }) => key))
    wait = everyMs
    size = batchSize
  }
  const act = async () => {
    try {
      if (ready()) await round()
    } catch (error) {
      console.error('Visit events could not be sent; they stay on disk.', error)
      wait = Math.min(slowestMs, wait * 2)
    }
    if (!stopped) callOff = later(act, wait)
  }
  callOff = later(act, wait)
  return () => {
    stopped = true
    callOff()
  }
}

function afterTime(act: () => Promise<void>, ms: number): () => void {
  const timer = setTimeout(() => void act(), ms)
  return () => clearTimeout(timer)
}

const patienceMs = 5_000

/** `POST /api/visit-events` as this kiosk. */
export async function postVisitEvents(token: string, events: readonly VisitEvent[]): Promise<Sent> {
  let response: Response
  try {
    response = await fetch('/api/visit-events', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ events }),
      signal: AbortSignal.timeout(patienceMs),
    })
    if (response.ok) {
      const reply: unknown = await response.json()
      if (isSettled(reply)) return reply
      console.warn('The answer to visit events is not understood.', reply)
      return { failed: 'later' }
    }
  } catch (error) {
    console.warn('The server does not take visit events now.', error)
    return { failed: 'later' }
  }
  const refused = response.status === 400 || response.status === 413 || response.status === 422
  return { failed: refused ? 'smaller' : 'later' }
}

const isSettled = (reply: unknown): reply is { settled: string[] } =>
  typeof reply === 'object' && reply !== null && 'settled' in reply && Array.isArray(reply.settled)
