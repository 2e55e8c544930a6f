import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

export type Started = {
  url: string
  /** Everything the operator reads beside the server's own log. */
  told: () => string
  lines: string[]
  /** Sends the signal to npm alone, as a supervisor does, or to its whole group, as a terminal does. */
  signal: (signal: NodeJS.Signals, to: 'npm' | 'group') => Promise<number | null>
}

const groups: number[] = []

/** After a test that went wrong: nothing it started goes on. */
export function killLeftovers(): void {
  for (const group of groups.splice(0)) {
    try {
      process.kill(-group, 'SIGKILL')
    } catch {
      // ended already, which is the usual case
    }
  }
}

/** Runs `npm start` in a folder until it says that it is ready. */
export async function npmStart(folder: string, env: Record<string, string>): Promise<Started> {
  const child = spawn('npm', ['start', '--silent'], {
    cwd: folder,
    detached: true, // its own process group, so that a signal to the group does not reach the tests
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (child.pid) groups.push(child.pid)
  let told = ''
  const lines: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text))
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      if (line.startsWith('ready ')) resolve(line.slice('ready '.length))
    })
  })
  const exit = once(child, 'exit')
  const url = await Promise.race([ready, exit.then(() => null)])
  if (url === null) throw new Error(`npm start ended with status ${child.exitCode}: ${told}`)
  return {
    url,
    told: () => told,
    lines,
    signal: async (signal, to) => {
      process.kill(to === 'npm' ? child.pid! : -child.pid!, signal)
      await exit
      return child.exitCode
    },
  }
}

/** Whether something still listens there. */
export function isListening(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}
