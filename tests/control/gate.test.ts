import { describe, expect, test } from 'vitest'
import type { Booth } from '#shared/booth.ts'
import type { CommandType } from '#shared/commands.ts'
import { reduce } from '#shared/reduce.ts'
import { roles, type Role } from '#shared/rights.ts'
import { endsTour, whyNot } from '../../control/gate.ts'
import { atStop, booth, content, textId, tourMode } from './samples.ts'

const identity = (role: Role) => ({ session: 'mine', name: 'me', role })
const lease = (session: string) => ({ session, holder: 'somebody', since: 0 })
const emergency = { name: 'emergency', text: textId('leave'), since: 0 } as const
const commands: CommandType[] = [
  'open',
  'freeze',
  'show-safe',
  'clear-safe',
  'raise-emergency',
  'clear-emergency',
  'set-muted',
]

describe('C4 a button knows why it would be refused', () => {
  test('C4 nothing can be sent while the server is out of reach', () => {
    expect(whyNot('raise-emergency', { online: false, booth: booth(), identity: identity('administrator') })).toBe(
      'offline',
    )
  })

  const states: [string, Booth][] = [
    ['nobody steers', booth()],
    ['I steer', booth({ lease: lease('mine') })],
    ['another steers', booth({ lease: lease('theirs') })],
    ['an emergency stands', booth({ lease: lease('mine'), over: [emergency] })],
  ]
  test.each(states)('C4 it says the same as the booth itself when %s, for every role', (_name, now) => {
    for (const role of roles) {
      for (const type of commands) {
        const command =
          type === 'raise-emergency'
            ? { type, text: textId('leave') }
            : type === 'set-muted'
              ? { type, on: true }
              : { type }
        const context = { now: 1, actor: { kind: 'person', ...identity(role) } as const, content }
        // The types above need no further field; the cast only tells the compiler so.
        const answer = reduce(now, command as Parameters<typeof reduce>[1], context)
        expect([role, type, whyNot(type, { online: true, booth: now, identity: identity(role) })]).toEqual([
          role,
          type,
          answer.ok ? null : answer.error,
        ])
      }
    }
  })

  test('C5 what would end a tour or the wait for one is held', () => {
    const running = booth({ mode: atStop('first') })
    const waiting = booth({
      mode: { name: 'standby', tour: tourMode().tour, since: 0, stage: 'waiting', stageSince: 0 },
    })
    for (const now of [running, waiting]) {
      expect(endsTour(now, 'open')).toBe(true)
      expect(endsTour(now, 'close')).toBe(true)
      expect(endsTour(now, 'end-tour')).toBe(true)
      expect(endsTour(now, 'freeze')).toBe(false)
      expect(endsTour(now, 'start-tour')).toBe(false)
    }
    expect(endsTour(booth(), 'close')).toBe(false)
  })
})
