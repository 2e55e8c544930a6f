import { expect, test } from 'vitest'
import type { TourMode } from '#shared/booth.ts'
import type { Tour } from '#shared/content.ts'
import { backDestination, commandTo, isAt, nextDestination, placesOf } from '#shared/tour-steps.ts'
import { stepsOf } from '../../server/http/routes/tour-keys.ts'
import { content, ids, tourMode } from '../support/fixtures.ts'

const tour: Tour = content.tours[0]!
const stops = tour.stops.map(({ id }) => id)

/** Every phase, at every stop, with walks of every length behind, some plans ahead, and a stop that the content lost. */
const modes: TourMode[] = (['arrival', 'overview', 'stop', 'closing'] as const).flatMap((phase) =>
  stops.flatMap((stop, place) =>
    [stops.slice(place + 1), [], stops.toReversed(), [ids.noStop, ...stops.slice(0, 2)]].flatMap((ahead) =>
      [stops.slice(0, place + 1), [stop], stops.toReversed()].map((visited) =>
        tourMode({ phase, stop, ahead, visited }),
      ),
    ),
  ),
)

test('A12: a key leads where the tablet’s buttons lead, wherever a tour stands', () => {
  expect(modes.length).toBeGreaterThan(50)
  for (const mode of modes) {
    const keys = stepsOf({ mode, revision: 7 }, content)
    const next = nextDestination(mode, tour)
    expect(keys.next?.command ?? null).toEqual(next.kind === 'end' ? null : commandTo(next))
    const back = backDestination(mode, tour)
    expect(keys.back?.command ?? null).toEqual(back && commandTo(back))
    const here = placesOf(tour).find((place) => isAt(mode, place))
    expect(keys.now?.command).toEqual(here && commandTo(here))
  }
})
