import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { io, type Socket } from 'socket.io-client'
import type { BoothMessage } from '#shared/wire.ts'

const file = fileURLToPath(new URL('./bare-server.ts', import.meta.url))

export type BareServer = { url: string; readyAfterMs: number; stop: () => Promise<void> }

/** The bare Socket.IO server, started the way the booth's server is. */
export async function spawnBareServer(): Promise<BareServer> {
  const started = performance.now()
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => resolve(line.slice('ready '.length)))
  })
  const url = await Promise.race([ready, once(child, 'exit').then(() => null)])
  if (url === null) throw new Error(`The bare server stopped with status ${child.exitCode}.`)
  return {
    url,
    readyAfterMs: performance.now() - started,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Joins the bare server as the one that taps, and gives it a message of the booth's size to pass on. */
export async function joinBare(url: string, message: BoothMessage): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true })
  await socket.timeout(5_000).emitWithAck('use', message)
  return socket
}
