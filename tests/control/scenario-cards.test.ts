import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Booth } from '#shared/booth.ts'
import { Content } from '#shared/content.ts'
import ScenarioCards from '../../control/panels/ScenarioCards.svelte'
import type { Panel } from '../../control/panel.svelte.ts'
import { zh } from '../../control/texts/zh.ts'
import sample from '../../server/content/sample/content.json' with { type: 'json' }
import { booth } from './samples.ts'
import InPanel from './InPanel.svelte'

const content = Content.parse(sample)
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

/** The cards on a tablet that sees this booth; null: it is cut off and has only its content. */
function cardsWith(seen: Booth | null) {
  const send = vi.fn(() => Promise.resolve({ ok: true, value: { revision: 1 } }))
  const panel = {
    booth: seen,
    texts: zh,
    language: 'zh',
    content: { current: content },
    sender: { isSending: () => false },
    whyNot: () => (seen ? null : 'offline'),
    send,
  }
  // What the cards read of the panel is above; the rest of it needs a server.
  const context = panel as unknown as Panel
  render(InPanel, { panel: context, part: ScenarioCards })
  return send
}
const raise = () => screen.getAllByRole('button', { name: /屏幕显示/, hidden: true })[0]!

test('C9 every scenario has its steps, each with who answers for it', () => {
  cardsWith(booth())
  const cards = content.emergencyCards ?? []
  expect(cards.map(({ id }) => id)).toEqual(['fire', 'power-cut', 'medical', 'lost-child', 'crowd', 'bad-content'])
  for (const card of cards) {
    const shown = screen.getByText(card.title.zh).closest('details')
    if (!shown) throw new Error(`no card for ${card.id}`)
    const steps = within(shown).getAllByRole('listitem', { hidden: true })
    expect(steps.map((step) => step.textContent)).toEqual(card.steps.map(({ role, text }) => role.zh + text.zh))
  }
})

test('C9 opening and reading one sends nothing; the screens change by a hold alone', async () => {
  const send = cardsWith(booth())
  await fireEvent.click(screen.getByText('火情'))
  await fireEvent.click(raise())
  expect(send).not.toHaveBeenCalled()
  await fireEvent.pointerDown(raise(), { button: 0, pointerId: 1 })
  vi.advanceTimersByTime(2_000)
  expect(send).toHaveBeenCalledWith({ type: 'raise-emergency', text: 'evacuate' })
})

test('C9 it says plainly whether this is a rehearsal or real', async () => {
  cardsWith(booth({ rehearsal: true }))
  expect(screen.getByText(zh.emergency.drillStanding)).toBeTruthy()
  expect(screen.getByRole('switch', { name: /演练/ }).getAttribute('aria-checked')).toBe('true')
  cleanup()
  const send = cardsWith(booth())
  expect(screen.getByText(zh.emergency.real)).toBeTruthy()
  await fireEvent.click(screen.getByRole('switch', { name: /演练/ }))
  expect(send).toHaveBeenCalledWith({ type: 'set-rehearsal', on: true })
})

test('C9 a tablet that is cut off still reads them', () => {
  cardsWith(null)
  expect(screen.getByText('停电')).toBeTruthy()
  expect(raise()).toHaveProperty('disabled', true)
})
