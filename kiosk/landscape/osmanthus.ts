import { between, seeded } from './seeded.ts'

export type Sprig = {
  branch: string
  leaves: { d: string; shade: number }[]
  flowers: { x: number; y: number; size: number; turn: number }[]
}

const round = (value: number) => Math.round(value * 10) / 10

/** A branch of osmanthus that hangs into the picture from its upper right corner, in a box of 400 by 300. */
export function sprig(seed: number): Sprig {
  const random = seeded(seed)
  const stem = (t: number) => ({ x: 410 - 330 * t, y: -6 + 70 * t + 120 * t * t })
  const twigs = [0.22, 0.4, 0.58, 0.74, 0.9].map((t, i) => {
    const from = stem(t)
    const side = i % 2 === 0 ? 1 : -1
    return { from, to: { x: from.x - between(random, 34, 74), y: from.y + side * between(random, 26, 60) + 18 } }
  })
  const bend = [0.33, 0.66, 1].map(stem)
  const [a, b, c] = bend
  const branch =
    `M410 -6C${round(a?.x ?? 0)} ${round((a?.y ?? 0) - 8)} ${round(b?.x ?? 0)} ${round((b?.y ?? 0) - 4)} ${round(c?.x ?? 0)} ${round(c?.y ?? 0)}` +
    twigs
      .map(
        ({ from, to }) =>
          `M${round(from.x)} ${round(from.y)}Q${round(from.x - 22)} ${round(from.y + 4)} ${round(to.x)} ${round(to.y)}`,
      )
      .join('')
  const leaves = [...twigs.flatMap(({ from, to }) => [from, between01(from, to, 0.55), to]), ...bend].flatMap((at) =>
    Array.from({ length: 2 }, () => {
      const angle = between(random, 1.5, 3.4) // down and to the left, as they hang
      return { d: leaf(at, angle, between(random, 40, 66)), shade: between(random, 0.72, 1) }
    }),
  )
  const flowers = twigs.flatMap(({ from, to }) =>
    Array.from({ length: 9 }, () => {
      const at = between01(from, to, between(random, -0.1, 0.6))
      return {
        x: round(at.x + between(random, -17, 17)),
        y: round(at.y + between(random, -13, 15)),
        size: round(between(random, 5, 8.4)),
        turn: Math.round(between(random, 0, 90)),
      }
    }),
  )
  return { branch, leaves, flowers }
}

type Point = { x: number; y: number }
const between01 = (a: Point, b: Point, t: number): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t })

function leaf({ x, y }: Point, angle: number, length: number): string {
  const along = { x: Math.cos(angle) * length, y: Math.sin(angle) * length }
  const across = { x: -Math.sin(angle) * length * 0.2, y: Math.cos(angle) * length * 0.2 }
  const side = (sign: 1 | -1) =>
    `${round(x + along.x * 0.45 + across.x * sign)} ${round(y + along.y * 0.45 + across.y * sign)}`
  const tip = `${round(x + along.x)} ${round(y + along.y)}`
  return `M${round(x)} ${round(y)}Q${side(1)} ${tip}Q${side(-1)} ${round(x)} ${round(y)}Z`
}
