import { io, type Socket } from 'socket.io-client'
import type { BoothMessage } from '#shared/wire.ts'
import { PROTOCOL } from '#shared/protocol.ts'
import { joinBare } from './bare-process.ts'

/**
 * A process of its own, full of Socket.IO clients. It taps and hears the answer of each of them, so one clock measures all.
 * Asked over IPC, one block at a time.
 */
export type FanOutTask = { rounds: number; gapMs: number; url: string } & (
  | { side: 'booth'; tabletToken: string; kioskTokens: string[] }
  | { side: 'bare'; clients: number; message: BoothMessage }
)
export type FanOutAnswer = { firstMs: number[]; lastMs: number[] } | { error: string }

const limitMs = 5_000
const options = { transports: ['websocket'], forceNew: true, reconnection: false }
const untilAll = 30_000

process.on('message', (task: FanOutTask) => {
  run(task).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ error: String(error) } satisfies FanOutAnswer),
  )
})

async function run(task: FanOutTask): Promise<FanOutAnswer> {
  let heard = () => {}
  const listeners =
    task.side === 'booth'
      ? task.kioskTokens.map((token) => io(`${task.url}/kiosk`, { ...options, auth: { token, protocol: PROTOCOL } }))
      : Array.from({ length: task.clients }, () => io(task.url, options))
  const here = Promise.all(listeners.map((socket) => joined(socket, task.side)))
  const driver =
    task.side === 'booth' ? await joinTablet(task.url, task.tabletToken) : await joinBare(task.url, task.message)
  try {
    await here
    for (const socket of listeners) socket.on('booth', () => heard())
    const answer = { firstMs: [] as number[], lastMs: [] as number[] }
    for (let round = 1; round <= task.rounds; round++) {
      await new Promise((resolve) => setTimeout(resolve, task.gapMs))
      const all = allHeard(listeners.length, (hook) => (heard = hook))
      const start = performance.now()
      if (task.side === 'booth') driver.emit('command', { type: 'set-muted', on: round % 2 === 1 }, () => {})
      else driver.emit('tap', round)
      const { first, last } = await all
      answer.firstMs.push(first - start)
      answer.lastMs.push(last - start)
    }
    return answer
  } finally {
    for (const socket of [...listeners, driver]) socket.disconnect()
  }
}

async function joinTablet(url: string, token: string): Promise<Socket> {
  const socket = io(`${url}/control`, { ...options, auth: { token, protocol: PROTOCOL } })
  await joined(socket, 'booth')
  const reply: unknown = await socket.timeout(limitMs).emitWithAck('command', { type: 'take-control' })
  if (typeof reply !== 'object' || !reply || !('ok' in reply) || !reply.ok)
    throw new Error('Taking control was refused.')
  return socket
}

/** A booth's client has joined when it has its first snapshot; a bare one when it is connected. */
function joined(socket: Socket, side: FanOutTask['side']): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`A client of the ${side} did not join.`)), untilAll)
    socket.once(side === 'booth' ? 'booth' : 'connect', () => {
      clearTimeout(late)
      resolve()
    })
    socket.once('connect_error', reject)
  })
}

function allHeard(count: number, hook: (heard: () => void) => void): Promise<{ first: number; last: number }> {
  return new Promise((resolve, reject) => {
    let first = 0
    let times = 0
    const late = setTimeout(() => reject(new Error(`Only ${times} of ${count} clients heard of a change.`)), limitMs)
    hook(() => {
      const now = performance.now()
      if (times++ === 0) first = now
      if (times < count) return
      clearTimeout(late)
      resolve({ first, last: now })
    })
  })
}
