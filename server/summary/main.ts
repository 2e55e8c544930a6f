import { access, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { summarise } from '#shared/summarise.ts'
import { Bundles } from '../content/bundles.ts'
import { readEnv, StartError, type Env } from '../env.ts'
import { RangeQuery, rangeOf } from '../exports/range.ts'
import { loadBooth } from '../storage/booth-record.ts'
import { openDatabase } from '../storage/database.ts'
import { recountedInput } from './input.ts'
import type { Ends } from './window.ts'
import { writeAll } from './writers.ts'

/** `npm run summary -- --data DIR --out DIR [--from DAY --to DAY]`: every file of the summary, without a server. It counts the whole log anew. */

const how = 'npm run summary -- --data DIR --out DIR [--from 2023-05-20 --to 2023-05-21]'

type Arguments = { data?: string; out: string; ends: (timeZone: string) => Ends }

try {
  const { data, out, ends } = readArguments()
  const env = readEnv({ ...process.env, ...(data !== undefined && { DATA_DIR: data }) })
  await needStore(env)
  await writeSummary(env, out, ends(env.timeZone))
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exit(1)
}

async function writeSummary(env: Env, out: string, ends: Ends): Promise<void> {
  const { timeZone } = env
  const db = await openDatabase(env.dataDir, env.databaseUrl, pino({ level: 'warn' }, pino.destination(2)))
  try {
    const booth = await loadBooth(db)
    const bundles = await Bundles.open(env.dataDir)
    const content = booth && (await bundles.load(booth.bundle))
    if (!content) throw new StartError(missing(env.dataDir))
    const settings = { bundles, bundle: booth.bundle, content, timeZone, linksKnown: env.publicUrl !== null }
    const summary = summarise(await recountedInput(db, settings, ends))
    await mkdir(out, { recursive: true })
    await writeAll({ summary, content, bundles, db, ends, timeZone, dataDir: env.dataDir }, out, (path) =>
      console.log(path),
    )
  } finally {
    await db.destroy()
  }
}

/** A wrong folder must not become a new, empty booth. */
async function needStore({ dataDir, databaseUrl }: Env): Promise<void> {
  if (databaseUrl) return
  await access(join(dataDir, 'zhantai.db')).catch(() => {
    throw new StartError(missing(dataDir))
  })
}

function missing(dataDir: string): string {
  return `--data “${dataDir}” 里没有展台数据。--data “${dataDir}” holds no booth: name the DATA_DIR of a server.`
}

function readArguments(): Arguments {
  const { data, out, from, to } = parsed()
  if (out === undefined) throw new StartError(`--out 没有给出。--out is missing. — ${how}`)
  const query = RangeQuery.safeParse({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) })
  if (!query.success) {
    const [issue] = query.error.issues
    throw new StartError(`--${issue?.path.join('.')} 不可用。It is not accepted: ${issue?.message}. — ${how}`)
  }
  const ends = (timeZone: string): Ends => {
    const { from: first = null, to: last = null } = rangeOf(query.data, timeZone)
    if (first !== null && last !== null && first >= last) {
      throw new StartError(`--from “${from}” 不早于 --to “${to}”。--from is not before --to. — ${how}`)
    }
    return { from: first, to: last }
  }
  return { ...(data !== undefined && { data }), out, ends }
}

function parsed() {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ options: { data: text, out: text, from: text, to: text } }).values
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)} — ${how}`)
  }
}
