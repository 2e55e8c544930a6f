import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '#shared/api.ts'
import { allRoutes } from '../../server/http/routes.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { visitEvent } from '../support/fixtures.ts'

let booth: TestBooth
beforeAll(async () => (booth = await startBooth()))
afterAll(() => booth.stop())

type Operation = {
  summary: string
  parameters: { name: string; in: string }[]
  responses: Record<string, unknown>
  security?: unknown
}
type Description = { openapi: string; paths: Record<string, Record<string, Operation>> }
const describeBooth = async () => (await (await booth.admin.get('/api/openapi.json')).json()) as Description
const templateOf = (path: string) => path.replace(/:([a-z]+)/g, '{$1}')

test('every route is described, with its parameters, and nothing else is', async () => {
  const { openapi, paths } = await describeBooth()
  expect(openapi).toBe('3.1.0')
  const described = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method} ${path}`),
  )
  const routes = allRoutes('test')
  expect(described.toSorted()).toEqual(routes.map(({ method, path }) => `${method} ${templateOf(path)}`).toSorted())
  for (const route of routes) {
    const operation = paths[templateOf(route.path)]?.[route.method]
    const named = operation?.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
    expect(named, route.path).toEqual([...route.path.matchAll(/:([a-z]+)/g)].map(([, name]) => name))
    expect(operation?.summary.length).toBeGreaterThan(5)
    expect(operation?.security === undefined, route.path).toBe(['public', 'loopback'].includes(String(route.who)))
  }
})

test('real answers have the described status, type and shape', async () => {
  const kiosk = await booth.kiosk('west')
  const routes = allRoutes('test')
  const { paths } = await describeBooth()
  const check = async (method: string, path: string, concrete: string, body?: unknown, token = booth.admin.token) => {
    const response = await fetch(booth.url + concrete, {
      method: method.toUpperCase(),
      headers: { Authorization: `Bearer ${token}`, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const what = `${method} ${concrete}: ${response.status}`
    const route = routes.find((candidate) => candidate.method === method && candidate.path === path)
    if (!route) throw new Error(`There is no route ${method} ${path}.`)
    const described = paths[templateOf(path)]?.[method]
    expect(Object.keys(described?.responses ?? {}), what).toContain(String(response.status))
    const { answer } = route
    if (typeof answer === 'string') {
      expect(response.headers.get('content-type'), what).toMatch(/^[a-z]+\/[a-z0-9.+-]+/)
      await response.arrayBuffer()
    } else if (answer) {
      const parsed = answer.safeParse(await response.json())
      expect(parsed.error?.issues ?? [], what).toEqual([])
    } else expect(await response.text(), what).toBe('')
  }
  const { bundle } = booth.server.context.booth.current
  const content = (await booth.server.context.bundles.load(bundle))!
  await check('get', '/healthz', '/healthz')
  await check('get', '/metrics', '/metrics')
  await check('get', '/api/session', '/api/session')
  await check('get', '/api/booth', '/api/booth')
  await check('post', '/api/commands', '/api/commands', { type: 'take-control' })
  await check('get', '/api/kiosks', '/api/kiosks')
  await check('get', '/api/kiosks/waiting', '/api/kiosks/waiting')
  await check('patch', '/api/kiosks/:kiosk', '/api/kiosks/west', { name: '西屏' })
  await check('post', '/api/kiosks/:kiosk/identify', '/api/kiosks/west/identify', {})
  await check('get', '/api/content', '/api/content')
  await check('get', '/api/content/status', '/api/content/status')
  await check('get', '/api/content/:bundle', `/api/content/${bundle}`)
  await check('get', '/media/:hash', `/media/${Object.values(content.media)[0]!.hash}`)
  await check('post', '/api/content/publish', '/api/content/publish', {})
  await check('post', '/api/visit-events', '/api/visit-events', { events: [visitEvent()] }, kiosk.token)
  await check('get', '/api/exports/events.csv', '/api/exports/events.csv')
  await check('get', '/api/exports/events.ndjson', '/api/exports/events.ndjson')
  await booth.command({ type: 'start-tour', tour: content.tours[0]!.id })
  await check('get', '/api/steps', '/api/steps')
  await check('post', '/api/steps/next', '/api/steps/next', {})
  await check('post', '/api/steps/back', '/api/steps/back', {})
  await check('post', '/api/tokens', '/api/tokens', { name: 'Stream Deck', role: 'explainer' })
  await check('get', '/api/tokens', '/api/tokens')
  await check('get', '/api/tours', '/api/tours')
  await check('get', '/api/tours/:id', '/api/tours/current')
  await check('patch', '/api/tours/:id', `/api/tours/${booth.server.context.tours.current!.id}`, { headCount: 9 })
  const note = { id: '1'.repeat(26), kind: 'praise' }
  await check('post', '/api/tours/current/log', '/api/tours/current/log', note)
  await check('delete', '/api/tours/current/log/:id', `/api/tours/current/log/${note.id}`)
  await check('get', '/api/exports/tours.csv', '/api/exports/tours.csv')
  await check('get', '/api/exports/summary.json', '/api/exports/summary.json?from=2023-05-20&to=2023-05-21')
  await check('get', '/api/figures', '/api/figures?day=2023-05-20')
  await check('post', '/api/guided-sessions', '/api/guided-sessions', {})
  await check('get', '/api/guided-sessions', '/api/guided-sessions')
  const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  const ticks = { agreed: true, over14: true, passOn: false }
  const lead = { id: '2'.repeat(26), exhibit: content.exhibits[0]!.id, kind: 'other', phone: '07732000000', ...ticks }
  await check('post', '/api/leads', '/api/leads', { ...lead, notice: bundle, until }, kiosk.token)
  await check('get', '/api/leads', '/api/leads')
  await check('post', '/api/leads/:id/reveal', `/api/leads/${lead.id}/reveal`, { reason: '回访观众' })
  await check('get', '/api/exports/leads.csv', `/api/exports/leads.csv?reason=${encodeURIComponent('移交业务科')}`)
  await check('post', '/api/leads/:id/withdraw', `/api/leads/${lead.id}/withdraw`, {})
  await check('post', '/api/leads/:id/forget', `/api/leads/${lead.id}/forget`, {}, kiosk.token)
  await check('get', '/api/scans', '/api/scans')
  await check('get', '/api/accounts', '/api/accounts')
  await check('post', '/api/accounts', '/api/accounts', { name: '小王', role: 'staff', pin: '135790' })
  await check('patch', '/api/accounts/:name', `/api/accounts/${encodeURIComponent('小王')}`, { role: 'viewer' })
  await check('get', '/api/sessions', '/api/sessions')
  await check('get', '/api/audit', '/api/audit?limit=5')
  await check('delete', '/api/kiosks/:kiosk', '/api/kiosks/west')
})

test('E1: every error is a problem with one sentence', async () => {
  const bad: [string, string, unknown, number][] = [
    ['GET', '/nothing/here', undefined, 404],
    ['GET', '/assets/nothing.js', undefined, 404],
    ['GET', '/kiosk/%2e%2e/%2e%2e/package.json', undefined, 404],
    ['GET', '/api/sessions/%00', undefined, 404],
    ['PATCH', '/api/accounts/%ff', {}, 400],
    ['PATCH', '/api/accounts/%00', {}, 404],
    ['DELETE', '/api/sessions/none', undefined, 404],
    ['DELETE', '/api/kiosks/none', undefined, 404],
    ['DELETE', '/api/tokens/none', undefined, 404],
    ['DELETE', '/api/tokens/%00', undefined, 404],
    ['POST', '/api/tokens', { name: 'x', role: 'root' }, 400],
    ['POST', '/api/tokens', { name: 'x', role: 'viewer', account: 'nobody' }, 404],
    ['POST', '/api/steps/next', { revision: -1 }, 400],
    ['POST', '/api/steps/next', { steps: 2 }, 400],
    ['GET', '/media/zzz', undefined, 404],
    ['GET', `/media/${'0'.repeat(64)}`, undefined, 404],
    ['GET', `/api/content/${'0'.repeat(64)}`, undefined, 404],
    ['POST', '/api/commands', '{"type":', 400],
    ['POST', '/api/commands', [], 400],
    ['POST', '/api/commands', { type: 'fly' }, 400],
    ['POST', '/api/commands', { type: 'open', extra: 1 }, 400],
    ['POST', '/api/commands', 'x'.repeat(600_000), 413],
    ['POST', '/api/visit-events', { events: [] }, 403],
    ['GET', '/api/audit?limit=0', undefined, 400],
    ['GET', '/api/exports/events.csv?from=yesterday', undefined, 400],
    ['GET', '/api/exports/events.csv?from=9999-12-31', undefined, 400],
    ['GET', '/api/exports/events.csv?from=0001-01-01', undefined, 400],
    ['GET', '/api/exports/events.csv?from=2023-05-21&to=2023-05-20', undefined, 400],
    ['GET', '/api/exports/events.csv?kiosk=West%20Wall', undefined, 400],
  ]
  for (const [method, path, body, status] of bad) {
    const response = await fetch(booth.url + path, {
      method,
      headers: {
        Authorization: `Bearer ${booth.admin.token}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const what = `${method} ${path}`
    expect(response.status, what).toBe(status)
    expect(response.headers.get('content-type'), what).toMatch(/^application\/problem\+json/)
    const problem = Problem.parse(await response.json())
    expect(problem.status, what).toBe(status)
    expect(problem.detail, what).toMatch(/^\S.*\S$/)
    expect(problem.detail, what).not.toMatch(/\/work|\/tmp|node_modules|server\//)
  }
})
