import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, expect, test, vi } from 'vitest'
import type { Call } from '#shared/calls.ts'
import { Content } from '#shared/content.ts'
import { CallId, ExhibitId, KioskId } from '#shared/ids.ts'
import type { Role } from '#shared/rights.ts'
import Calls from '../../control/calls/Calls.svelte'
import { zh as words } from '../../control/calls/texts/zh.ts'
import type { Panel } from '../../control/panel.svelte.ts'
import { zh } from '../../control/texts/zh.ts'
import sample from '../../server/content/sample/content.json' with { type: 'json' }
import InPanel from './InPanel.svelte'

const content = Content.parse(sample)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const one = (change: Partial<Call> = {}): Call => ({
  ...{ id: CallId.parse('1'.repeat(26)), kiosk: KioskId.parse('west'), exhibit: ExhibitId.parse('gl-20') },
  ...{ called: 1_000_000, accepted: null, by: null, arrived: null, closed: null, ending: null, rehearsal: false },
  ...change,
})

function callsOn(calls: Call[], { role = 'explainer', online = true }: { role?: Role; online?: boolean } = {}) {
  const fetch = vi.fn((_path: string, _options: { method: string }) =>
    Promise.resolve(new Response(JSON.stringify(one()))),
  )
  vi.stubGlobal('fetch', fetch)
  const panel = {
    ...{ calls, online, language: 'zh', texts: zh, kiosks: [{ kiosk: 'west', name: '西侧屏' }] },
    content: { current: content },
    session: { identity: { role } },
    ticker: { now: 1_065_000 },
    tell: vi.fn(() => true),
  }
  // What the badge reads of the panel is above; the rest of it needs a server.
  const context = panel as unknown as Panel
  render(InPanel, { panel: context, part: Calls })
  return fetch
}

test('K42 a call says which screen, which exhibit and how long ago, and makes no sound', () => {
  callsOn([one()])
  const row = screen.getByRole('listitem')
  for (const text of ['西侧屏', '罗汉果精深加工与品质控制', words.asks, '已等 1:05'])
    expect(row.textContent).toContain(text)
  expect(document.querySelector('audio')).toBeNull()
})

test('K42 one tap goes, one more has arrived', async () => {
  const fetch = callsOn([one()])
  await fireEvent.click(screen.getByRole('button', { name: '我去' }))
  expect(fetch.mock.calls.map(([path, { method }]) => [method, path])).toEqual([
    ['POST', `/api/calls/${one().id}/accept`],
  ])
  cleanup()
  const again = callsOn([one({ accepted: 1_010_000, by: '小李' })])
  expect(screen.getByRole('listitem').textContent).toContain('小李 去了')
  await fireEvent.click(screen.getByRole('button', { name: '已到' }))
  expect(again.mock.calls[0]?.[0]).toBe(`/api/calls/${one().id}/arrive`)
})

test('K42 a tablet that is cut off cannot answer, and one that only watches has no button', () => {
  callsOn([one()], { online: false })
  expect(screen.getByRole('button', { name: '我去' })).toHaveProperty('disabled', true)
  cleanup()
  callsOn([one()], { role: 'viewer' })
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getByRole('listitem')).toBeTruthy()
  cleanup()
  callsOn([])
  expect(screen.queryByRole('list')).toBeNull()
})
