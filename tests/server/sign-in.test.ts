import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPin } from '../../server/accounts/pin-hash.ts'
import { api } from '../support/api.ts'
import { adminPin, startBooth, type TestBooth } from '../support/booth.ts'
import { until } from '../support/until.ts'

const problemOf = async (response: Response) =>
  (await response.json()) as { status: number; detail: string; reason: string }

describe('signing in', () => {
  let booth: TestBooth
  beforeAll(async () => (booth = await startBooth()))
  afterAll(() => booth.stop())

  test('the first administrator signs in with the PIN from the environment, and the answer names the role', async () => {
    const response = await api(booth.url).post('/api/session', { name: 'admin', pin: adminPin })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ role: 'administrator', name: 'admin', token: expect.any(String) })
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^zhantai_session=[\w-]{40,}; /)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Strict')
  })

  test('the cookie opens what the token opens', async () => {
    const response = await api(booth.url).post('/api/session', { name: 'admin', pin: adminPin })
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    expect((await api(booth.url).get('/api/session', { cookie })).status).toBe(200)
    expect((await api(booth.url).get('/api/session', { cookie: `other=1; ${cookie}` })).status).toBe(200)
    expect((await api(booth.url).get('/api/session', { cookie: 'zhantai_session=forged' })).status).toBe(401)
    expect((await api(booth.url).get('/api/session', { authorization: 'bearer forged' })).status).toBe(401)
  })

  test('a wrong PIN and an unknown name get the same answer', async () => {
    const wrongPin = await api(booth.url).post('/api/session', { name: 'admin', pin: '000001' })
    const noName = await api(booth.url).post('/api/session', { name: 'nobody at all', pin: '000001' })
    expect(wrongPin.status).toBe(401)
    expect(await problemOf(wrongPin)).toEqual(await problemOf(noName))
  })

  test('signing out ends the session', async () => {
    const staff = await booth.as('staff')
    expect((await staff.get('/api/session')).status).toBe(200)
    expect((await staff.delete('/api/session')).status).toBe(204)
    expect((await staff.get('/api/session')).status).toBe(401)
  })

  test('A7: the data folder holds neither PIN nor token', async () => {
    const staff = await booth.as('staff')
    const { db } = booth.server.context
    const stored = JSON.stringify([
      await db.selectFrom('accounts').selectAll().execute(),
      await db.selectFrom('sessions').selectAll().execute(),
      await db.selectFrom('audit').selectAll().execute(),
    ])
    expect(stored).not.toContain(staff.token)
    expect(stored).not.toContain(adminPin)
    expect(stored).toContain('scrypt$')
    expect(await hashPin('135790')).toMatch(/^scrypt\$65536\$8\$2\$/) // unless a test makes it cheaper
  })
})

describe('A3: guessing PINs', () => {
  test('locks the account after five wrong tries and says how long to wait; the right PIN does not help then', async () => {
    const booth = await startBooth()
    try {
      await booth.admin.post('/api/accounts', { name: '小李', role: 'staff', pin: '135790' })
      const tries = []
      for (let i = 0; i < 5; i++) tries.push(await api(booth.url).post('/api/session', { name: '小李', pin: '111111' }))
      expect(tries.map((response) => response.status)).toEqual([401, 401, 401, 401, 429])
      const locked = await api(booth.url).post('/api/session', { name: '小李', pin: '135790' })
      expect(locked.status).toBe(429)
      expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(await problemOf(locked)).toMatchObject({ reason: 'too-many-tries' })
      expect((await api(booth.url).post('/api/session', { name: 'admin', pin: adminPin })).status).toBe(200)
    } finally {
      await booth.stop()
    }
  })

  test('many tries at once are no way round the lock', async () => {
    const booth = await startBooth()
    try {
      await booth.admin.post('/api/accounts', { name: '小李', role: 'staff', pin: '135790' })
      const guess = (pin: string) => api(booth.url).post('/api/session', { name: '小李', pin })
      const answers = await Promise.all([...Array(11).keys()].map((i) => guess(i < 10 ? `11111${i}` : '135790')))
      expect(answers.filter((response) => response.status === 200)).toEqual([])
    } finally {
      await booth.stop()
    }
  })

  test('locks the address after thirty wrong tries, whatever names are tried', async () => {
    const booth = await startBooth()
    try {
      const statuses = []
      for (let i = 0; i < 31; i++) {
        statuses.push((await api(booth.url).post('/api/session', { name: `name ${i}`, pin: '1' })).status)
      }
      expect(new Set(statuses.slice(0, 29))).toEqual(new Set([401]))
      expect(statuses.slice(29)).toEqual([429, 429])
      expect((await api(booth.url).post('/api/session', { name: 'admin', pin: adminPin })).status).toBe(429)
    } finally {
      await booth.stop()
    }
  })

  test('right PINs never lock an address: a stand signs in all morning', async () => {
    const booth = await startBooth()
    try {
      for (let i = 0; i < 35; i++) {
        expect((await api(booth.url).post('/api/session', { name: 'admin', pin: adminPin })).status).toBe(200)
      }
    } finally {
      await booth.stop()
    }
  })
})

describe('accounts', () => {
  let booth: TestBooth
  beforeAll(async () => (booth = await startBooth()))
  afterAll(() => booth.stop())

  test('A5: a disabled account cannot sign in, and its session and tablet end at once', async () => {
    const staff = await booth.as('staff')
    const { name } = (await (await staff.get('/api/session')).json()) as { name: string }
    const tablet = await booth.tablet(staff)
    const signedOut = new Promise<void>((resolve) => tablet.socket.on('signed-out', resolve))
    expect((await booth.admin.patch(`/api/accounts/${encodeURIComponent(name)}`, { disabled: true })).status).toBe(200)
    await signedOut
    await until(() => !tablet.socket.connected, 'the tablet is disconnected')
    expect((await staff.get('/api/session')).status).toBe(401)
    expect((await api(booth.url).post('/api/session', { name, pin: '135790' })).status).toBe(401)
    await booth.admin.patch(`/api/accounts/${encodeURIComponent(name)}`, { disabled: false })
    expect((await api(booth.url).post('/api/session', { name, pin: '135790' })).status).toBe(200)
  })

  test('A5: changing the own PIN keeps this session and ends the others', async () => {
    const here = await api(booth.url).signIn('admin', adminPin)
    const elsewhere = await api(booth.url).signIn('admin', adminPin)
    const tablet = await booth.tablet(elsewhere)
    expect((await here.patch('/api/accounts/admin', { pin: '86427531' })).status).toBe(200)
    expect((await here.get('/api/session')).status).toBe(200)
    expect((await elsewhere.get('/api/session')).status).toBe(401)
    await until(() => !tablet.socket.connected, 'the other tablet is signed out')
    expect((await api(booth.url).post('/api/session', { name: 'admin', pin: adminPin })).status).toBe(401)
    expect((await here.patch('/api/accounts/admin', { pin: adminPin })).status).toBe(200)
  })

  test('A4: the last administrator can be neither disabled nor demoted, even by two at once', async () => {
    const admin = await api(booth.url).signIn('admin', adminPin)
    for (const change of [{ disabled: true }, { role: 'viewer' }]) {
      const response = await admin.patch('/api/accounts/admin', change)
      expect(response.status).toBe(409)
      expect(await problemOf(response)).toMatchObject({ reason: 'last-administrator' })
    }
    await admin.post('/api/accounts', { name: 'second', role: 'administrator', pin: '135790' })
    const second = await api(booth.url).signIn('second', '135790')
    await Promise.all([
      admin.patch('/api/accounts/second', { role: 'viewer' }),
      second.patch('/api/accounts/admin', { role: 'viewer' }),
    ])
    const left = (await booth.server.context.accounts.list()).filter(({ role }) => role === 'administrator')
    expect(left).toHaveLength(1)
  })

  test.each([
    ['a name that is taken', { name: 'admin', role: 'staff', pin: '135790' }, 409],
    ['a PIN that is too short', { name: 'new', role: 'staff', pin: '12345' }, 400],
    ['an unknown role', { name: 'new', role: 'root', pin: '135790' }, 400],
    ['a name with a control character', { name: 'a\u0000b', role: 'staff', pin: '135790' }, 400],
    ['a field that nobody knows', { name: 'new', role: 'staff', pin: '135790', admin: true }, 400],
  ])('%s is refused', async (_what, body, status) => {
    const { accounts } = booth.server.context
    const admin = (await accounts.list()).find((account) => account.role === 'administrator')
    const signedIn = await api(booth.url).signIn(admin?.name ?? '', admin?.name === 'admin' ? adminPin : '135790')
    expect((await signedIn.post('/api/accounts', body)).status).toBe(status)
    expect(await accounts.find('new')).toBeNull()
  })
})
