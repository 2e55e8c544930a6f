import type { Texts } from '../texts/zh.ts'

/** How long ago, coarsely: nobody acts on the difference between 61 and 62 seconds. */
export function agoText(ms: number, texts: Texts): string {
  const { ago } = texts
  const seconds = Math.max(0, Math.round(ms / 1_000))
  if (seconds < 1) return ago.now
  if (seconds < 60) return ago.seconds(seconds)
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return ago.minutes(minutes)
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? ago.hours(hours) : ago.days(Math.floor(hours / 24))
}
