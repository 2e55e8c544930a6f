import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Logger } from 'pino'
import { syncFolder } from '../content/durable-json.ts'
import { StartError } from '../env.ts'
import { AuditLog } from '../storage/audit-log.ts'
import { loadBooth, newEpoch, saveBooth } from '../storage/booth-record.ts'
import { openDatabase } from '../storage/database.ts'
import { readArchive, type Head, type Watch } from './archive.ts'
import { openFile, unpackInto } from './unpack.ts'
import { clearUnfinished, unfinished } from './unfinished.ts'

type Wanted = { file: string; dataDir: string; now: number; log: Logger }

/**
 * A backup into an empty folder. It is unpacked beside it, compared with its manifest and its database opened; then the
 * folder has its name at once. Whatever is wrong, and whenever it is killed, the folder stays as empty as it was.
 */
export async function restore({ file, dataDir, now, log }: Wanted, watch: Watch = {}): Promise<Head> {
  await checkEmpty(dataDir)
  const from = await openFile(file)
  const temporary = unfinished(dataDir)
  try {
    await clearUnfinished(dataDir)
    await mkdir(temporary, { recursive: true, mode: 0o700 })
    const folders = new Set([temporary])
    const head = await readArchive(from, { kind: 'backup', keep: unpackInto(temporary, folders), ...watch })
    if (head.database === 'sqlite') await beginAnew(temporary, { head, now, log })
    for (const folder of folders) await syncFolder(folder)
    await giveName(temporary, dataDir)
    return head
  } finally {
    await from.close()
    await rm(temporary, { recursive: true, force: true })
  }
}

async function checkEmpty(dataDir: string): Promise<void> {
  const names = existsSync(dataDir) ? await readdir(dataDir) : []
  if (names.length === 0) return
  throw new StartError(
    `“${dataDir}”不是空的，什么都没有动：请停掉服务器，把旧文件夹改名，再恢复。“${dataDir}” is not empty, so nothing was changed: stop the server, rename the old folder, then restore.`,
  )
}

/** Screens that were further on than the backup follow a new epoch at once; the audit says where this state came from. */
async function beginAnew(folder: string, { head, now, log }: Pick<Wanted, 'now' | 'log'> & { head: Head }) {
  if (!existsSync(join(folder, 'zhantai.db'))) {
    throw new StartError('备份里没有数据库，什么都没有动。The backup holds no database. Nothing was changed.')
  }
  const db = await openDatabase(folder, null, log)
  try {
    const booth = await loadBooth(db)
    const entry = { at: now, actor: 'command line', action: 'restored', detail: { made: head.made } }
    await new AuditLog(db).append(entry, async (tx) => {
      if (booth) await saveBooth(tx, { ...booth, epoch: newEpoch() }, now)
    })
  } finally {
    await db.destroy()
  }
}

async function giveName(temporary: string, dataDir: string): Promise<void> {
  try {
    if (process.platform === 'win32' && existsSync(dataDir)) await rmdir(dataDir) // there, a rename replaces no folder
    await rename(temporary, dataDir)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!['EBUSY', 'EXDEV', 'ENOTEMPTY', 'EEXIST'].includes(code)) throw error
    throw new StartError(
      `“${dataDir}”不能整个换上（${code}），什么都没有动：请换一个还不存在的文件夹。“${dataDir}” cannot be put in place whole (${code}), so nothing was changed: name a folder that does not exist yet.`,
    )
  }
  await syncFolder(dirname(dataDir))
}
