import { describe, expect, test } from 'vitest'
import type { CommandReply } from '#shared/wire.ts'
import { Sender } from '../../control/sender.svelte.ts'
import { booth } from './samples.ts'

/** A sender whose answers are given by hand. */
function manual() {
  const answers: ((reply: CommandReply) => void)[] = []
  const sender = new Sender(() => new Promise((resolve) => answers.push(resolve)))
  return { sender, answer: (reply: CommandReply) => answers.shift()?.(reply) }
}
const freeze = { type: 'freeze' } as const

describe('C3 a control shows “sending” until the snapshot says it happened', () => {
  test('C3 the answer alone is not enough', async () => {
    const { sender, answer } = manual()
    sender.seen(booth({ revision: 4 }))
    const sent = sender.send(freeze)
    expect(sender.isSending(freeze)).toBe(true)
    answer({ ok: true, value: { revision: 5 } })
    await sent
    expect(sender.isSending(freeze)).toBe(true)
    sender.seen(booth({ revision: 5 }))
    expect(sender.isSending(freeze)).toBe(false)
  })

  test('C3 a snapshot that came first, or a command that changed nothing, leaves nothing waiting', async () => {
    const { sender, answer } = manual()
    const sent = sender.send(freeze)
    sender.seen(booth({ revision: 5 }))
    answer({ ok: true, value: { revision: 5 } })
    await sent
    expect(sender.isSending(freeze)).toBe(false)
  })

  test('C3 a refusal ends it at once, and so does a broken line', async () => {
    const { sender, answer } = manual()
    const sent = sender.send(freeze)
    answer({ ok: false, error: 'control-needed' })
    await sent
    expect(sender.isSending(freeze)).toBe(false)
    void sender.send(freeze)
    sender.reset()
    expect(sender.isSending(freeze)).toBe(false)
  })

  test('C3 only the button that was pressed says so', () => {
    const { sender } = manual()
    void sender.send({ type: 'set-muted', on: true })
    expect(sender.isSending({ type: 'set-muted', on: true })).toBe(true)
    expect(sender.isSending({ type: 'set-muted', on: false })).toBe(false)
    expect(sender.isSending(freeze)).toBe(false)
  })
})
