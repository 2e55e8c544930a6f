import type { RidgeShape } from './ridges.ts'

type Drawn = Omit<RidgeShape, 'width' | 'base' | 'detail'>

/** The hills of the Li River, where a theme brings none: by layer, for a screen that lies and one that stands. */
export const river: Record<'far' | 'middle' | 'near', Record<'wide' | 'upright', Drawn>> = {
  far: {
    wide: { seed: 7, towers: 18, height: [50, 310], breadth: [90, 180], summit: 0.7, fall: 2.1 },
    upright: { seed: 7, towers: 9, height: [90, 232], breadth: [90, 180], summit: 0.7, fall: 1.55 },
  },
  middle: {
    wide: { seed: 23, towers: 17, height: [36, 300], breadth: [70, 150], summit: 0.8, fall: 2.1 },
    upright: { seed: 23, towers: 8, height: [60, 190], breadth: [70, 150], summit: 0.82, fall: 1.55 },
  },
  near: {
    wide: { seed: 91, towers: 13, height: [30, 270], breadth: [66, 140], summit: 0.93, fall: 2.1 },
    upright: { seed: 91, towers: 6, height: [30, 165], breadth: [66, 140], summit: 0.86, fall: 1.55 },
  },
}
