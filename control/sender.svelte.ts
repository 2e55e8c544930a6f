import { SvelteMap } from 'svelte/reactivity'
import type { Booth } from '#shared/booth.ts'
import type { Command } from '#shared/commands.ts'
import type { CommandReply } from '#shared/wire.ts'

/** What was sent and is not yet true. A control shows “sending” until the booth's snapshot says it happened (C3). */
export class Sender {
  /** The revision that a command was answered with; null until then. */
  readonly #underWay = new SvelteMap<string, number | null>()
  readonly #send: (command: Command) => Promise<CommandReply>
  #revision = -1

  constructor(send: (command: Command) => Promise<CommandReply>) {
    this.#send = send
  }

  isSending(command: Command): boolean {
    return this.#underWay.has(keyOf(command))
  }

  async send(command: Command): Promise<CommandReply> {
    const key = keyOf(command)
    this.#underWay.set(key, null)
    const reply = await this.#send(command)
    if (reply.ok && reply.value.revision > this.#revision) this.#underWay.set(key, reply.value.revision)
    else this.#underWay.delete(key)
    return reply
  }

  /** Called with each snapshot. */
  seen(booth: Booth): void {
    this.#revision = booth.revision
    for (const [key, revision] of this.#underWay) {
      if (revision !== null && revision <= booth.revision) this.#underWay.delete(key)
    }
  }

  /** The line broke: what was under way is told by the next snapshot. */
  reset(): void {
    this.#underWay.clear()
  }
}

function keyOf(command: Command): string {
  if (command.type === 'take-control') return command.type // the PIN is kept nowhere
  return JSON.stringify(command)
}
