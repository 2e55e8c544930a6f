import { createServer } from 'node:http'
import { isPrivateHost } from '#shared/phone-address.ts'
import type { Context } from '../context.ts'
import { leadPages } from '../leads/lead-phone.ts'
import { listen } from '../listen.ts'
import { makePublicApp } from './app.ts'
import { Callers } from './callers.ts'
import { shortLinks } from './short-links.ts'

export type PublicListener = { port: number; close: () => void }

const headersTimeoutMs = 10_000 // a phone sends a few hundred bytes

/** Opens the second listener, which knows only what visitors' phones may reach. Null without a public address. */
export async function openPublicListener(context: Context): Promise<PublicListener | null> {
  const { links, env } = context
  const { publicUrl, publicPort, host } = env
  if (publicUrl === null || publicPort === null || links === null) return null
  if (isPrivateHost(new URL(publicUrl).hostname)) {
    context.log.warn({ publicUrl }, 'PUBLIC_URL is a private address: only phones on the booth’s own network reach it')
  }
  const callers = new Callers(context.clock.now)
  const app = await makePublicApp(context, callers, [shortLinks(context, links, callers), leadPages(context)])
  const http = createServer(
    { headersTimeout: headersTimeoutMs, requestTimeout: headersTimeoutMs },
    (request, response) => void app(request, response),
  )
  const port = await listen(http, { name: 'PUBLIC_PORT', port: publicPort, host })
  return {
    port,
    close: () => {
      http.close()
      http.closeAllConnections()
    },
  }
}
