import { parseArgs } from 'node:util'
import type { PartName } from './figure.ts'

export type Viewport = { width: number; height: number }

type Read = {
  parts: PartName[]
  /** Few rounds: shows that everything runs; its figures mean nothing and are not kept. */
  quick: boolean
  minutes: number // of the soak and of the film
  seed: number
  viewport: Viewport | null // of each kiosk page; null: what is usual for the part
  kiosks: number | null // only the settings with that many; the other figures stay as they were
}
export type Options = Omit<Read, 'viewport'> & { viewport: Viewport }

const usual = ['size', 'search', 'start', 'fanout', 'ingest', 'frame', 'tour'] as const satisfies readonly PartName[]
/** What a visitor waits for on a cheap panel PC: measured at a real panel's size, unless another is named. */
const onPanel = ['touch', 'attract', 'cold', 'day'] as const satisfies readonly PartName[]
const all: readonly PartName[] = [...usual, ...onPanel, 'figures', 'soak', 'video']

const small = { width: 540, height: 960 }
const panel = { width: 1_080, height: 1_920 }

/** `npm run bench -- frame fanout --quick`. Without names: the network, the server and the scripts; the panel’s own parts, the soak and the film are named. */
export function readOptions(args: string[]): Read {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
      viewport: { type: 'string' },
      kiosks: { type: 'string' },
    },
  })
  return {
    parts: positionals.length > 0 ? positionals.map(partName) : [...usual],
    quick: values.quick,
    minutes: positive('--minutes', values.minutes, 12 * 60),
    seed: positive('--seed', values.seed, 2 ** 32 - 1),
    viewport: values.viewport === undefined ? null : readViewport(values.viewport),
    kiosks: values.kiosks === undefined ? null : positive('--kiosks', values.kiosks, 8),
  }
}

/** Of the kiosk pages of this part. */
export function viewportFor(part: PartName, viewport: Viewport | null): Viewport {
  return viewport ?? (onPanel.some((name) => name === part) ? panel : small)
}

function readViewport(text: string): Viewport {
  const size = /^(\d{2,4})x(\d{2,4})$/.exec(text)
  if (!size) throw new Error(`--viewport “${text}” is not accepted: it must be like 540x960.`)
  return { width: Number(size[1]), height: Number(size[2]) }
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
