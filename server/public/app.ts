import { readFile } from 'node:fs/promises'
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express'
import helmet from 'helmet'
import type { Words } from '#shared/words.ts'
import type { Context } from '../context.ts'
import type { Callers } from './callers.ts'
import { both, sendPage } from './page.ts'
import { phoneTexts } from './texts.ts'

/**
 * What phones may reach from outside: short links and visitors' pages, and nothing else of the booth. No cookie, no script, no
 * interface (V12). `routers` are what it offers.
 */
export async function makePublicApp(context: Context, callers: Callers, routers: readonly Router[]): Promise<Express> {
  const styles = await Promise.all([read('../../shared/web/tokens.css'), read('./phone.css')])
  const say = (title: Words, text: Words, status: number) => (response: express.Response) =>
    sendPage(response, context, { title, status, body: both(text) })
  const unknown = say(phoneTexts.unknownTitle, phoneTexts.unknown, 404)
  const welcome = say(phoneTexts.welcomeTitle, phoneTexts.welcome, 200)
  const busy = say(phoneTexts.busyTitle, phoneTexts.busy, 429)
  const broken = say(phoneTexts.brokenTitle, phoneTexts.broken, 500)

  const limit: RequestHandler = async (request, response, next) => {
    const seconds = await callers.waitSeconds(request.ip ?? '')
    if (seconds === 0) return next()
    await busy(response.set('Retry-After', String(seconds)))
  }
  const failed: ErrorRequestHandler = async (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    if (isMalformed(error)) return unknown(response)
    context.log.error({ error, path: request.path }, 'a visitor’s page failed')
    await broken(response)
  }

  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.set('trust proxy', 'loopback, linklocal, uniquelocal') // a tunnel on this network says whose phone it is
  app.use(helmet(headers))
  app.use(limit)
  app.get('/phone.css', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('css').send(styles.join('\n'))
  })
  app.get('/robots.txt', (_request, response) => void response.type('text').send('User-agent: *\nDisallow: /\n'))
  app.get('/favicon.ico', (_request, response) => void response.status(204).end())
  app.get('/', (_request, response) => welcome(response))
  for (const router of routers) app.use(router)
  app.use((_request, response) => unknown(response))
  app.use(failed)
  return app
}

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')

/** An address or a body that Express itself could not read. */
const isMalformed = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500

const headers: Parameters<typeof helmet>[0] = {
  strictTransportSecurity: false, // whoever puts TLS in front of it says so
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
}
