import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { pairScreen } from '../tests/support/clients.ts'
import { spawnBareServer } from './bare-process.ts'
import { startBoothProcess, type BoothProcess } from './booth-process.ts'
import type { FanOutAnswer, FanOutTask } from './fan-out-clients.ts'
import { figure, type Figure } from './figure.ts'
import type { Options } from './options.ts'
import { summarise } from './stats.ts'

const clientsFile = fileURLToPath(new URL('./fan-out-clients.ts', import.meta.url))
const gapMs = 25

/** From the tap to the last of many clients that get the snapshot, beside a bare Socket.IO broadcast of the same size. */
export async function measureFanOut(options: Options, say: (line: string) => void): Promise<Figure[]> {
  const counts = options.quick ? [100] : [100, 500]
  const blocks = options.quick ? 2 : 4
  const rounds = options.quick ? 20 : 100
  const booth = await startBoothProcess()
  const bare = await spawnBareServer()
  const figures: Figure[] = []
  try {
    const tokens = await pairMany(booth, Math.max(...counts))
    const message = { booth: await booth.booth(), serverTime: Date.now() }
    for (const count of counts) {
      const ours: number[] = []
      const floor: number[] = []
      for (let block = 0; block < blocks; block++) {
        // Interleaved, each with a fresh process of clients, so that neither side's idle traffic burdens the other.
        const common = { rounds, gapMs }
        floor.push(...(await runClients({ ...common, side: 'bare', url: bare.url, clients: count, message })))
        ours.push(
          ...(await runClients({
            ...common,
            side: 'booth',
            url: booth.server.url,
            tabletToken: booth.admin.token,
            kioskTokens: tokens.slice(0, count),
          })),
        )
      }
      say(`fanout: ${count} clients, ${ours.length} changes on each side, ${JSON.stringify(message).length} bytes each`)
      figures.push(
        figure({
          id: `fanout-${count}`,
          what: `tap → last of ${count} Socket.IO clients`,
          unit: 'ms',
          measured: summarise(ours),
          bare: summarise(floor),
          limits: count === 500 ? [{ of: 'ratio', atMost: 1.5 }] : [],
        }),
      )
    }
  } finally {
    await bare.stop()
    await booth.stop()
  }
  return figures
}

async function pairMany({ server, admin }: BoothProcess, count: number): Promise<string[]> {
  const tokens: string[] = []
  while (tokens.length < count) {
    const some = Array.from({ length: Math.min(10, count - tokens.length) }, (_, i) => `fan-${tokens.length + i}`)
    tokens.push(...(await Promise.all(some.map((screen) => pairScreen(server.url, admin, screen)))))
  }
  return tokens
}

async function runClients(task: FanOutTask): Promise<number[]> {
  const child = fork(clientsFile, { stdio: 'inherit' })
  try {
    const answered = once(child, 'message') as Promise<[FanOutAnswer]> // the only message it sends
    const ended = once(child, 'exit').then(() => [{ error: 'the process of clients ended' }] as [FanOutAnswer])
    child.send(task)
    const [answer] = await Promise.race([answered, ended])
    if ('error' in answer) throw new Error(`fan-out, ${task.side}: ${answer.error}`)
    return answer.lastMs
  } finally {
    if (child.exitCode === null) {
      const gone = once(child, 'exit')
      child.kill()
      await gone
    }
  }
}
