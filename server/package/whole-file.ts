import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { syncFolder } from '../content/durable-json.ts'
import { StartError } from '../env.ts'
import { clearUnfinished, unfinished } from './unfinished.ts'

/** What was made, in numbers. */
export type Made = { files: number; bytes: number }

/** Throws `StartError` unless `dataDir` is a booth's and `out` is a free name outside of it. `mark`: the file every booth has. */
export async function checkPlaces(dataDir: string, mark: string, out: string): Promise<void> {
  await checkBooth(dataDir, mark)
  const within = relative(dataDir, out)
  if (within === '' || !(within === '..' || within.startsWith(`..${sep}`) || /^[a-z]:/i.test(within))) {
    throw new StartError(
      `--out “${out}”在数据文件夹里面，请放到别处，最好是另一块盘。--out “${out}” is inside the data folder: name another place, best on another disk.`,
    )
  }
  if (await stat(out).catch(() => null)) {
    throw new StartError(
      `“${out}”已经存在，从不覆盖，请换一个名字。“${out}” exists already and is not written over: choose another name.`,
    )
  }
  if (!(await stat(dirname(out)).catch(() => null))?.isDirectory()) {
    throw new StartError(`没有“${dirname(out)}”这个文件夹。There is no folder “${dirname(out)}”.`)
  }
}

/** Throws `StartError` where no booth has run. */
export async function checkBooth(dataDir: string, mark: string): Promise<void> {
  if ((await stat(join(dataDir, mark)).catch(() => null))?.isFile()) return
  throw new StartError(
    `--data “${dataDir}”里没有展台数据，请指明服务器的 DATA_DIR。--data “${dataDir}” holds no booth: name the DATA_DIR of a server.`,
  )
}

/** A file that is there complete and synced, or not at all, and that only its owner reads. `accept` comes before its name. */
export async function writeWhole(
  out: string,
  write: (to: FileHandle) => Promise<number>,
  accept: (made: Made) => Promise<void>,
): Promise<Made> {
  await clearUnfinished(out)
  const temporary = unfinished(out)
  try {
    const made = await written(temporary, write)
    await accept(made)
    await rename(temporary, out)
    await syncFolder(dirname(out))
    return made
  } finally {
    await rm(temporary, { force: true })
  }
}

async function written(path: string, write: (to: FileHandle) => Promise<number>): Promise<Made> {
  const to = await open(path, 'wx', 0o600)
  try {
    const files = await write(to)
    await to.sync()
    return { files, bytes: (await to.stat()).size }
  } finally {
    await to.close()
  }
}
