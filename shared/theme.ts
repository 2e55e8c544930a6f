import { z } from 'zod'

/** How a booth looks, as data: another city brings its own colours and its own hills, and nobody writes code for it. */

const share = z.number().min(0).max(1)
const point = z.tuple([z.number().min(-0.2).max(1.2), share])

/**
 * A line of hills from left to right: how far across the picture, and how high over the water. It never turns back, so it
 * is a skyline and cannot be the outline of a place.
 */
const RidgeLine = z.object({
  layer: z.enum(['far', 'middle', 'near']),
  points: z
    .array(point)
    .min(3)
    .max(60)
    .refine((points) => points.every(([x], i) => i === 0 || x > (points[i - 1]?.[0] ?? x)), {
      message:
        '山脊线的点要从左到右，一个比一个靠右。The points of a ridge go from left to right, each further than the last.',
    }),
})
export type RidgeLine = z.infer<typeof RidgeLine>

/** The hills behind everything. Without them the hills of the Li River stand there, with its raft and its osmanthus. */
const Ridges = z.object({
  /** How far down an upright screen the water begins; the plain, where a town has no river. */
  water: z.number().min(0.45).max(0.72),
  lines: z.array(RidgeLine).min(1).max(9),
  /** What of the Li River’s own is kept. */
  keeps: z
    .array(z.enum(['raft', 'osmanthus']))
    .max(2)
    .default([]),
})
export type Ridges = z.infer<typeof Ridges>

export const Theme = z.object({
  /** Light suits a lit hall; dark is for one whose lights are down. */
  variant: z.enum(['light', 'dark']).optional(),
  /** CSS custom properties that replace those of `tokens.css`, such as `--accent`. */
  tokens: z.record(z.string().regex(/^--[a-z0-9-]+$/), z.string().max(120)).default({}),
  ridges: Ridges.optional(),
})
