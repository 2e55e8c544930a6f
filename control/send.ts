import type { Command } from '#shared/commands.ts'
import { err } from '#shared/result.ts'
import type { CommandReply } from '#shared/wire.ts'

const answerWithinMs = 2_000

/** The little of a socket that sending needs. */
export type Asker = {
  timeout: (ms: number) => { emitWithAck: (event: 'command', command: Command) => Promise<CommandReply> }
}

/**
 * One command, now or never (C1): refused on the spot while the server is out of reach, and never kept for later.
 * A “start tour” from forty seconds ago must not fire when the network comes back.
 */
export async function send(line: { online: boolean; socket: Asker }, command: Command): Promise<CommandReply> {
  if (!line.online) return err('offline')
  try {
    return await line.socket.timeout(answerWithinMs).emitWithAck('command', command)
  } catch {
    return err('no-answer') // the only thing that `emitWithAck` throws after `timeout`
  }
}
