import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Memory, type Adapter } from 'lowdb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DurableJson } from '../../server/content/durable-json.ts'
import { ContentStore } from '../../server/content/store.ts'
import { sampleContent } from '../support/fixtures.ts'

type Place = { file: Adapter<unknown>; good: Adapter<unknown>; close: () => Promise<void> }

/** What every place that content may be kept in must do. */
function contentContract(name: string, open: () => Promise<Place>): void {
  describe(name, () => {
    let place: Place
    const sample = sampleContent()
    const store = () => ContentStore.over(place.file, place.good, sample)
    beforeEach(async () => (place = await open()))
    afterEach(() => place.close())

    test('nothing is there at first; what is written is read', async () => {
      expect(await place.file.read()).toBeNull()
      await place.file.write({ a: ['展台', 1, null, true] })
      expect(await place.file.read()).toEqual({ a: ['展台', 1, null, true] })
      await place.file.write({ b: 2 })
      expect(await place.file.read()).toEqual({ b: 2 })
    })

    test('the sample is written at the first start, to both places', async () => {
      expect((await store()).current).toEqual(sample)
      expect(await place.file.read()).toEqual(sample)
      expect(await place.good.read()).toEqual(sample)
    })

    test('an edit is there at the next start; a refused one is not', async () => {
      const first = await store()
      expect(await first.update((draft) => void (draft.event.area = 120))).toBeNull()
      expect(await first.update((draft) => void (draft.event.area = -1))).toMatchObject({ path: 'event.area' })
      expect((await store()).current.event.area).toBe(120)
    })

    test('D2: content that is not right leaves the last good one', async () => {
      const first = await store()
      await first.update((draft) => void (draft.event.area = 120))
      await place.file.write({ ...sampleContent(), exhibits: 'none' })
      await first.reload()
      expect(first.problem).toMatchObject({ path: 'exhibits' })
      expect(first.current.event.area).toBe(120)
      const second = await store()
      expect(second.current.event.area).toBe(120)
      expect(second.problem).toMatchObject({ path: 'exhibits' })
      await place.file.write({ ...sampleContent(), event: { ...sample.event, area: 96 } })
      await second.reload()
      expect(second.problem).toBeNull()
      expect(second.current.event.area).toBe(96)
    })

    test('edits at once follow one another', async () => {
      const first = await store()
      await Promise.all(Array.from({ length: 10 }, () => first.update((draft) => void draft.event.area++)))
      expect((await store()).current.event.area).toBe(sample.event.area + 10)
    })
  })
}

contentContract('a durable file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhantai-'))
  return {
    file: new DurableJson(join(folder, 'content.json')),
    good: new DurableJson(join(folder, 'content.good.json')),
    close: () => rm(folder, { recursive: true, force: true }),
  }
})

contentContract('memory', async () => ({
  file: new Memory<unknown>(),
  good: new Memory<unknown>(),
  close: async () => {},
}))

test('a durable file is readable text of its owner’s only, and what is not JSON is an error, not nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhantai-'))
  const path = join(folder, 'content.json')
  try {
    const file = new DurableJson(path)
    await file.write({ a: 1 })
    expect(await readFile(path, 'utf8')).toBe('{\n  "a": 1\n}\n')
    await writeFile(path, '{"a":')
    await expect(file.read()).rejects.toThrow()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
