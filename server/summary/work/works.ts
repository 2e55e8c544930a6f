import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Turns } from '../../turns.ts'
import type { Step } from './progress.ts'
import type { ThreadInput, ThreadSays } from './thread.ts'

/** Why there is no file: somebody called it off, or the work itself failed, with the reason. */
export type WorkFailure = 'cancelled' | 'failed'

export class WorkError extends Error {
  readonly kind: WorkFailure

  constructor(kind: WorkFailure, message: string) {
    super(message)
    this.kind = kind
  }
}

export type WorkOptions = {
  /** What is made, for people to see, such as `summary.docx`, and who asked for it. */
  what: string
  by: string
  /** A script whose whole is `inThread(…)`. */
  script: URL
  input: unknown
  signal?: AbortSignal
}

export type WorkStatus = { id: string; what: string; by: string; percent: number; step: Step | 'waiting' }

/** A finished file. Whoever has sent it on removes it. */
export type WorkFile = { path: string; remove: () => Promise<void> }

type Running = { status: WorkStatus; cancel: AbortController }

const heapMb = 768 // a file that needs more fails by itself, and the booth does not

/**
 * Long work, one after another, each in a thread of its own: the booth goes on in its. A file appears under its name only
 * when it is whole; what a crash or a kill left half-written is cleared away at the next start.
 */
export class Works {
  readonly #folder: string
  readonly #turns = new Turns()
  readonly #running = new Map<string, Running>()

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(dataDir: string): Promise<Works> {
    const folder = join(dataDir, 'work')
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return new Works(folder)
  }

  list(): WorkStatus[] {
    return [...this.#running.values()].map(({ status }) => ({ ...status }))
  }

  /** Whether there was something to call off. */
  cancel(id: string): boolean {
    const running = this.#running.get(id)
    running?.cancel.abort()
    return running !== undefined
  }

  /** Makes the file, after what was asked for before it. Throws `WorkError`. */
  async run({ what, by, script, input, signal }: WorkOptions): Promise<WorkFile> {
    const id = randomUUID()
    const running: Running = { status: { id, what, by, percent: 0, step: 'waiting' }, cancel: new AbortController() }
    const stop = AbortSignal.any([running.cancel.signal, ...(signal ? [signal] : [])])
    const part = join(this.#folder, `${id}.part`)
    const path = join(this.#folder, id)
    this.#running.set(id, running)
    try {
      await startedOrCalledOff(running.status, stop, (started) =>
        this.#turns.take(() => {
          started()
          return inWorker({ script, input, file: part }, running.status, stop)
        }),
      )
      await settle(part)
      await rename(part, path)
    } catch (error) {
      await rm(part, { force: true })
      throw error
    } finally {
      this.#running.delete(id)
    }
    return { path, remove: () => rm(path, { force: true }) }
  }

  /** Calls off everything, so that the server can stop. */
  async close(): Promise<void> {
    for (const { cancel } of this.#running.values()) cancel.abort()
    await this.#turns.settled()
  }
}

const calledOff = ({ what }: WorkStatus) => new WorkError('cancelled', `${what} was called off.`)

/** Work that still waits for its turn is called off on the spot; once it has begun, its thread is ended first. */
async function startedOrCalledOff(
  status: WorkStatus,
  stop: AbortSignal,
  take: (started: () => void) => Promise<void>,
): Promise<void> {
  const early = Promise.withResolvers<never>()
  const abort = () => early.reject(calledOff(status))
  const started = () => {
    stop.removeEventListener('abort', abort)
    status.step = 'figures'
  }
  stop.addEventListener('abort', abort)
  await Promise.race([take(started), early.promise]).finally(() => stop.removeEventListener('abort', abort))
}

type Job = { script: URL; input: unknown; file: string }

async function inWorker({ script, input, file }: Job, status: WorkStatus, stop: AbortSignal): Promise<void> {
  if (stop.aborted) throw calledOff(status)
  const worker = new Worker(script, {
    workerData: { input, file } satisfies ThreadInput<unknown>,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const abort = () => reject(calledOff(status))
  stop.addEventListener('abort', abort)
  worker.on('message', (says: ThreadSays) => {
    if (says === 'done') resolve()
    else Object.assign(status, says)
  })
  worker.on('error', (error: Error) => reject(new WorkError('failed', `${status.what}: ${error.message}`)))
  worker.on('exit', () => {
    reject(new WorkError('failed', `${status.what}: its thread ended before the file was whole.`))
  })
  try {
    await promise
  } finally {
    stop.removeEventListener('abort', abort)
    await worker.terminate()
  }
}

/** On disk before it has its name. */
async function settle(part: string): Promise<void> {
  const file = await open(part, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
