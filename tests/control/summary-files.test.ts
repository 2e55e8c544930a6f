import { expect, test, vi } from 'vitest'
import { ok } from '#shared/result.ts'
import { FileMaker, nameIn } from '../../control/summary/file-maker.svelte.ts'

const work = [
  { id: '1', what: 'summary.docx', by: 'somebody-else', percent: 90, step: 'file' },
  { id: '2', what: 'summary.docx', by: 'me', percent: 41.6, step: 'charts' },
]

/** A server that takes its time: it answers, or hears that nobody waits any more. */
function office() {
  const saved: string[] = []
  const asked: string[] = []
  let answer: (response: Response) => void = () => {}
  const maker = new FileMaker({
    call: async () => ok({ work }) as never, // the answer of GET /api/work
    fetch: (url, init) => {
      asked.push(url as string) // the maker asks by path
      return new Promise((resolve, reject) => {
        answer = resolve
        init?.signal?.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError')))
      })
    },
    me: () => 'me',
    save: (_, name) => void saved.push(name),
    everyMs: 1,
  })
  return { maker, saved, asked, answer: (response: Response) => answer(response) }
}

test('W16: the press says at once that it is heard, then how far one’s own file is, then that it came', async () => {
  const { maker, saved, asked, answer } = office()
  const made = maker.make('summary.docx', new URLSearchParams({ from: '2023-05-20' }))
  expect(maker.making).toEqual({ state: 'making', file: 'summary.docx', step: 'waiting', percent: 0 })
  await vi.waitFor(() => expect(maker.making).toMatchObject({ step: 'charts', percent: 42 }))
  await maker.make('summary.png', new URLSearchParams()) // one at a time
  answer(new Response('file', { headers: { 'Content-Disposition': "attachment; filename*=UTF-8''%E6%80%BB.docx" } }))
  await made
  expect(maker.making).toEqual({ state: 'done', file: 'summary.docx' })
  expect(saved).toEqual(['总.docx'])
  expect(asked).toEqual(['/api/exports/summary.docx?from=2023-05-20'])
})

test('W16: called off, nothing is saved and the next file can be made', async () => {
  const { maker, saved } = office()
  const made = maker.make('summary.docx', new URLSearchParams())
  maker.cancel()
  await made
  expect(maker.making).toEqual({ state: 'cancelled' })
  expect(saved).toEqual([])
  void maker.make('summary.png', new URLSearchParams())
  expect(maker.making).toMatchObject({ state: 'making', file: 'summary.png' })
})

test('W16: a refusal of the server is told in its own words', async () => {
  const { maker, answer } = office()
  const made = maker.make('summary.docx', new URLSearchParams())
  answer(Response.json({ title: 'x', status: 400, detail: '日期写反了。' }, { status: 400 }))
  await made
  expect(maker.making).toEqual({ state: 'failed', detail: '日期写反了。' })
})

test('a file is called what the server calls it', () => {
  expect(nameIn('attachment; filename="summary.docx"')).toBe('summary.docx')
  expect(nameIn('attachment; filename="a.docx"; filename*=UTF-8\'\'%E6%80%BB%E7%BB%93.docx')).toBe('总结.docx')
  expect(nameIn(null)).toBeNull()
})
