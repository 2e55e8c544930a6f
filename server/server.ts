import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { createAdministrator } from './accounts/first-administrator.ts'
import { readBuildId } from './build-id.ts'
import { openContext, type Context, type Options } from './context.ts'
import { StartError, type Env } from './env.ts'
import { openGateway } from './gateway/gateway.ts'
import { makeApp } from './http/app.ts'
import type { Parts } from './http/route.ts'
import { version } from './version.ts'

export type RunningServer = {
  port: number
  context: Context
  /** The first administrator's PIN, on the one start that made the account. */
  firstPin: string | null
  stop: () => Promise<void>
}

const dist = fileURLToPath(new URL('../dist', import.meta.url))

/** Opens everything and listens. Throws `StartError` when it cannot; then nothing is left open. */
export async function startServer(env: Env, log: Logger, options: Options = {}): Promise<RunningServer> {
  const context = await openContext(env, log, options)
  const http = createServer()
  try {
    // The gateway takes its own requests out of what was listening before it; one that listens after it would answer them too.
    http.on('request', (request, response) => void app(request, response))
    const gateway = openGateway(http, context, await readBuildId(dist))
    const parts: Parts = { ...context, gateway, version }
    const app = makeApp(parts, dist)
    const port = await listen(http, env)
    // Only now: a start that fails must not use up the one time that the PIN is printed.
    const firstPin = await createAdministrator(context)
    await context.publishing.resume()
    const stopTimetable = context.timetable.start()
    const stop = async () => {
      stopTimetable()
      http.closeAllConnections()
      await gateway.close()
      await context.close()
    }
    return { port, context, firstPin, stop }
  } catch (error) {
    http.close()
    await context.close()
    throw error
  }
}

function listen(http: ReturnType<typeof createServer>, env: Env): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, env)))
    http.listen(env.port, env.host, () => {
      const address = http.address()
      resolve(typeof address === 'object' && address ? address.port : env.port)
    })
  })
}

function cannotListen(error: NodeJS.ErrnoException, env: Env): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(
      `PORT=“${env.port}” is not free: another program listens there. Stop it, or set PORT to another number (0 takes any free one).`,
    )
  }
  if (error.code === 'EACCES') {
    return new StartError(
      `PORT=“${env.port}” is not accepted: this user may not listen there. Use a number above 1023.`,
    )
  }
  return new StartError(
    `HOST=“${env.host}” is not accepted: the server cannot listen there (${error.code ?? error.message}).`,
  )
}
