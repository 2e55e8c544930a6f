import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { Health } from '#shared/api.ts'
import { route, type Parts, type Route } from '../route.ts'

/** Whether the booth can serve, for autostart scripts and monitoring. */
export const healthRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/healthz',
    who: 'public',
    summary: 'Whether the booth can serve. Kiosks wait for it before opening the browser.',
    answer: Health,
    handle: async ({ booth, bundles, warnings, version }, { response }) => {
      response.set('Cache-Control', 'no-store')
      const { revision, bundle } = booth.current
      const serves = (await bundles.load(bundle)) !== null
      if (!serves) response.status(503)
      const status = !serves ? 'failing' : warnings.has('storage-failing') ? 'degraded' : 'ok'
      return { status, version, revision, bundle } satisfies Health
    },
  }),
  metricsRoute(),
]

function metricsRoute(): Route {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const revision = gauge('zhantai_booth_revision', 'Revision of the live booth')
  const online = gauge('zhantai_kiosks_online', 'Kiosks connected now')
  const paired = gauge('zhantai_kiosks_paired', 'Kiosks paired')
  const pending = gauge('zhantai_events_pending', 'Visit events that kiosks still hold')
  const warningCount = gauge('zhantai_warnings', 'Warnings standing')
  const observe = ({ booth, presence, warnings }: Parts) => {
    const kiosks = presence.list()
    revision.set(booth.current.revision)
    online.set(kiosks.filter((kiosk) => kiosk.online).length)
    paired.set(kiosks.filter((kiosk) => kiosk.paired).length)
    pending.set(kiosks.reduce((sum, kiosk) => sum + (kiosk.status?.pending ?? 0), 0))
    warningCount.set(warnings.list().length)
  }
  return route({
    method: 'get',
    path: '/metrics',
    who: 'loopback',
    summary: 'Figures for Prometheus, on the server’s own machine only.',
    answer: 'text/plain',
    handle: async (parts, { response }) => {
      observe(parts)
      response.type(registry.contentType).send(await registry.metrics())
    },
  })
}
