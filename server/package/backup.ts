import { open, readdir, rm, stat, type FileHandle } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Env } from '../env.ts'
import { AuditLog } from '../storage/audit-log.ts'
import { connectDatabase } from '../storage/database.ts'
import { version } from '../version.ts'
import { writeArchive, type PackedFile, type Watch } from './archive.ts'
import { clearUnfinished, unfinished } from './unfinished.ts'
import { checkPlaces, writeWhole, type Made } from './whole-file.ts'

/** What every start sweeps away: it is nobody's until it is applied or fetched. */
const passing = new Set(['imports', 'work'])
const database = 'zhantai.db'

type Place = Pick<Env, 'dataDir' | 'databaseUrl'> & { out: string; now: number }

type Watching = Watch & { total?: (bytes: number) => void }

/**
 * Everything in the data folder in one file, while the server runs: the database as it is at one instant, then the files,
 * which are only ever added or replaced whole.
 */
export async function backUp(place: Place, watch: Watching = {}): Promise<Made> {
  const { dataDir, databaseUrl, out, now } = place
  await checkPlaces(dataDir, databaseUrl === null ? database : 'content.json', out)
  await clearUnfinished(`${out}.db`)
  const copy = unfinished(`${out}.db`)
  try {
    if (databaseUrl === null) await copyDatabase(join(dataDir, database), copy)
    const files = await filesOf(dataDir) // after the database, so that whatever it names is among them
    if (databaseUrl === null) files.unshift({ name: database, path: copy })
    watch.total?.(await sizeOf(files))
    const kind = databaseUrl === null ? 'sqlite' : 'postgres'
    const head = { format: 1, kind: 'backup', made: new Date(now).toISOString(), version, database: kind } as const
    const write = (to: FileHandle) => writeArchive(to, head, { files, ...watch })
    return await writeWhole(out, write, (made) => writeDown(place, made))
  } finally {
    await rm(copy, { force: true })
  }
}

/** A whole, compact copy of one instant: writers go on meanwhile, and nothing that was deleted is in it. */
async function copyDatabase(from: string, to: string): Promise<void> {
  await (await open(to, 'wx', 0o600)).close() // SQLite would make it readable to all
  const db = new DatabaseSync(from)
  try {
    db.exec('pragma busy_timeout = 10000')
    db.prepare('vacuum into ?').run(to)
  } finally {
    db.close()
  }
}

async function filesOf(dataDir: string): Promise<PackedFile[]> {
  const files: PackedFile[] = []
  for (const name of (await readdir(dataDir, { recursive: true })).toSorted()) {
    const [top = ''] = name.split(sep)
    if (passing.has(top) || name.startsWith(database) || /\.new$|\.unfinished-/.test(name)) continue
    const path = join(dataDir, name)
    const found = await stat(path).catch(() => null) // replaced or removed this instant
    if (found?.isFile()) files.push({ name: name.split(sep).join('/'), path })
  }
  return files
}

async function sizeOf(files: PackedFile[]): Promise<number> {
  let bytes = 0
  for (const { path } of files) bytes += (await stat(path).catch(() => null))?.size ?? 0
  return bytes
}

/** Before the file has its name: a backup that the audit does not know of is none. */
async function writeDown({ dataDir, databaseUrl, out, now }: Place, made: Made): Promise<void> {
  const db = await connectDatabase(dataDir, databaseUrl)
  try {
    const detail = { file: basename(out), ...made }
    await new AuditLog(db).append({ at: now, actor: 'command line', action: 'backup-made', detail })
  } finally {
    await db.destroy()
  }
}
