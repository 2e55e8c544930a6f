import { beforeEach, expect, test } from 'vitest'
import type { Call, NewCall } from '#shared/calls.ts'
import { CallId, ExhibitId } from '#shared/ids.ts'
import { Help } from '../../kiosk/visit/help.svelte.ts'
import { Visitor } from '../../kiosk/visit/visit.svelte.ts'
import { boothNow, recording, tourBooth, west } from './support.ts'

const exhibit = ExhibitId.parse('gl-20')
let now = 0
let online = true
let ids = 0
let withdrawn: string[] = []
let answer: (call: Call | null) => void = () => {}
let posted: NewCall[] = []
let help: Help

beforeEach(() => {
  now = 1_000_000
  online = true
  withdrawn = []
  posted = []
  help = new Help({
    online: () => online,
    now: () => now,
    newId: () => String(++ids).padStart(26, '0'),
    post: (call) => {
      posted.push(call)
      return new Promise((resolve) => (answer = resolve))
    },
    withdraw: async (id) => void withdrawn.push(id),
  })
  help.follow(boothNow())
})

const stored = (change: Partial<Call> = {}): Call => ({
  ...{ id: posted.at(-1)?.id ?? CallId.parse('0'.repeat(26)), kiosk: west, exhibit, called: now },
  ...{ accepted: null, by: null, arrived: null, closed: null, ending: null, rehearsal: false },
  ...change,
})
const called = async (): Promise<Call> => {
  const asking = help.ask(exhibit)
  const call = stored()
  answer(call)
  await asking
  return call
}

test('K40 nobody is told that a guide was called before the server has it', async () => {
  const asking = help.ask(exhibit)
  expect(help.state).toBe('sending')
  await help.ask(exhibit) // a second touch is the same call
  expect(posted).toHaveLength(1)
  answer(stored())
  await asking
  expect(help.state).toBe('called')
})

test('K40 what could not be stored is said, and can be tried again', async () => {
  const asking = help.ask(exhibit)
  answer(null)
  await asking
  expect(help.state).toBe('failed')
  await called()
  expect(help.state).toBe('called')
})

test('K40 after 60 s without an answer there is a kind line, until somebody accepts', async () => {
  const call = await called()
  now += 59_000
  help.tick()
  expect(help.state).toBe('called')
  now += 1_000
  help.tick()
  expect(help.state).toBe('late')
  help.heard({ ...call, accepted: now, by: '小李' })
  expect(help.state).toBe('coming')
  help.heard({ ...call, accepted: now, by: '小李', arrived: now, closed: now, ending: 'arrived' })
  expect(help.state).toBe('none')
})

test('K40 who waits is not away, for three minutes at most', async () => {
  expect(help.waiting).toBe(false)
  await called()
  now += 179_000
  expect(help.waiting).toBe(true)
  now += 1_000
  expect(help.waiting).toBe(false)
})

test('K41 it is offered only in free mode, online, with nothing over the booth', async () => {
  expect(help.offered).toBe(true)
  help.follow(tourBooth())
  expect(help.offered).toBe(false)
  help.follow(boothNow({ mode: { name: 'closed', since: 0, dark: false } }))
  expect(help.offered).toBe(false)
  help.follow(boothNow({ over: [{ name: 'freeze', since: 0 }] }))
  expect(help.offered).toBe(false)
  help.follow(boothNow())
  online = false
  expect(help.offered).toBe(false)
  await help.ask(exhibit)
  expect(posted).toEqual([])
})

test('K41 a visit that ends takes its call back, also one that was still on its way', async () => {
  const visitor = new Visitor({
    ...{ recorder: recording().recorder, now: () => now, kiosk: () => west, resumeSeconds: () => 20, help },
  })
  visitor.start('attract')
  const call = await called()
  visitor.finish()
  expect(withdrawn).toEqual([call.id])
  expect(help.state).toBe('none')
  const asking = help.ask(exhibit)
  help.leave()
  const late = stored()
  answer(late)
  await asking
  expect(withdrawn).toEqual([call.id, late.id])
  expect(help.state).toBe('none')
})

test('K41 a call that this page knows nothing of, from before it was loaded anew, is taken back', () => {
  const old = stored({ id: CallId.parse('9'.repeat(26)) })
  help.heard(old)
  expect(withdrawn).toEqual([old.id])
  help.heard(null)
  expect(help.state).toBe('none')
})
