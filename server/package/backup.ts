import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartError, type Env } from '../env.ts'
import { AuditLog } from '../storage/audit-log.ts'
import { connectDatabase } from '../storage/database.ts'
import { version } from '../version.ts'
import { writeArchive, type PackedFile, type Watch } from './archive.ts'
import { clearUnfinished, syncFolder, unfinished } from './unfinished.ts'

/** What every start sweeps away: it is nobody's until it is applied or fetched. */
const passing = new Set(['imports', 'work'])
const database = 'zhantai.db'

type Place = Pick<Env, 'dataDir' | 'databaseUrl'> & { out: string; now: number }

export type Made = { files: number; bytes: number }

/**
 * Everything in the data folder in one file, while the server runs: the database as it is at one instant, then the files,
 * which are only ever added or replaced whole. `out` is there complete and synced, or not at all, and only its owner reads it.
 */
export async function backUp(place: Place, watch: Watch & { total?: (bytes: number) => void } = {}): Promise<Made> {
  const { dataDir, databaseUrl, out, now } = place
  await checkPlace(place)
  await clearUnfinished(out)
  const [temporary, copy] = [unfinished(out), unfinished(`${out}.db`)]
  await clearUnfinished(`${out}.db`)
  try {
    if (databaseUrl === null) await copyDatabase(join(dataDir, database), copy)
    const files = await filesOf(dataDir) // after the database, so that whatever it names is among them
    if (databaseUrl === null) files.unshift({ name: database, path: copy })
    watch.total?.(await sizeOf(files))
    const to = await open(temporary, 'wx', 0o600)
    let made: Made
    try {
      const kind = databaseUrl === null ? 'sqlite' : 'postgres'
      const head = { format: 1, kind: 'backup', made: new Date(now).toISOString(), version, database: kind } as const
      made = { files: await writeArchive(to, head, { files, ...watch }), bytes: 0 }
      await to.sync()
      made.bytes = (await to.stat()).size
    } finally {
      await to.close()
    }
    await writeDown(place, made)
    await rename(temporary, out)
    await syncFolder(dirname(out))
    return made
  } finally {
    await rm(temporary, { force: true })
    await rm(copy, { force: true })
  }
}

async function checkPlace({ dataDir, databaseUrl, out }: Place): Promise<void> {
  const held = await stat(join(dataDir, databaseUrl === null ? database : 'content.json')).catch(() => null)
  if (!held?.isFile()) {
    throw new StartError(
      `--data “${dataDir}”里没有展台数据。--data “${dataDir}” holds no booth: name the DATA_DIR of a server.`,
    )
  }
  const within = relative(dataDir, out)
  if (within === '' || !(within === '..' || within.startsWith(`..${sep}`) || /^[a-z]:/i.test(within))) {
    throw new StartError(
      `--out “${out}”在数据文件夹里面，请放到别处，最好是另一块盘。--out “${out}” is inside the data folder: name another place, best on another disk.`,
    )
  }
  if (await stat(out).catch(() => null)) {
    throw new StartError(
      `“${out}”已经存在，备份从不覆盖，请换一个名字。“${out}” exists already and is not written over: choose another name.`,
    )
  }
  if (!(await stat(dirname(out)).catch(() => null))?.isDirectory()) {
    throw new StartError(`没有“${dirname(out)}”这个文件夹。There is no folder “${dirname(out)}”.`)
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
    if (passing.has(name.split(sep)[0] ?? '') || name.startsWith(database) || name.endsWith('.new')) continue
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
