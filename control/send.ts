import type { Command } from '#shared/commands.ts'
import { err } from '#shared/result.ts'
import type { CommandReply } from '#shared/wire.ts'

const answerWithinMs = 2_000
const pinCheckWithinMs = 8_000 // a PIN is hashed slowly on purpose, and slower on a busy laptop

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
  const withinMs = command.type === 'take-control' && command.pin !== undefined ? pinCheckWithinMs : answerWithinMs
  try {
    return await line.socket.timeout(withinMs).emitWithAck('command', command)
  } catch {
    return err('no-answer') // the only thing that `emitWithAck` throws after `timeout`
  }
}
