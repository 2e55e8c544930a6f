import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import { deadline } from '../deadline.ts'
import type { Answered, Asked, Figures, Task, ThreadData } from './thread-messages.ts'

const startAfterMs = 10_000 // a server that starts has better things to do
const stopWithinMs = 1_000

type Waiting = { resolve: (figures: Figures) => void; reject: (error: Error) => void }

/** The figures, counted and asked for in a thread of their own. It starts when it is needed, and again when it died. */
export class FiguresThread {
  readonly #data: ThreadData
  readonly #log: Logger
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  #asked = 0

  constructor({ dataDir, databaseUrl, timeZone }: ThreadData, log: Logger) {
    this.#data = { dataDir, databaseUrl, timeZone }
    this.#log = log
  }

  /** Begins to count a little after the start. Returns the stop of that. */
  start(): () => void {
    const timer = setTimeout(() => this.#running(), startAfterMs)
    timer.unref()
    return () => clearTimeout(timer)
  }

  ask(task: Task): Promise<Figures> {
    const id = ++this.#asked
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#running().postMessage({ id, task } satisfies Asked)
    })
  }

  /** Lets the thread finish what it writes, within a second. */
  async stop(): Promise<void> {
    const worker = this.#worker
    if (!worker) return
    const { passed, clear } = deadline(stopWithinMs)
    worker.postMessage('stop' satisfies Asked)
    await Promise.race([new Promise((resolve) => worker.once('exit', resolve)), passed])
    clear()
    await worker.terminate()
  }

  #running(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: this.#data })
    worker.unref()
    worker.on('message', (answer: Answered) => this.#settle(answer))
    worker.on('error', (error: Error) => this.#log.error({ error: error.message }, 'the thread of the figures died'))
    worker.once('exit', () => this.#gone())
    this.#worker = worker
    return worker
  }

  #settle(answer: Answered): void {
    if (answer === 'stopped') return
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if ('figures' in answer) waiting?.resolve(answer.figures)
    else waiting?.reject(new Error(answer.error))
  }

  #gone(): void {
    this.#worker = null
    for (const { reject } of this.#waiting.values()) reject(new Error('The thread of the figures ended.'))
    this.#waiting.clear()
  }
}
