import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { createAdministrator } from './accounts/first-administrator.ts'
import { readBuildId } from './build-id.ts'
import { openContext, type Context, type Options } from './context.ts'
import type { Env } from './env.ts'
import { openGateway } from './gateway/gateway.ts'
import { makeApp } from './http/app.ts'
import type { Parts } from './http/route.ts'
import { listen } from './listen.ts'
import { openPublicListener, type PublicListener } from './public/listener.ts'
import { version } from './version.ts'

export type RunningServer = {
  port: number
  /** Where visitors' phones arrive; null without a public address. */
  publicPort: number | null
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
  let phones: PublicListener | null = null
  try {
    // The gateway takes its own requests out of what was listening before it; one that listens after it would answer them too.
    http.on('request', (request, response) => void app(request, response))
    const gateway = openGateway(http, context, await readBuildId(dist))
    const parts: Parts = { ...context, gateway, version }
    const app = makeApp(parts, dist)
    const port = await listen(http, { name: 'PORT', port: env.port, host: env.host })
    phones = await openPublicListener(context)
    // Only now: a start that fails must not use up the one time that the PIN is printed.
    const firstPin = await createAdministrator(context)
    await context.publishing.resume()
    const stopTimetable = context.timetable.start()
    const stop = async () => {
      stopTimetable()
      http.closeAllConnections()
      phones?.close()
      await gateway.close()
      await context.close()
    }
    return { port, publicPort: phones?.port ?? null, context, firstPin, stop }
  } catch (error) {
    http.close()
    phones?.close()
    await context.close()
    throw error
  }
}
