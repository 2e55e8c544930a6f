import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { readWorkbook } from './workbook.ts'

/** Reads one workbook apart from the server: half a second of XML would be half a second without a booth. */
const { file, bytes } = z.object({ file: z.string(), bytes: z.instanceof(Uint8Array) }).parse(workerData)

try {
  parentPort?.postMessage({ sheets: await readWorkbook(file, bytes) })
} catch (error) {
  parentPort?.postMessage({ why: error instanceof RangeError ? 'too-large-workbook' : 'broken-workbook' })
}
