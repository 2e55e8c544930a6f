import { describe, expect, test } from 'vitest'
import type { CallProblem } from '../../control/http.ts'
import { QuickLog } from '../../control/tour/quick-log.svelte.ts'
import { stopId } from './samples.ts'

type Sent = { method: string; path: string; body: Record<string, unknown> | undefined }
const away: CallProblem = { status: 0, reason: null, detail: 'away', waitSeconds: 0 }

/** A log on a server that answers, or does not, as `line` says. */
function onLine() {
  const sent: Sent[] = []
  const line: { problem: CallProblem | null; stored: Record<string, unknown>[] } = { problem: null, stored: [] }
  const over = (async (method: string, path: string, body?: Record<string, unknown>) => {
    sent.push({ method, path, body })
    if (line.problem) return { ok: false, error: line.problem }
    return { ok: true, value: method === 'GET' ? { log: line.stored } : body }
  }) as ConstructorParameters<typeof QuickLog>[0] // the same call, with answers by hand
  return { log: new QuickLog(over), sent, line }
}
const draft = { kind: 'question', text: '多少钱？', stop: stopId('first'), by: '小李', at: 5.4 } as const

describe('R5 the quick log on the tablet', () => {
  test('R5 a note stands at once, and is stored with its id, time and place', async () => {
    const { log, sent } = onLine()
    const adding = log.add(draft)
    expect(log.notes).toMatchObject([{ text: '多少钱？', state: 'sending' }])
    await adding
    expect(log.notes[0]?.state).toBe('stored')
    expect(sent[0]).toMatchObject({
      ...{ method: 'POST', path: '/api/tours/current/log' },
      body: { kind: 'question', text: '多少钱？', stop: 'first', at: 5 },
    })
    expect(sent[0]?.body?.['id']).toMatch(/^[0-9a-z]{26}$/)
  })

  test('R5 without a connection it waits, and goes later under the same id and time', async () => {
    const { log, sent, line } = onLine()
    line.problem = away
    await log.add(draft)
    expect(log.notes[0]?.state).toBe('waiting')
    line.problem = null
    await log.resend()
    await log.resend()
    expect(sent).toHaveLength(2)
    expect(sent[1]?.body).toEqual(sent[0]?.body)
    expect(log.notes[0]?.state).toBe('stored')
  })

  test('R5 what the server refuses is said, and not sent again', async () => {
    const { log, sent, line } = onLine()
    line.problem = { ...away, status: 409 }
    await log.add(draft)
    await log.resend()
    expect([log.notes[0]?.state, sent.length]).toEqual(['refused', 1])
  })

  test('R5 undo takes it back from the server; one that never left is simply gone; without an answer it stays', async () => {
    const { log, sent, line } = onLine()
    await log.add(draft)
    const { id } = log.notes[0]!
    line.problem = away
    expect(await log.undo(id)).toBe(false)
    expect(log.notes).toHaveLength(1)
    line.problem = null
    expect(await log.undo(id)).toBe(true)
    expect(log.notes).toEqual([])
    expect(sent.at(-1)).toMatchObject({ method: 'DELETE', path: `/api/tours/current/log/${id}` })
    line.problem = away
    await log.add(draft)
    const before = sent.length
    expect(await log.undo(log.notes[0]!.id)).toBe(true)
    expect([log.notes.length, sent.length]).toEqual([0, before])
  })

  test('R5 another tablet’s notes appear, newest first; what waits here is kept', async () => {
    const { log, line } = onLine()
    line.problem = away
    await log.add({ ...draft, at: 50 })
    line.problem = null
    line.stored = [
      { id: 'a', at: 10, kind: 'praise', text: '', stop: null, by: '小王' },
      { id: 'b', at: 90, kind: 'praise', text: '', stop: null, by: '小王' },
    ]
    await log.read()
    expect(log.notes.map(({ at, state }) => [at, state])).toEqual([
      [90, 'stored'],
      [50, 'waiting'],
      [10, 'stored'],
    ])
  })
})
