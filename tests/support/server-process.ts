import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createInterface } from 'node:readline'

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url))

export type ServerProcess = {
  url: string
  port: number
  pid: number
  /** Milliseconds from the spawn to the line `ready`. */
  readyAfterMs: number
  output: () => string
  errors: () => string
  /** SIGKILL: what a pulled plug looks like to the program. */
  kill: () => Promise<void>
  /** SIGTERM unless told otherwise; resolves with the exit status. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** The server as its own process, the way an operator runs it. Rejects with its message when it does not start. */
export async function spawnServer(env: Record<string, string>): Promise<ServerProcess> {
  const started = performance.now()
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A test that runs out of time leaves no server behind.
  const endWithUs = () => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  child.once('exit', () => process.off('exit', endWithUs))
  let output = ''
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      output += `${line}\n`
      if (line.startsWith('ready ')) resolve(line.slice('ready '.length))
    })
  })
  const ended = once(child, 'exit').then(() => null)
  const url = await Promise.race([ready, ended])
  if (url === null) throw new Error(`The server stopped with status ${child.exitCode}: ${errors.trim()}`)
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid ?? 0,
    readyAfterMs: performance.now() - started,
    output: () => output,
    errors: () => errors,
    kill: () => end(child, 'SIGKILL').then(() => undefined),
    stop: (signal = 'SIGTERM') => end(child, signal),
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
  return child.exitCode
}
