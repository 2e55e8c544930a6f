import type { Booth, Over, OverName } from './booth.ts'
import type { BundleHash, Epoch } from './ids.ts'

/** The state of a booth that has never been run. */
export const openingBooth = (epoch: Epoch, bundle: BundleHash, now: number): Booth => ({
  epoch,
  revision: 0,
  showAt: now,
  bundle,
  nextBundle: null,
  mode: { name: 'free', since: now },
  over: [],
  solemn: false,
  rehearsal: false,
  muted: false,
  staffKiosks: [],
  lease: null,
  leaseRequest: null,
  queue: [],
  volumes: {},
  timetableUntil: now, // what was due before the booth existed is nobody's business
})

const strength: Record<OverName, number> = { freeze: 1, blank: 2, safe: 3, emergency: 4 }

/** The overlay that is on the glass: 应急 over 安全画面 over 黑场 over 静帧 (M2). */
export const strongest = (over: readonly Over[]): Over | undefined =>
  over.toSorted((a, b) => strength[b.name] - strength[a.name])[0]
