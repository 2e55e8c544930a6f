import { resolve } from 'node:path'
import { StartError } from '../env.ts'
import type { Watch } from './archive.ts'

/** What a machine may refuse in the middle. What is unfinished is gone by then. */
const machineSentences: Record<string, string> = {
  ENOSPC: '磁盘已满，什么都没有动。请腾出空间再试。The disk is full. Nothing was changed: make room and try again.',
  EACCES: '没有权限读写文件，什么都没有动。A file may not be read or written. Nothing was changed.',
  EROFS: '磁盘是只读的，什么都没有动。The disk is read-only. Nothing was changed.',
  EFBIG: '目标磁盘放不下这么大的文件，什么都没有动。The disk takes no file of this size. Nothing was changed.',
}

/** A path as whoever typed it meant it: npm runs a script in the project's folder, wherever it was called. */
export const pathFrom = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path)

/** Runs a command to its end: one sentence and status 1 for what cannot be done, 130 when it was called off. */
export async function runCommand(act: (watch: Required<Watch>, total: (bytes: number) => void) => Promise<void>) {
  const cancel = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => cancel.abort())
  let [done, of] = [0, 0]
  const progress = (bytes: number) => {
    done += bytes
    if (process.stderr.isTTY && of > 0) process.stderr.write(`\r${Math.min(100, Math.round((done / of) * 100))}% `)
  }
  try {
    await act({ signal: cancel.signal, progress }, (bytes) => void (of = bytes))
  } catch (error) {
    const [sentence, status] = endOf(error, cancel.signal)
    console.error(sentence)
    process.exitCode = status
  }
}

function endOf(error: unknown, signal: AbortSignal): [sentence: string, status: number] {
  if (signal.aborted) return ['已取消，什么都没有留下。Called off. Nothing is left behind.', 130]
  if (error instanceof StartError) return [error.message, 1]
  const sentence = error instanceof Error && 'code' in error ? machineSentences[String(error.code)] : undefined
  if (sentence === undefined) throw error
  return [sentence, 1]
}
