import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { PartName } from './figure.ts'
import { markdownTable } from './report.ts'
import type { PartResult, Results } from './results.ts'

const file = fileURLToPath(new URL('./README.md', import.meta.url))
const begin = '<!-- figures: written by `npm run bench` -->'
const end = '<!-- figures end -->'

const order: readonly PartName[] = [
  'frame',
  'tour',
  'fanout',
  'ingest',
  'start',
  'size',
  'search',
  'touch',
  'attract',
  'cold',
  'figures',
  'soak',
  'day',
  'video',
]

/** Writes the measured figures between the two marks of the README, so that its table is never copied by hand. */
export async function updateReadme(results: Results): Promise<void> {
  const text = await readFile(file, 'utf8')
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`${file} has no place for the figures between “${begin}” and “${end}”.`)
  const parts = order.flatMap((name) => {
    const part = results[name]
    return part ? [section(name, part)] : []
  })
  const block = ['', '<!-- prettier-ignore-start -->', '', ...parts, '<!-- prettier-ignore-end -->', '', ''].join('\n')
  await writeFile(file, text.slice(0, from + begin.length) + block + text.slice(to))
}

function section(name: PartName, { date, machine, viewport, seed, figures }: PartResult): string {
  const where = `${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}, ${machine.browser}`
  const how = `${date.slice(0, 16).replace('T', ' ')} UTC · ${where} · load before ${machine.loadBefore.toFixed(2)} · kiosk pages ${viewport} · seed ${seed}`
  return `### ${name}\n\n${how}\n\n${markdownTable(figures)}\n`
}
