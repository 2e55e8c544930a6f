import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { spawnServer } from '../tests/support/server-process.ts'
import { spawnBareServer } from './bare-process.ts'
import { newDataDir } from './booth-process.ts'
import { figure, type Figure } from './figure.ts'
import type { Options } from './options.ts'
import { summarise } from './stats.ts'

const compiled = fileURLToPath(new URL('../.cache/compiled', import.meta.url)) // as `npm start` keeps it

/** From the spawn of the process to the line `ready`, on data that exists and on an empty folder. */
export async function measureStart(options: Options, say: (line: string) => void): Promise<Figure[]> {
  const runs = options.quick ? 3 : 10
  const first: number[] = []
  const again: number[] = []
  const floor: number[] = []
  const kept = await newDataDir()
  try {
    await start(kept)
    for (let run = 0; run < runs; run++) {
      const bare = await spawnBareServer()
      floor.push(bare.readyAfterMs)
      await bare.stop()
      again.push(await start(kept))
      const empty = await newDataDir()
      first.push(await start(empty))
      await rm(empty, { recursive: true, force: true })
    }
  } finally {
    await rm(kept, { recursive: true, force: true })
  }
  say(`start: ${runs} starts of each kind`)
  const bare = summarise(floor)
  return [
    figure({
      id: 'start-again',
      what: 'server start → ready, on existing data',
      unit: 'ms',
      measured: summarise(again),
      bare,
      limits: [{ of: 'p99', atMost: 1_500 }],
    }),
    figure({
      id: 'start-first',
      what: 'first start → ready, on an empty folder',
      unit: 'ms',
      measured: summarise(first),
      bare,
    }),
  ]
}

async function start(dataDir: string): Promise<number> {
  const server = await spawnServer({ DATA_DIR: dataDir, ADMIN_PIN: '24681357', NODE_COMPILE_CACHE: compiled })
  const status = await server.stop()
  if (status !== 0) throw new Error(`The server ended with status ${status} on SIGTERM: ${server.errors()}`)
  return server.readyAfterMs
}
