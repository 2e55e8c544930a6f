import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LeadStored, NewLead } from '#shared/leads.ts'
import { LeadDesk } from '../../kiosk/visit/lead-desk.ts'
import type { CodeAnswer, LeadTrouble } from '../../kiosk/visit/lead-sender.ts'
import { Visitor } from '../../kiosk/visit/visit.svelte.ts'
import Visit from '../../kiosk/Visit.svelte'
import { mobile } from '../support/phones.ts'
import { Frozen } from './frozen.svelte.ts'
import { boothNow, bundleOf, content, recording, tourBooth, west } from './support.ts'

const exhibit = content.exhibits.find(({ id }) => id === 'gl-20')!

let online = true
const frozen = new Frozen()
let posted: NewLead[] = []
let forgotten: string[] = []
let heard = true // whether the server hears what is to be forgotten
let answer: (answer: LeadStored | LeadTrouble) => void = () => {}
let codeAnswer: CodeAnswer = 'withdrawn'
let phones = false // whether they reach the booth
let now = Date.parse('2023-05-20T10:00:00+08:00')
let log: ReturnType<typeof recording>
let visitor: Visitor
let desk: LeadDesk

beforeEach(() => {
  online = true
  frozen.now = false
  heard = true
  posted = []
  forgotten = []
  codeAnswer = 'withdrawn'
  phones = false
  log = recording()
  desk = new LeadDesk({
    online: () => online,
    frozen: () => frozen.now,
    now: () => now,
    newId: log.recorder.newId,
    sender: {
      leave: (lead) => {
        posted.push(lead)
        return new Promise((resolve) => (answer = resolve))
      },
      withdraw: async () => codeAnswer,
      link: async ({ exhibit }) => (phones ? `https://booth.example/lead/${exhibit}` : null),
      forget: async (id) => {
        forgotten.push(id)
        if (!heard) throw new Error('nobody hears')
      },
    },
  })
  visitor = new Visitor({
    ...{ recorder: log.recorder, now: () => now, kiosk: () => west, resumeSeconds: () => 20, leads: desk },
  })
  visitor.beforeShow(boothNow())
  visitor.start('highlight', exhibit.id)
})
afterEach(cleanup)

const bundle = bundleOf('a')
const open = (privacy = content.privacy) => {
  const { privacy: _, ...rest } = content
  const shown = { ...bundle, content: privacy ? { ...rest, privacy } : rest }
  const scene = () =>
    visitor.page.name === 'exhibit'
      ? ({ name: 'exhibit', exhibit } as const)
      : ({ name: 'browse', page: visitor.page } as const)
  const props = () => ({ bundle: shown, visitor, language: visitor.language, viewingDistance: 1, solemn: false })
  const { rerender } = render(Visit, { ...props(), scene: scene() })
  return async () => rerender({ ...props(), scene: scene() })
}
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name })
const box = (name: string | RegExp) => screen.getByRole('checkbox', { name })
const settle = async () => {
  await new Promise((resolve) => setTimeout(resolve))
  await tick()
}
async function write(digits = mobile) {
  const show = open()
  visitor.openLead(exhibit.id)
  await show()
  await fireEvent.click(box('我已阅读并同意'))
  await fireEvent.click(box('我已满 14 周岁'))
  await fireEvent.click(button('继续填写'))
  await fireEvent.click(screen.getByRole('radio', { name: '合作' }))
  for (const digit of digits) await fireEvent.click(button(digit))
  return show
}
const stored = { code: '384927265', until: '2023-06-19' }
/** All that this screen would keep of the visit, if it kept everything. */
const kept = () => JSON.stringify([visitor.visit, visitor.reading.keep(), log.events])

test('P1 the button is there only where the notice is whole, and the server is there', async () => {
  const show = open()
  expect(button('我想对接')).toBeDefined()
  online = false
  cleanup()
  open()
  expect(screen.queryByRole('button', { name: '我想对接' })).toBeNull()
  online = true
  cleanup()
  const { contact: _, ...half } = content.privacy!
  open(half)
  expect(screen.queryByRole('button', { name: '我想对接' })).toBeNull()
  await show()
})

test('P2 the notice is whole before the form; nothing is ticked; both ticks are needed, passing on is not', async () => {
  const show = open()
  await fireEvent.click(button('我想对接'))
  await show()
  const { handler, contact, purpose, kinds, exhibitors } = content.privacy!
  for (const words of [handler, contact, purpose, kinds]) expect(screen.getByText(words!.zh)).toBeDefined()
  expect(screen.getByText(/2023年6月19日/)).toBeDefined()
  expect(screen.getByText('不填写不影响参观。')).toBeDefined()
  const boxes = screen.getAllByRole('checkbox')
  expect(boxes.map((one) => one.getAttribute('aria-checked'))).toEqual(['false', 'false', 'false'])
  const own = exhibitors!.find((one) => one.exhibit === exhibit.id)!
  expect(boxes[2]!.textContent).toContain(own.name!.zh)
  expect(boxes[2]!.textContent).toContain(own.contact!.zh)
  expect(screen.queryByRole('button', { name: '5' })).toBeNull()
  for (const name of ['我已阅读并同意', '我已满 14 周岁']) {
    expect(button('继续填写').disabled).toBe(true)
    await fireEvent.click(box(name))
  }
  expect(button('继续填写').disabled).toBe(false)
  await fireEvent.click(button('继续填写'))
  expect(button('5')).toBeDefined()
  expect(log.types()).toContain('lead-opened')
})

test('P3 thanks and the code come only with the server’s answer; what is recorded holds no number', async () => {
  await write()
  expect(screen.getByText('138 0000 5678')).toBeDefined()
  await fireEvent.click(button('提交'))
  expect(screen.queryByText(/谢谢/)).toBeNull()
  expect(button('正在保存…').disabled).toBe(true)
  expect(posted).toMatchObject([
    { exhibit: exhibit.id, kind: 'cooperation', phone: mobile, agreed: true, over14: true, passOn: false },
  ])
  expect(posted[0]).toMatchObject({ notice: bundle.hash, until: '2023-06-19' })
  expect(log.types()).not.toContain('lead-sent')
  answer(stored)
  await settle()
  expect(screen.getByText(/谢谢/)).toBeDefined()
  expect(screen.getByText('384 927 265')).toBeDefined()
  expect(screen.getByText(content.privacy!.contact!.zh)).toBeDefined()
  expect(log.events.at(-1)).toMatchObject({ type: 'lead-sent', exhibit: exhibit.id })
  expect(kept()).not.toContain(mobile)
  expect(kept()).not.toContain(stored.code)
  expect(forgotten).toEqual([])
})

test('P3 a failure is said, keeps nothing, and what may have arrived all the same is deleted', async () => {
  await write()
  await fireEvent.click(button('提交'))
  heard = false
  answer('failed')
  await settle()
  expect(screen.getByRole('alert').textContent).toContain('没有存上')
  expect(screen.getAllByRole('checkbox').every((one) => one.getAttribute('aria-checked') === 'false')).toBe(true)
  expect(document.body.textContent).not.toContain('138')
  expect(forgotten).toEqual([posted[0]!.id])
  heard = true
  visitor.tick()
  expect(forgotten).toHaveLength(1) // not four times a second
  now += 5_000
  visitor.tick()
  await settle()
  expect(forgotten).toHaveLength(2)
  now += 5_000
  visitor.tick()
  expect(forgotten).toHaveLength(2) // heard
})

test('P3 an answer that comes when the visitor is gone is taken back', async () => {
  await write()
  await fireEvent.click(button('提交'))
  visitor.beforeShow(tourBooth())
  cleanup()
  answer(stored)
  await settle()
  expect(new Set(forgotten)).toEqual(new Set([posted[0]!.id]))
  expect(log.types()).not.toContain('lead-sent')
})

test('P4 half typed it is in no visit, no memory and no event, and gone after an interruption', async () => {
  await write(mobile.slice(0, 8))
  expect(screen.getByText('138 0000 5')).toBeDefined()
  expect(kept()).not.toMatch(/13800/)
  visitor.beforeShow(tourBooth())
  cleanup()
  visitor.beforeShow(boothNow())
  visitor.resume()
  expect(visitor.page).toEqual({ name: 'lead', exhibit: exhibit.id })
  open()
  expect(screen.getAllByRole('checkbox').map((one) => one.getAttribute('aria-checked'))).toEqual(Array(3).fill('false'))
  expect(document.body.textContent).not.toContain('138')
  expect(posted).toEqual([])
})

test('K91 a freeze takes a half-typed number off the glass', async () => {
  await write(mobile.slice(0, 8))
  frozen.now = true
  await settle()
  expect(document.body.textContent).not.toContain('138')
  frozen.now = false
  await settle()
  expect(screen.getAllByRole('checkbox').map((one) => one.getAttribute('aria-checked'))).toEqual(Array(3).fill('false'))
})

test('P4 it is gone when the visitor leaves or is idle, and the next one begins with the notice', async () => {
  await write(mobile.slice(0, 8))
  visitor.leave()
  cleanup()
  visitor.start('highlight', exhibit.id)
  visitor.openLead(exhibit.id)
  open()
  expect(screen.getAllByRole('checkbox').map((one) => one.getAttribute('aria-checked'))).toEqual(Array(3).fill('false'))
  expect(document.body.textContent).not.toContain('138')
})

test('P4 without the server nothing can be sent, and the office is named instead', async () => {
  const show = open()
  visitor.openLead(exhibit.id)
  online = false
  await show()
  expect(screen.getByRole('status').textContent).toContain('连不上')
  expect(screen.getByRole('status').textContent).toContain(content.privacy!.contact!.zh)
  expect(screen.queryByRole('checkbox')).toBeNull()
})

test('P7 the same page takes an earlier one back, by the pad or a keyboard, and says what went wrong', async () => {
  const show = open()
  visitor.openLead(exhibit.id)
  await show()
  await fireEvent.click(button('撤回以前留的'))
  for (const digit of stored.code) await fireEvent.keyDown(window, { key: digit })
  expect(screen.getByText('384 927 265')).toBeDefined()
  for (const [said, text] of [
    ['unknown', '没有这个撤回码'],
    ['limited', '试得太多'],
    ['failed', '没有撤回成功'],
  ] as const) {
    codeAnswer = said
    await fireEvent.click(button('撤回并删除'))
    await settle()
    expect(screen.getByRole('alert').textContent).toContain(text)
  }
  codeAnswer = 'withdrawn'
  await fireEvent.click(button('撤回并删除'))
  await settle()
  expect(screen.getByRole('status').textContent).toContain('已撤回')
  expect(document.body.textContent).not.toContain('384')
})

test('P11 with a public address the form is offered on the visitor’s own phone; without one it is not', async () => {
  visitor.openLead(exhibit.id)
  open()
  await settle()
  expect(screen.queryByRole('button', { name: '用手机扫码填写' })).toBeNull()
  cleanup()
  phones = true
  open()
  await settle()
  await fireEvent.click(button('用手机扫码填写'))
  expect(screen.getByRole('img', { name: '用手机扫码填写' })).toBeDefined()
  await fireEvent.click(button('再看告知'))
  expect(screen.getAllByRole('checkbox')).toHaveLength(3)
})
