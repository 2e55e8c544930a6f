import type { Booth } from '#shared/booth.ts'
import type { Scene, SceneName } from '#shared/scene.ts'

/** `on`: the river moves. `held`: it waits while a page is read. `frozen`: all stands where it was. `off`: nothing ever moves. */
export type Motion = 'on' | 'held' | 'frozen' | 'off'

const living: ReadonlySet<SceneName> = new Set(['attract', 'standby', 'closed'])
const browsing: ReadonlySet<SceneName> = new Set(['browse', 'exhibit'])

/** How much may move (K11): a guest's scene, an emergency and a time of mourning are still. */
export function motionOf(booth: Booth, scene: Scene): Motion {
  if (scene.name === 'freeze') return 'frozen'
  if (booth.solemn) return 'off'
  if (living.has(scene.name)) return 'on'
  return browsing.has(scene.name) ? 'held' : 'off'
}

/** How far the view lies down the river, in shares of the screen: a visitor's pages need the room. */
export function liftOf(scene: Scene, { wide, above }: { wide: boolean; above: number }): number {
  if (above > 0 && (scene.name === 'browse' || scene.name === 'exhibit')) return wide ? 0.4 : 0.22 // the page begins lower
  if (scene.name === 'browse') return scene.page.name === 'home' ? (wide ? 0.45 : 0.35) : wide ? 0.56 : 0.46
  return scene.name === 'exhibit' ? 0.7 : 0
}

/** `data-flags`: what lies over the booth and over this screen, in words. */
export function flagsOf(booth: Booth | null, offline: boolean): string {
  const flags = [
    booth?.solemn && 'solemn',
    booth?.rehearsal && 'rehearsal',
    booth?.muted && 'muted',
    offline && 'offline',
    ...(booth?.over ?? []).map((over) => over.name),
  ]
  return flags.filter(Boolean).join(' ')
}

/** Whether whoever set up this screen asked for less motion. A browser that cannot be asked did not say so. */
export const wantsCalm = (): boolean =>
  'matchMedia' in globalThis && matchMedia('(prefers-reduced-motion: reduce)').matches
