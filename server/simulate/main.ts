import { parseArgs } from 'node:util'
import { mkdir } from 'node:fs/promises'
import pino from 'pino'
import { readEnv, StartError } from '../env.ts'
import { openDatabase } from '../storage/database.ts'
import { simulateFair } from './simulate.ts'

/** `npm run simulate -- --data DIR [--seed N]`: a fair to try the summary with. */

try {
  const { data, seed } = readArguments()
  const env = readEnv({ ...process.env, ...(data !== undefined && { DATA_DIR: data }) })
  await mkdir(env.dataDir, { recursive: true, mode: 0o700 })
  const log = pino({ level: 'warn' }, pino.destination(2))
  const db = await openDatabase(env.dataDir, env.databaseUrl, log)
  const made = await simulateFair(db, { dataDir: env.dataDir, seed, timeZone: env.timeZone })
  await db.destroy()
  if (!made) {
    throw new StartError(
      `${env.dataDir} 里已有展台数据，未作改动：请换一个空文件夹。${env.dataDir} holds a booth already and was left as it is: name an empty folder.`,
    )
  }
  const { events, batches, tours, days } = made
  console.log(`模拟 Simulated  ${days.join(' – ')}  seed ${seed}`)
  console.log(`${events} 条事件 events，${batches} 批 batches，${tours} 场巡馆 tours → ${env.dataDir}`)
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exit(1)
}

function readArguments(): { data: string | undefined; seed: number } {
  const how = 'npm run simulate -- --data DIR [--seed 1]'
  try {
    const { values } = parseArgs({ options: { data: { type: 'string' }, seed: { type: 'string', default: '1' } } })
    if (!/^\d{1,9}$/.test(values.seed)) {
      throw new StartError(
        `--seed “${values.seed}” 不可用：要 0 到 999999999 的整数。--seed “${values.seed}” is not accepted: a whole number up to 999999999.`,
      )
    }
    return { data: values.data, seed: Number(values.seed) }
  } catch (error) {
    throw error instanceof StartError
      ? error
      : new StartError(`${error instanceof Error ? error.message : String(error)} — ${how}`)
  }
}
