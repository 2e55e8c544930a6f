import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Figure, PartName } from './figure.ts'
import type { Machine } from './machine.ts'

const file = fileURLToPath(new URL('./results.json', import.meta.url))

/** Each part with the machine and day it was measured on: parts are often measured one at a time. */
export type PartResult = {
  date: string
  seconds: number
  seed: number
  viewport: string
  machine: Machine
  figures: Figure[]
}
export type Results = Partial<Record<PartName, PartResult>>

export async function readResults(): Promise<Results> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Results // written by `keepResults` below
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw new Error(`${file} cannot be read: delete it and measure anew.`, { cause: error })
  }
}

/** Keeps what other runs measured, and replaces the parts of this one; of a part that was measured in part only its figures. */
export async function keepResults(fresh: Results, inPart: boolean): Promise<Results> {
  const before = await readResults()
  const results = { ...before }
  for (const [name, part] of Object.entries(fresh) as [PartName, PartResult][]) {
    const ids = new Set(part.figures.map(({ id }) => id))
    const others = inPart ? (before[name]?.figures ?? []).filter(({ id }) => !ids.has(id)) : []
    results[name] = { ...part, figures: [...others, ...part.figures] }
  }
  await writeFile(file, `${JSON.stringify(results, toThousandths, 2)}\n`)
  return results
}

const toThousandths = (_key: string, value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * 1_000) / 1_000 : value
