import { parentPort, workerData } from 'node:worker_threads'
import { cut } from './cut.ts'
import { readFamilies } from './families.ts'

/** Cuts fonts beside the booth: unpacking them takes a second that no screen should wait for. */
parentPort?.postMessage(await cut(await readFamilies(), workerData as number[])) // from `fonts.ts`
