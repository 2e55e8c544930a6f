import type { BundleHash } from '#shared/ids.ts'
import type { Painted } from '#shared/presence.ts'
import type { Bundle } from '../../kiosk/content/bundle.ts'
import { Stage } from '../../kiosk/stage/stage.svelte.ts'
import { Visitor } from '../../kiosk/visit/visit.svelte.ts'
import { bundleOf, recording, steppedFrames, west } from './support.ts'

/** A stage whose frames, pictures and content come when the test says so. Booth time is the frames' own time. */
export function stand(bundles: Bundle[] = [bundleOf('a')]) {
  const { frames, step } = steppedFrames()
  const painted: Painted[] = []
  const log = recording()
  let decoded: () => void = () => {}
  let slow = false
  let now = 0
  const held = new Map<BundleHash, Bundle>(bundles.map((bundle) => [bundle.hash, bundle]))
  const visitor = new Visitor({
    recorder: log.recorder,
    now: () => now,
    kiosk: () => west,
    resumeSeconds: () => 20,
    onmove: () => {
      stage.moved()
      stage.refresh()
    },
  })
  const stage: Stage = new Stage({
    frames,
    at: (timestamp) => timestamp,
    kiosk: () => west,
    library: {
      get: (hash) => held.get(hash) ?? null,
      spare: null,
      load: (hash) => {
        const bundle = held.get(hash)
        return bundle ? Promise.resolve(bundle) : new Promise(() => {})
      },
      prepare: () => (slow ? new Promise((resolve) => (decoded = resolve)) : Promise.resolve()),
    },
    visitor,
    painted: (report) => painted.push(report),
  })
  return {
    stage,
    visitor,
    painted,
    log,
    held,
    /** One frame at this time; what was prepared before it is prepared. */
    frame: async (timestamp: number) => {
      await Promise.resolve()
      await new Promise((resolve) => setTimeout(resolve))
      now = timestamp
      step(timestamp)
    },
    /** What the kiosk does four times a second. */
    tick: (at: number) => {
      now = at
      visitor.tick()
      stage.tick(at)
    },
    beSlow: () => (slow = true),
    decode: () => decoded(),
  }
}
