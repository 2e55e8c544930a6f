import { z } from 'zod'
import { describe } from './openapi.ts'
import { route, type Route } from './route.ts'
import { accountRoutes } from './routes/accounts.ts'
import { apiTokenRoutes } from './routes/api-tokens.ts'
import { approvalRoutes } from './routes/approval.ts'
import { boothRoutes } from './routes/booth.ts'
import { bundleRoutes } from './routes/bundles.ts'
import { callRoutes } from './routes/calls.ts'
import { contentRoutes } from './routes/content.ts'
import { deskRoutes } from './routes/desk.ts'
import { draftRoutes } from './routes/draft.ts'
import { eventsXlsxRoutes } from './routes/events-xlsx.ts'
import { exportRoutes } from './routes/exports.ts'
import { guidedSessionRoutes } from './routes/guided-sessions.ts'
import { healthRoutes } from './routes/health.ts'
import { importRoutes } from './routes/import.ts'
import { kioskRoutes } from './routes/kiosks.ts'
import { leadRoutes } from './routes/leads.ts'
import { scanRoutes } from './routes/scans.ts'
import { sessionRoutes } from './routes/session.ts'
import { setUpRoutes } from './routes/set-up.ts'
import { summaryRoutes } from './routes/summary.ts'
import { summaryEditRoutes } from './routes/summary-edit.ts'
import { summaryFileRoutes } from './routes/summary-files.ts'
import { summaryWordRoutes } from './routes/summary-word.ts'
import { tourExportRoutes } from './routes/tour-exports.ts'
import { tourKeyRoutes } from './routes/tour-keys.ts'
import { tourLogRoutes } from './routes/tour-log.ts'
import { tourRoutes } from './routes/tours.ts'
import { unitFigureRoutes } from './routes/unit-figures.ts'
import { visitEventRoutes } from './routes/visit-events.ts'

/** Every call of the HTTP interface. */
export function allRoutes(version: string): Route[] {
  const routes = [
    ...healthRoutes(),
    ...sessionRoutes(),
    ...boothRoutes(),
    ...tourKeyRoutes(),
    ...kioskRoutes(),
    ...bundleRoutes(), // before those that take any name for a bundle
    ...contentRoutes(),
    ...approvalRoutes(),
    ...visitEventRoutes(),
    ...exportRoutes(),
    ...eventsXlsxRoutes(),
    ...summaryRoutes(),
    ...summaryWordRoutes(),
    ...summaryEditRoutes(),
    ...summaryFileRoutes(),
    ...tourRoutes(),
    ...tourLogRoutes(),
    ...tourExportRoutes(),
    ...guidedSessionRoutes(),
    ...callRoutes(),
    ...scanRoutes(),
    ...leadRoutes(),
    ...deskRoutes(),
    ...setUpRoutes(),
    ...importRoutes(),
    ...unitFigureRoutes(),
    ...draftRoutes(),
    ...accountRoutes(),
    ...apiTokenRoutes(),
  ]
  const description: Route = route({
    method: 'get',
    path: '/api/openapi.json',
    who: 'public',
    summary: 'This description (OpenAPI 3.1).',
    answer: z.record(z.string(), z.unknown()),
    handle: () => describe([...routes, description], version),
  })
  return [...routes, description]
}
