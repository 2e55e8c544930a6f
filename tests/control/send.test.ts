import { describe, expect, test, vi } from 'vitest'
import type { Command } from '#shared/commands.ts'
import type { CommandReply } from '#shared/wire.ts'
import { send, type Asker } from '../../control/send.ts'

const openIt: Command = { type: 'open' }

/** A socket that keeps what it was given and answers as told. */
function line(online: boolean, answer: () => Promise<CommandReply>) {
  const emitWithAck = vi.fn((_event: 'command', _command: Command) => answer())
  const timeout = vi.fn((_ms: number) => ({ emitWithAck }))
  const socket: Asker = { timeout }
  return { online, socket, timeout, emitWithAck }
}

describe('C1 a command goes now or never', () => {
  test('C1 offline it is refused on the spot and nothing reaches the socket, so nothing can be sent later', async () => {
    const offline = line(false, async () => ({ ok: true, value: { revision: 1 } }))
    expect(await send(offline, openIt)).toEqual({ ok: false, error: 'offline' })
    expect(offline.timeout).not.toHaveBeenCalled()
    expect(offline.emitWithAck).not.toHaveBeenCalled()
  })

  test('C1 without an answer in two seconds it says so', async () => {
    const silent = line(true, () => Promise.reject(new Error('operation has timed out')))
    expect(await send(silent, openIt)).toEqual({ ok: false, error: 'no-answer' })
    expect(silent.timeout).toHaveBeenCalledWith(2_000)
  })

  test('C1 a PIN may take longer to be checked', async () => {
    const slow = line(true, async () => ({ ok: true, value: { revision: 1 } }))
    await send(slow, { type: 'take-control', pin: '135790' })
    expect(slow.timeout).toHaveBeenCalledWith(8_000)
    await send(slow, { type: 'take-control' })
    expect(slow.timeout).toHaveBeenLastCalledWith(2_000)
  })

  test('C1 the booth’s answer comes back as it is, a no as well', async () => {
    const refused: CommandReply = { ok: false, error: 'tour-running' }
    expect(
      await send(
        line(true, async () => refused),
        openIt,
      ),
    ).toBe(refused)
    const done: CommandReply = { ok: true, value: { revision: 7 } }
    const asked = line(true, async () => done)
    expect(await send(asked, openIt)).toBe(done)
    expect(asked.emitWithAck).toHaveBeenCalledExactlyOnceWith('command', openIt)
  })
})
