import type { Content, Exhibit } from './content.ts'
import type { ZoneId } from './ids.ts'
import { findExhibit } from './lookup.ts'
import type { FloorPlan, Outline, Point, Zone } from './rooms.ts'

/** The geometry of the booth's floor, in metres: for the plan that visitors see and for whatever is painted upon it. */

export const findZone = (content: Content, id: ZoneId): Zone | undefined =>
  content.plan?.zones.find((zone) => zone.id === id)

/** The corners of an outline, in the order in which its edge is walked. */
export function cornersOf(outline: Outline): Point[] {
  if (Array.isArray(outline)) return outline
  const { x, y, width, depth } = outline
  return [
    [x, y],
    [x + width, y],
    [x + width, y + depth],
    [x, y + depth],
  ]
}

/** The upright rectangle around an outline. */
export function boundsOf(outline: Outline): { x: number; y: number; width: number; depth: number } {
  const corners = cornersOf(outline)
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, depth: Math.max(...ys) - y }
}

/** Whether a point lies within an outline; its edge counts. */
export function isWithin(outline: Outline, [x, y]: Point): boolean {
  const corners = cornersOf(outline)
  let within = false
  for (const [i, [ax, ay]] of corners.entries()) {
    const [bx, by] = corners[(i + 1) % corners.length] ?? [ax, ay]
    if (isOnEdge([ax, ay], [bx, by], [x, y])) return true
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) within = !within
  }
  return within
}

const hair = 1e-9 // metres: what sums of decimals are off by

function isOnEdge([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): boolean {
  const across = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
  if (Math.abs(across) > hair) return false
  const between = (a: number, b: number, value: number) =>
    Math.min(a, b) - hair <= value && value <= Math.max(a, b) + hair
  return between(ax, bx, x) && between(ay, by, y)
}

/** The zone of a place; where two overlap, the first of them. Aisles belong to none. */
export const zoneAt = (plan: FloorPlan, at: Point): Zone | undefined =>
  plan.zones.find(({ outline }) => isWithin(outline, at))

/** A thing with the number that it carries on the plan. */
export type Placed = { number: number; at: Point; exhibit: Exhibit }

/** What stands on the floor, numbered in the order of the content. */
export const placedExhibits = (content: Content): Placed[] =>
  (content.plan?.exhibits ?? []).flatMap(({ exhibit: id, at }, i) => {
    const exhibit = findExhibit(content, id)
    return exhibit ? [{ number: i + 1, at, exhibit }] : []
  })

/** The exhibits that stand in this zone. */
export const exhibitsInZone = (content: Content, zone: Zone): Exhibit[] =>
  placedExhibits(content)
    .filter(({ at }) => isWithin(zone.outline, at))
    .map(({ exhibit }) => exhibit)
