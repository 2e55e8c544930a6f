import type { z } from 'zod'
import { StepPress, TourSteps } from '#shared/api.ts'
import type { Booth } from '#shared/booth.ts'
import type { Command } from '#shared/commands.ts'
import type { Content } from '#shared/content.ts'
import { findExhibit, findTour } from '#shared/lookup.ts'
import { backDestination, commandTo, isAt, nextDestination, placesOf, type Place } from '#shared/tour-steps.ts'
import { refused } from '../refused.ts'
import { addressOf, ProblemError, route, steererOf, type Call, type Parts, type Route } from '../route.ts'
import { steerAs } from '../../steering.ts'

type Steps = z.infer<typeof TourSteps>

const settleMs = 800 // the second half of a double press comes within half a second

/** One key for “next”, for boxes that can press and no more: the server names the destination (A12). */
export const tourKeyRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/steps',
    who: 'any-account',
    summary: 'Where a tour is, and where “next” and “back” lead: each with its command.',
    answer: TourSteps,
    handle: async (parts, { response }) => {
      response.set('Cache-Control', 'no-store')
      return stepsOf(parts.booth.current, await contentOf(parts))
    },
  }),
  press('next', 'Moves a tour on: the destination is named here, so pressing twice moves once.'),
  press('back', 'Moves a tour back by the way it was walked. Pressing twice moves once.'),
]

function press(way: 'next' | 'back', summary: string): Route {
  return route({
    method: 'post',
    path: `/api/steps/${way}`,
    who: 'any-account',
    summary,
    body: StepPress,
    answer: TourSteps.pick({ revision: true }),
    handle: async (parts, call: Call<z.infer<typeof StepPress>, undefined>) => {
      const content = await contentOf(parts) // first: nothing may change between what is read and what is named
      const { mode, revision } = parts.booth.current
      if (mode.name !== 'tour') throw refused('no-tour-running')
      if (call.body.revision !== undefined && call.body.revision !== revision) throw refused('booth-moved')
      // A key that knows no revision: what comes right after a move is the same press, whoever made it.
      const settling = call.body.revision === undefined && parts.clock.now() - mode.phaseSince < settleMs
      const step = stepsOf(parts.booth.current, content)
      const aim = settling ? step.now : step[way]
      if (!aim) throw refused('no-further-step')
      return send(parts, call, aim.command)
    },
  })
}

async function send(parts: Parts, { caller, request }: Call<unknown, unknown>, command: Command) {
  const result = await steerAs(parts, steererOf(caller), command, addressOf(request))
  if (!result.ok) throw refused(result.error)
  return { revision: result.value.revision }
}

async function contentOf({ bundles, booth }: Parts): Promise<Content> {
  const content = await bundles.load(booth.current.bundle)
  if (content) return content
  throw new ProblemError(503, 'The published content cannot be read.')
}

/** Null at the closing: what ends a tour is never the same key (C5). */
export function stepsOf({ mode, revision }: Pick<Booth, 'mode' | 'revision'>, content: Content): Steps {
  const tour = mode.name === 'tour' ? findTour(content, mode.tour) : undefined
  if (mode.name !== 'tour' || !tour) return { revision, now: null, next: null, back: null }
  const named = (place: Place | null | undefined) =>
    place ? { name: nameOf(place, content), command: commandTo(place) } : null
  const next = nextDestination(mode, tour)
  return {
    revision,
    now: named(placesOf(tour).find((place) => isAt(mode, place))),
    next: named(next.kind === 'end' ? null : next),
    back: named(backDestination(mode, tour)),
  }
}

const phaseNames = {
  arrival: { zh: '到达', en: 'Arrival' },
  overview: { zh: '总览', en: 'Overview' },
  closing: { zh: '结束画面', en: 'Closing' },
} as const

function nameOf(place: Place, content: Content) {
  if (place.kind !== 'stop') return phaseNames[place.kind]
  return findExhibit(content, place.stop.exhibit)?.title ?? { zh: place.stop.id, en: place.stop.id }
}
