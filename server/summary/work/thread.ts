import { parentPort, workerData } from 'node:worker_threads'
import type { Progress } from './progress.ts'

/** What the thread of long work is started with, and what it says as it goes on. */
export type ThreadInput<Input> = { input: Input; file: string }
export type ThreadSays = { percent: number; step: Parameters<Progress>[1] } | 'done'

/**
 * The whole of a script that `Works` runs: makes one file from its input. It writes under the name it is given, which is not
 * the name by which anybody will look for it; a throw is the failure of the work and of nothing else.
 */
export async function inThread<Input>(
  make: (input: Input, file: string, progress: Progress) => Promise<void>,
): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('This script makes a file for the server, which starts it in a thread.')
  const { input, file } = workerData as ThreadInput<Input> // made by works.ts
  const say = (says: ThreadSays) => port.postMessage(says)
  await make(input, file, (percent, step) => say({ percent: Math.floor(percent), step }))
  say('done')
}
