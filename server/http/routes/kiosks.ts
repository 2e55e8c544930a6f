import { z } from 'zod'
import { KioskChange, PairRequest, WaitingScreen } from '#shared/api.ts'
import { KioskId } from '#shared/ids.ts'
import { KioskPresence } from '#shared/presence.ts'
import type { Role } from '#shared/rights.ts'
import { addressOf, personOf, ProblemError, route, type Parts, type Route } from '../route.ts'

const setters: readonly Role[] = ['administrator', 'staff', 'technician']
const helpers: readonly Role[] = ['administrator', 'staff', 'explainer', 'technician']

/** Screens: which there are, pairing, naming, finding, reloading, revoking. */
export const kioskRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/kiosks',
    who: 'any-account',
    summary: 'Presence: what each kiosk truly shows, and how long ago it said so.',
    answer: z.array(KioskPresence),
    handle: ({ presence }) => presence.list(),
  }),
  route({
    method: 'get',
    path: '/api/kiosks/waiting',
    who: setters,
    summary: 'Screens that show a pairing code. The code itself is only on their glass.',
    answer: z.array(WaitingScreen),
    handle: ({ pairing }) => pairing.list().map(({ screen, address, since }) => ({ screen, address, since })),
  }),
  route({
    method: 'post',
    path: '/api/kiosks/pair',
    who: setters,
    summary: 'Pairs the screen that shows this code.',
    body: PairRequest,
    answer: z.object({ kiosk: KioskId }),
    handle: async (parts, { body, caller, request }) => {
      const { pairing, kiosks, presence, content, throttle } = parts
      const { name: actor } = personOf(caller)
      const guesser = `pairing ${actor}`
      const wait = await throttle.enter(guesser, addressOf(request))
      if (wait > 0) {
        throw new ProblemError(429, `Too many wrong codes: wait ${wait} seconds.`, {
          reason: 'too-many-tries',
          headers: { 'Retry-After': String(wait) },
        })
      }
      const peer = pairing.claim(body.code)
      if (!peer) {
        throw new ProblemError(404, `没有屏幕正在显示配对码 ${body.code}。No screen shows the code ${body.code} now.`, {
          reason: 'unknown-code',
        })
      }
      await throttle.succeeded(guesser, addressOf(request))
      const suggested = content.current.screens.find((screen) => screen.kiosk === body.screen)?.name.zh
      const known = presence.find(body.screen)
      const token = await kiosks.pair(body.screen, body.name ?? (known ? undefined : suggested), parts.clock.now())
      parts.gateway.unpair(body.screen) // an older screen of this name
      presence.setPaired(await kiosks.list())
      await record(parts, actor, 'kiosk-paired', { kiosk: body.screen, address: peer.address })
      peer.give(token, body.screen)
      return { kiosk: body.screen }
    },
  }),
  route({
    method: 'patch',
    path: '/api/kiosks/:kiosk',
    who: setters,
    summary: 'Names a kiosk.',
    body: KioskChange,
    handle: async (parts, { params, body, caller }) => {
      const kiosk = knownKiosk(parts, params['kiosk'])
      await parts.kiosks.rename(kiosk, body.name)
      parts.presence.setPaired(await parts.kiosks.list())
      await record(parts, personOf(caller).name, 'kiosk-named', { kiosk, name: body.name })
    },
  }),
  route({
    method: 'post',
    path: '/api/kiosks/:kiosk/identify',
    who: helpers,
    summary: 'Shows the kiosk’s number and name large on its screen for a few seconds.',
    handle: (parts, { params }) => parts.gateway.identify(knownKiosk(parts, params['kiosk'])),
  }),
  route({
    method: 'post',
    path: '/api/kiosks/:kiosk/reload',
    who: helpers,
    summary: 'Reloads the page of a kiosk.',
    handle: async (parts, { params, caller }) => {
      const kiosk = knownKiosk(parts, params['kiosk'])
      parts.gateway.reload(kiosk)
      await record(parts, personOf(caller).name, 'kiosk-reloaded', { kiosk })
    },
  }),
  route({
    method: 'delete',
    path: '/api/kiosks/:kiosk',
    who: setters,
    summary: 'Revokes the pairing: the screen shows a code again, and its token opens nothing.',
    handle: async (parts, { params, caller }) => {
      const kiosk = knownKiosk(parts, params['kiosk'])
      await parts.kiosks.revoke(kiosk)
      parts.gateway.unpair(kiosk)
      parts.presence.setPaired(await parts.kiosks.list())
      await record(parts, personOf(caller).name, 'kiosk-revoked', { kiosk })
    },
  }),
]

function knownKiosk({ presence }: Parts, name: string | undefined): KioskId {
  const kiosk = KioskId.safeParse(name)
  if (kiosk.success && presence.find(kiosk.data)) return kiosk.data
  throw new ProblemError(404, `没有名为“${name}”的屏幕。There is no kiosk named “${name}”.`, {
    reason: 'unknown-kiosk',
  })
}

const record = ({ audit, clock }: Parts, actor: string, action: string, detail: Record<string, unknown>) =>
  audit.append({ at: clock.now(), actor, action, detail })
