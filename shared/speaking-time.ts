import type { ScriptLength } from './booth.ts'
import type { Content, Stop } from './content.ts'

/** How long a text takes to speak. Rates in Chinese characters a minute: standing at a stop, and walking with questions. */
export const speakingRates = { standing: 180, walking: 150 } as const
export type SpeakingRates = { standing: number; walking: number }

/** The rates of this booth's explainers, or those of most. */
export const ratesOf = (content: Pick<Content, 'settings'> | null): SpeakingRates =>
  content?.settings.speaking ?? speakingRates

/** Syllables an explainer speaks: a Chinese character is one, a word or a number in Latin letters about two. */
export function spokenLength(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/[\p{Script=Latin}\p{N}]+(?:[.,'’][\p{Script=Latin}\p{N}]+)*/gu)?.length ?? 0
  return han + words * 2
}

export const speakingSeconds = (text: string, perMinute: number = speakingRates.standing): number =>
  (spokenLength(text) / perMinute) * 60

/** The script of this length, or the next shorter one that the stop has. */
export const scriptOf = (stop: Stop, length: ScriptLength) =>
  length === 'full' ? (stop.scripts.full ?? stop.scripts.short) : stop.scripts[length]
