import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ApiTokenRow } from '#shared/api.ts'
import type { Panel } from '../../control/panel.svelte.ts'
import { zh } from '../../control/texts/zh.ts'
import { zh as words } from '../../control/tokens/texts/zh.ts'
import Tokens from '../../control/tokens/Tokens.svelte'
import InPanel from './InPanel.svelte'

const token = 'zt_abcdefghijklmnopqrstuvwxyz'
const rowOf = (change: Partial<ApiTokenRow> = {}): ApiTokenRow => ({
  ...{
    id: 'one',
    account: '小李',
    name: '台口按键',
    role: 'explainer',
    createdAt: 1,
    createdBy: 'admin',
    lastUsed: null,
  },
  ...change,
})

type Asked = { method: string; path: string; body: unknown }
let asked: Asked[]
let rows: ApiTokenRow[]
beforeEach(() => {
  asked = []
  rows = []
  vi.stubGlobal('fetch', async (path: string, { method, body }: { method: string; body?: string }) => {
    asked.push({ method, path, body: body === undefined ? undefined : JSON.parse(body) })
    if (method === 'GET') return Response.json(rows)
    if (method === 'DELETE') {
      rows = []
      return new Response(null, { status: 204 })
    }
    rows = [rowOf()]
    return Response.json({ token, row: rowOf() })
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function open(role = 'staff') {
  const panel = {
    ...{ texts: zh, language: 'zh', online: true, ticker: { now: 60_000 }, booth: null, content: { current: null } },
    session: { identity: { name: '小李', role, session: 'x' } },
    ...{ tell: vi.fn(), whyNot: () => 'offline', sender: { isSending: () => false } },
  }
  // What the page reads of the panel is above; the rest of it needs a server.
  const context = panel as unknown as Panel
  render(InPanel, { panel: context, part: Tokens })
}
const button = (name: string) => screen.getByRole('button', { name, hidden: true })

test('A8: a new token is shown once, and closing its page uncopied takes two goes', async () => {
  open()
  await fireEvent.input(screen.getByLabelText(/名称/), { target: { value: ' 台口按键 ' } })
  await fireEvent.click(button(words.make))
  await waitFor(() => expect(screen.getByDisplayValue(token)).toBeTruthy())
  expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
    name: '台口按键',
    role: 'explainer',
    account: '小李',
  })
  await fireEvent.click(button(zh.close))
  expect(screen.getByText(words.notCopied)).toBeTruthy()
  await fireEvent.click(button(zh.close))
  expect(screen.queryByDisplayValue(token)).toBeNull()
  expect(document.body.innerHTML).not.toContain(token)
})

test('A8: revoking asks first', async () => {
  rows = [rowOf({ lastUsed: 1 })]
  open()
  await waitFor(() => expect(screen.getByText('台口按键')).toBeTruthy())
  await fireEvent.click(button(words.revokeNamed('台口按键')))
  expect(asked.filter(({ method }) => method === 'DELETE')).toEqual([])
  await fireEvent.click(button(words.keep))
  await fireEvent.click(button(words.revokeNamed('台口按键')))
  await fireEvent.click(button(words.revoke))
  await waitFor(() => expect(screen.queryByText('台口按键')).toBeNull())
  expect(asked.filter(({ method }) => method === 'DELETE').map(({ path }) => path)).toEqual(['/api/tokens/one'])
})

test('A10: it offers the own role and those below, and no other', async () => {
  open('explainer')
  const options = () => screen.getAllByRole('option', { hidden: true }).map(({ textContent }) => textContent)
  expect(options()).toEqual(['讲解员', '技术员', '只读'])
  cleanup()
  open('viewer')
  expect(options()).toEqual(['只读'])
})
