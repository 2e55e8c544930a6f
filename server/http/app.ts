import { join } from 'node:path'
import compression from 'compression'
import express, { type Express } from 'express'
import helmet from 'helmet'
import { errorHandler, notFound } from './problems.ts'
import { makeRouter } from './router.ts'
import { allRoutes } from './routes.ts'
import type { Parts } from './route.ts'

/** The pages, the interface, the media. `dist` is the folder that the build wrote. */
export function makeApp(parts: Parts, dist: string): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.use(helmet(headers))
  app.use(compression({ threshold: 1_024 }))
  app.use(makeRouter(allRoutes(parts.version), parts))
  app.use('/assets', express.static(join(dist, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }))
  for (const page of ['kiosk', 'control']) {
    app.use(
      `/${page}`,
      express.static(join(dist, page), { setHeaders: (response) => response.set('Cache-Control', 'no-cache') }),
    )
  }
  app.get('/', (_request, response) => response.redirect(302, '/control/'))
  app.use(notFound)
  app.use(errorHandler(parts.log))
  return app
}

/** For plain HTTP on a booth's network: nothing that would send a screen to https, nothing from another host. */
const headers: Parameters<typeof helmet>[0] = {
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false, // ignored, with a warning in the console, where the origin is plain HTTP
  originAgentCluster: false,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      // The panel holds a screen in a frame: only it, and only the page that shows what it is sent.
      frameSrc: [(request) => (pathOf(request) === '/control/' ? "'self'" : "'none'")],
      frameAncestors: [(request) => (isPreview(request) ? "'self'" : "'none'")],
    },
  },
}

const pathOf = ({ url = '' }: { url?: string | undefined }): string => url.split('?', 1)[0] ?? ''

const isPreview = ({ url = '' }: { url?: string | undefined }): boolean => url === '/kiosk/?preview=1'
