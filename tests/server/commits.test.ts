import { expect, test, vi } from 'vitest'
import { Commits } from '../../server/commits.ts'

const refuse = (why: string) => () => Promise.reject(new Error(why))

test('M1: what is refused while later things are stored is at fault itself: it is given up, and that is told', async () => {
  const report = vi.fn()
  const lost = vi.fn()
  const commits = new Commits(report, lost)
  await commits.run(refuse('a row that no table takes'))
  expect(report).toHaveBeenLastCalledWith('a row that no table takes')
  expect(lost).not.toHaveBeenCalled()
  const stored = vi.fn(() => Promise.resolve())
  await commits.run(stored)
  expect(stored).toHaveBeenCalledOnce()
  expect(lost).toHaveBeenCalledExactlyOnceWith('a row that no table takes')
  expect(report).toHaveBeenLastCalledWith(null)
  await commits.stop()
})

test('M1: one thing is written after another, though the second was asked for while the first was being written', async () => {
  const written: number[] = []
  const commits = new Commits(vi.fn(), vi.fn())
  const slow = commits.run(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    written.push(1)
  })
  await Promise.all([slow, commits.run(async () => void written.push(2))])
  expect(written).toEqual([1, 2])
  await commits.stop()
})
