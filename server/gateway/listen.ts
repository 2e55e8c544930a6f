import type { Logger } from 'pino'
import type { z } from 'zod'

type Reply = (answer: unknown) => void
type Peer = { id: string; on: (event: string, listener: (...args: unknown[]) => void) => unknown }

/**
 * Listens for one event, parsed before anything else sees it. What does not fit is logged once per socket and event,
 * answered `invalid` where an answer is awaited, and changes nothing (E1).
 */
export function listen<Schema extends z.ZodType>(
  peer: unknown, // a socket of any vocabulary: its own types are checked where it is used
  event: string,
  schema: Schema,
  log: Logger,
  act: (message: z.infer<Schema>, reply: Reply) => void | Promise<void>,
): void {
  const socket = peer as Peer
  let logged = false
  socket.on(event, (...args) => {
    const last = args.at(-1)
    const reply = typeof last === 'function' ? (last as Reply) : () => {} // Socket.IO’s acknowledgement: it takes anything
    const parsed = schema.safeParse(args[0])
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      if (!logged)
        log.warn({ event, path: issue?.path.join('.'), problem: issue?.message }, 'a message was not understood')
      logged = true
      return reply({ ok: false, error: 'invalid' })
    }
    void Promise.resolve()
      .then(() => act(parsed.data, reply))
      .catch((error: unknown) => log.error({ event, error }, 'a message could not be handled'))
  })
}
