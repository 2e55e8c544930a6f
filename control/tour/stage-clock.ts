import type { Mode } from '#shared/booth.ts'

type Standby = Extract<Mode, { name: 'standby' }>

const minutesOf = { waiting: null, t10: 10, t5: 5 } as const

/**
 * How long until the guests, counted from what a runner or a call said; null while nobody has said anything. Below zero
 * they are late. It is shown and does nothing (T12): guests come when they come.
 */
export function guestsInMs({ stage, stageSince }: Standby, now: number): number | null {
  const minutes = minutesOf[stage]
  return minutes === null ? null : stageSince + minutes * 60_000 - now
}
