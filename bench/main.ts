import type { Figure, PartName } from './figure.ts'
import { measureAttract } from './attract.ts'
import { measureCold } from './cold.ts'
import { measureFanOut } from './fan-out.ts'
import { measureFigures } from './figures.ts'
import { measureFrame } from './frame.ts'
import { measureIngest } from './ingest.ts'
import { describeMachine } from './machine.ts'
import { readOptions, viewportFor, type Options } from './options.ts'
import { updateReadme } from './readme.ts'
import { textTable } from './report.ts'
import { keepResults, type PartResult, type Results } from './results.ts'
import { measureSearch } from './search.ts'
import { measureSize } from './size.ts'
import { measureDay, measureSoak } from './soak.ts'
import { measureStart } from './start.ts'
import { measureTouch } from './touch.ts'
import { measureTour } from './tour.ts'
import { measureVideo } from './video.ts'

type Part = (options: Options, say: (line: string) => void) => Promise<Figure[]>

const parts: Record<PartName, Part> = {
  frame: measureFrame,
  tour: measureTour,
  fanout: measureFanOut,
  ingest: measureIngest,
  start: measureStart,
  size: (_options, say) => measureSize(say),
  search: measureSearch,
  touch: measureTouch,
  attract: measureAttract,
  cold: measureCold,
  figures: measureFigures,
  soak: measureSoak,
  day: measureDay,
  video: measureVideo,
}

const options = readOptions(process.argv.slice(2))
const fresh: Results = {}
for (const name of options.parts) {
  console.log(`\n${name} …`)
  fresh[name] = await run(name)
}
const figures = options.parts.flatMap((name) => fresh[name]?.figures ?? [])
console.log(`\np50 / p95 / p99, or the one value\n\n${textTable(figures)}`)
if (options.quick) console.log('\nA quick run: these figures mean nothing and are not kept.')
else {
  await updateReadme(await keepResults(fresh, options.kiosks !== null))
  console.log('\nKept in bench/results.json and bench/README.md.')
}

async function run(name: PartName): Promise<PartResult> {
  const { seed } = options
  const viewport = viewportFor(name, options.viewport)
  const machine = describeMachine()
  const start = performance.now()
  const measured = await parts[name]({ ...options, viewport }, (line) => console.log(`  ${line}`))
  return {
    date: new Date().toISOString(),
    seconds: Math.round((performance.now() - start) / 1_000),
    seed,
    viewport: `${viewport.width}×${viewport.height}`,
    machine,
    figures: measured,
  }
}
