import { parseArgs } from 'node:util'
import type { PartName } from './figure.ts'

export type Options = {
  parts: PartName[]
  /** Few rounds: shows that everything runs; its figures mean nothing and are not kept. */
  quick: boolean
  minutes: number // of the soak and of the film
  seed: number
  viewport: { width: number; height: number } // of each kiosk page
  kiosks: number | null // only the settings with that many; the other figures stay as they were
}

const usual = ['size', 'search', 'start', 'fanout', 'ingest', 'frame', 'tour'] as const satisfies readonly PartName[]
const all: readonly PartName[] = [...usual, 'figures', 'soak', 'video']

/** `npm run bench -- frame fanout --quick`. Without names: all but the soak and the film, which take as long as they are told to. */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
      viewport: { type: 'string', default: '540x960' },
      kiosks: { type: 'string' },
    },
  })
  const size = /^(\d{2,4})x(\d{2,4})$/.exec(values.viewport)
  if (!size) throw new Error(`--viewport “${values.viewport}” is not accepted: it must be like 540x960.`)
  return {
    parts: positionals.length > 0 ? positionals.map(partName) : [...usual],
    quick: values.quick,
    minutes: positive('--minutes', values.minutes, 12 * 60),
    seed: positive('--seed', values.seed, 2 ** 32 - 1),
    viewport: { width: Number(size[1]), height: Number(size[2]) },
    kiosks: values.kiosks === undefined ? null : positive('--kiosks', values.kiosks, 8),
  }
}

function partName(word: string): PartName {
  const part = all.find((name) => name === word)
  if (!part) throw new Error(`“${word}” is not a part of the bench: there are ${all.join(', ')}.`)
  return part
}

function positive(name: string, text: string, most: number): number {
  const value = Number(text)
  if (!(value > 0 && value <= most)) throw new Error(`${name} “${text}” is not accepted: a number up to ${most}.`)
  return value
}
