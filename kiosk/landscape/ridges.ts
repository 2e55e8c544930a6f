import type { RidgeLine } from '#shared/theme.ts'
import { between, seeded } from './seeded.ts'

/** One karst tower: its outline, the strokes that model its rock and the dots of trees along its crown. */
export type Tower = { outline: string; strokes: string; trees: string }

export type RidgeShape = {
  seed: number
  width: number // of the layer, wider than what is seen
  base: number // where the towers stand
  towers: number
  height: [low: number, high: number]
  breadth: [low: number, high: number]
  /** Where along the layer the high ones stand (0 to 1); the rest stays low, so that there is sky to write in. */
  summit: number
  /** How soon they get lower on the way from there. */
  fall: number
  detail: boolean
}

const round = (value: number) => Math.round(value * 10) / 10

/** Towers from left to right and from back to front: steep, round-headed, none like the next. */
export function ridge(shape: RidgeShape): Tower[] {
  const random = seeded(shape.seed)
  const gap = shape.width / shape.towers
  const towers = Array.from({ length: shape.towers }, (_, i) => {
    const centre = gap * (i + 0.5) + between(random, -0.34, 0.34) * gap
    const away = Math.abs(centre / shape.width - shape.summit)
    const prominence = Math.max(0.2, 1 - away * shape.fall) * between(random, 0.72, 1)
    const height = shape.height[0] + (shape.height[1] - shape.height[0]) * prominence
    const breadth = between(random, ...shape.breadth) * (0.75 + 0.35 * prominence)
    return { centre, height, breadth }
  })
  return towers
    .toSorted((a, b) => b.height - a.height)
    .map(({ centre, height, breadth }) => tower(random, { centre, height, breadth, base: shape.base }, shape.detail))
}

type Place = { centre: number; height: number; breadth: number; base: number }

function tower(random: () => number, place: Place, detail: boolean): Tower {
  const { centre, height, breadth, base } = place
  const steep = between(random, 2.1, 3.2)
  const lean = between(random, -0.16, 0.16)
  const waves = Array.from({ length: 4 }, (_, i) => ({
    size: between(random, 0.4, 1) / (i + 1.4),
    pace: between(random, 1.6, 3) * (i + 1),
    phase: between(random, 0, 6.3),
  }))
  const rise = (t: number) => {
    const leaned = Math.max(-1, Math.min(1, t + lean * (1 - t * t)))
    const body = (1 - Math.abs(leaned) ** steep) ** 0.62
    const rough = waves.reduce((sum, wave) => sum + wave.size * Math.sin(wave.pace * t + wave.phase), 0)
    return height * Math.max(0, body + 0.045 * rough * (1 - Math.abs(t) ** 3))
  }
  const at = (t: number) => ({ x: centre + (t * breadth) / 2, y: base - rise(t) })
  const steps = 26
  // Denser towards the sides, where the rock falls away.
  const points = Array.from({ length: steps + 1 }, (_, i) => at(Math.sin(((i / steps) * 2 - 1) * (Math.PI / 2))))
  return {
    outline: `${smooth(points)}L${round(centre + breadth / 2)} ${base + 4}L${round(centre - breadth / 2)} ${base + 4}Z`,
    strokes: detail ? rock(random, at, place) : '',
    trees: detail ? crown(random, at, place) : '',
  }
}

/** The lines of a theme for one layer, as tall as `height` at most; the near ones get the same rock and trees. */
export function themeRidge(
  lines: readonly RidgeLine[],
  shape: Pick<RidgeShape, 'width' | 'base' | 'detail'> & { height: number },
): Tower[] {
  const { width, base, height, detail } = shape
  return lines.map(({ points }, i) => {
    const random = seeded(i)
    const line = points.map(([x, y]) => ({ x: x * width, y: base - y * height }))
    const [first, last] = [line[0]?.x ?? 0, line.at(-1)?.x ?? 0]
    const at = (t: number) => along(line, first + ((last - first) * (t + 1)) / 2)
    const tufts = Math.ceil((last - first) / 90)
    const place = { height: height * 0.4, breadth: 100, base }
    const level = (piece: At) => Math.abs(piece(-0.9).y - piece(0.9).y) < 24 && base - piece(0).y > height * 0.2
    const each = (draw: (piece: At) => string) =>
      Array.from(
        { length: tufts },
        (_, k): At =>
          (t) =>
            at(((k + (t + 1) / 2) / tufts) * 2 - 1),
      )
        .filter(level) // nothing grows on a steep flank, and rock at the water's edge would run into it
        .map(draw)
        .join('')
    return {
      outline: `${smooth(line)}L${round(last)} ${base + 4}L${round(first)} ${base + 4}Z`,
      strokes: detail ? each((piece) => rock(random, piece, { ...place, centre: piece(0).x })) : '',
      trees: detail ? each((piece) => crown(random, piece, { ...place, centre: 0 })) : '',
    }
  })
}

/** Where a line from left to right is at this `x`. */
function along(line: readonly Point[], x: number): Point {
  const next = line.findIndex((point) => point.x >= x)
  const b = line[next] ?? line.at(-1) ?? { x, y: 0 }
  const a = line[next - 1] ?? b
  return { x, y: a.x === b.x ? b.y : a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x) }
}

type Point = { x: number; y: number }
type At = (t: number) => Point

/** A curve through the middles of the given points. */
function smooth(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  let path = `M${round(first.x)} ${round(first.y)}`
  rest.forEach((point, i) => {
    const next = rest[i + 1] ?? point
    path += `Q${round(point.x)} ${round(point.y)} ${round((point.x + next.x) / 2)} ${round((point.y + next.y) / 2)}`
  })
  return path
}

/** 皴: dry strokes that run down from the crown and lean with the rock. */
function rock(random: () => number, at: At, { height, breadth, centre }: Place): string {
  let path = ''
  for (let i = 0; i < 13; i++) {
    const t = between(random, -0.86, 0.86)
    const { x, y } = at(t)
    const top = y + height * between(random, 0.05, 0.3)
    const length = height * between(random, 0.1, 0.34)
    const out = ((x - centre) / breadth) * length * 0.5
    const bend = between(random, -0.02, 0.02) * breadth
    path += `M${round(x)} ${round(top)}q${round(out * 0.2 + bend)} ${round(length * 0.5)} ${round(out)} ${round(length)}`
  }
  return path
}

/** 苔点: trees as dots of ink, thick on the crown and thinning down one flank. */
function crown(random: () => number, at: At, { breadth, height }: Place): string {
  const side = random() < 0.5 ? -1 : 1
  let path = ''
  for (let i = 0; i < 46; i++) {
    const spread = random() ** 1.6
    const t = Math.max(-0.9, Math.min(0.9, side * (spread * 1.1 - 0.42) + between(random, -0.12, 0.12)))
    const { x, y } = at(t)
    const size = breadth * between(random, 0.008, 0.024) * (1.15 - spread * 0.6)
    const down = random() ** 2.4 * height * 0.14
    path += dot(x, y + size * 0.35 + down, size)
  }
  return path
}

const dot = (x: number, y: number, r: number) =>
  `M${round(x - r)} ${round(y)}a${round(r)} ${round(r * 0.72)} 0 1 0 ${round(r * 2)} 0a${round(r)} ${round(r * 0.72)} 0 1 0 ${round(-r * 2)} 0`

/** Lines of light and shade on the water, longer and further apart towards the viewer. */
export function ripples(seed: number, box: { width: number; top: number; bottom: number }, count: number): string {
  const random = seeded(seed)
  let path = ''
  for (let i = 0; i < count; i++) {
    const depth = random() ** 1.5
    const y = box.top + (box.bottom - box.top) * (0.03 + depth * 0.97)
    const length = box.width * between(random, 0.02, 0.07) * (0.5 + depth * 1.3)
    const x = between(random, -0.02, 1) * box.width
    const thick = 0.7 + depth * 1.9
    path += `M${round(x)} ${round(y)}q${round(length / 2)} ${round(-thick)} ${round(length)} 0q${round(-length / 2)} ${round(thick)} ${round(-length)} 0Z`
  }
  return path
}
