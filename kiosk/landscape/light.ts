/** What the hour does to the picture: where the sun stands and how warm its light is. */
export type Light = { sunX: number; sunY: number; warmth: number }

const dawn = 6
const dusk = 19

/** The hall has no windows; the river keeps the real hours all the same. Before dawn and after dusk the low sun stays. */
export function lightAt(hour: number): Light {
  const day = Math.min(1, Math.max(0, (hour - dawn) / (dusk - dawn)))
  const high = Math.sin(day * Math.PI)
  return { sunX: 0.2 + day * 0.6, sunY: 1 - high, warmth: (1 - high) ** 1.4 }
}

/** The hour by the booth's clock, in quarters: the light moves on before an eye sees it, and the hills are seldom painted again. */
export function hourOf(time: number): number {
  const date = new Date(time)
  return date.getHours() + Math.floor(date.getMinutes() / 15) / 4
}
