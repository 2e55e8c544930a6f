import type { Stop } from '#shared/content.ts'

export type ScriptLength = 'oneLine' | 'short' | 'full'

/** The script of this length, or the next shorter one that the stop has. */
export const scriptOf = (stop: Stop, length: ScriptLength) =>
  length === 'full' ? (stop.scripts.full ?? stop.scripts.short) : stop.scripts[length]

const syllablesPerMinute = 180 // an explainer who stands; a Chinese character is one, a number or Latin word about two

/** How long a text takes to speak aloud. */
export function speakingSeconds(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/[\p{Script=Latin}\p{N}]+(?:[.,'’][\p{Script=Latin}\p{N}]+)*/gu)?.length ?? 0
  return ((han + words * 2) / syllablesPerMinute) * 60
}
