import { beforeEach, expect, test } from 'vitest'
import { KioskId } from '#shared/ids.ts'
import type { KioskSocket } from '#shared/wire.ts'
import { buildId } from '../../kiosk/build-id.ts'
import { Pairing } from '../../kiosk/pairing.svelte.ts'
import type { Pairing as Paired } from '../../kiosk/storage/database.ts'

const west = { token: 'secret', kiosk: KioskId.parse('west') }
let kept: Paired | null
let calls: string[]
let listeners: Map<string, (message: never) => unknown>
let socket: KioskSocket

const memory = {
  keepPairing: async (pairing: Paired) => {
    calls.push('kept')
    kept = pairing
  },
  forgetPairing: async () => void (kept = null),
}
const say = (event: string, message?: unknown) => listeners.get(event)?.(message as never)

beforeEach(() => {
  kept = null
  calls = []
  listeners = new Map()
  const fake = {
    on: (event: string, listener: (message: never) => unknown) => listeners.set(event, listener),
    disconnect: () => (calls.push('disconnected'), fake),
    connect: () => (calls.push('connected'), fake),
  }
  socket = fake as unknown as KioskSocket // only what pairing uses
})

test('K1 a screen that is nobody shows its code, until the socket that the code belongs to is gone', () => {
  const pairing = new Pairing(memory, null)
  pairing.listen(socket, () => {})
  say('pairing', { code: '135790', screen: 'west' })
  expect([pairing.kiosk, pairing.code]).toEqual([null, { code: '135790', screen: 'west' }])
  say('disconnect')
  expect(pairing.code).toBeNull()
})

test('K1 once paired it is on disk before it connects again as that screen', async () => {
  const pairing = new Pairing(memory, null)
  pairing.listen(socket, () => calls.push('told'))
  say('pairing', { code: '135790', screen: null })
  await say('paired', west)
  expect(calls).toEqual(['kept', 'told', 'disconnected', 'connected'])
  expect([pairing.kiosk, pairing.token, pairing.code, kept]).toEqual(['west', 'secret', null, west])
})

test('K3 a revoked screen is nobody at once, and after a reload too', async () => {
  kept = west
  const pairing = new Pairing(memory, west)
  pairing.listen(socket, () => calls.push('told'))
  await say('unpaired')
  expect([pairing.kiosk, pairing.token, kept]).toEqual([null, null, null])
  expect(calls).toEqual(['told'])
})

test('the build is the hashed name of the entry script, and unknown in development', () => {
  expect(buildId('http://kiosk.lan:8080/assets/kiosk-C_m2-9Qx.js')).toBe('kiosk-C_m2-9Qx.js')
  expect(buildId('http://localhost:5173/kiosk/main.ts')).toBeUndefined()
})
