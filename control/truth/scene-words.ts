import type { Booth } from '#shared/booth.ts'
import type { Content } from '#shared/content.ts'
import { findExhibit, findStop, findTour } from '#shared/lookup.ts'
import { strongest } from '#shared/opening.ts'
import { say } from '#shared/say.ts'
import type { Language } from '#shared/words.ts'
import type { Texts } from '../texts/zh.ts'

/** The look of a small picture of a screen. */
export type Look = 'paper' | 'jade' | 'dark' | 'alarm' | 'still'

/** What a screen truly shows, in words: the scene that it reported, and what the booth said at the revision it painted. */
export type SceneWords = { scene: string; title: string | null; media: string | null; look: Look }

export type Telling = { texts: Texts; language: Language; content: Content | null }

export function sceneWords(name: string | null, then: Booth | undefined, telling: Telling): SceneWords {
  const { texts, language, content } = telling
  if (name === null) return { scene: texts.scenes.unknown, title: null, media: null, look: 'still' }
  const scene = sceneName(name, texts)
  const title = content && then ? titleOf(name, then, content, language) : null
  const media = content && then && name === 'tour-stop' ? stopMedia(then, content) : null
  return { scene, title, media, look: lookOf(name) }
}

/** “tour-stop” is known; of “browse-unit” at least “browse” is. */
function sceneName(name: string, { scenes }: Texts): string {
  const known = scenes as Record<string, string> // the keys are looked up, never assumed
  return known[name] ?? known[name.split('-')[0] ?? ''] ?? name
}

function titleOf(name: string, then: Booth, content: Content, language: Language): string | null {
  const { mode } = then
  if (name === 'emergency') {
    const over = strongest(then.over)
    const text = over?.name === 'emergency' ? content.emergency.find((one) => one.id === over.text) : undefined
    return text ? say(text.title, language) : null
  }
  if (name === 'blank' || name === 'safe') return null
  if (mode.name === 'tour' && (name.startsWith('tour') || name === 'freeze')) {
    const stop = mode.phase === 'stop' ? findStop(content, mode.tour, mode.stop) : undefined
    const exhibit = stop && findExhibit(content, stop.exhibit)
    return exhibit ? say(exhibit.title, language) : null
  }
  if (mode.name === 'ceremony' && (name === 'ceremony' || name === 'freeze')) {
    const item = content.ceremony.items.find((one) => one.id === mode.item)
    return item ? say(item.name, language) : null
  }
  if (mode.name === 'standby' && name === 'standby') {
    const tour = findTour(content, mode.tour)
    return tour ? say(tour.name, language) : null
  }
  return null
}

function stopMedia({ mode }: Booth, content: Content): string | null {
  if (mode.name !== 'tour') return null
  const stop = findStop(content, mode.tour, mode.stop)
  const picture = stop && findExhibit(content, stop.exhibit)?.pictures[0]
  return (picture && content.media[picture.media]?.hash) ?? null
}

function lookOf(name: string): Look {
  if (name === 'emergency') return 'alarm'
  if (name === 'blank' || name === 'closed') return 'dark'
  if (name === 'freeze' || name === 'pairing') return 'still'
  if (name === 'browse' || name === 'exhibit' || name.startsWith('browse-')) return 'paper'
  return 'jade'
}

/** What the whole booth is meant to show now, for “5 of 5 screens show …”. */
export function boothWords(booth: Booth, telling: Telling): string {
  const over = strongest(booth.over)
  const { mode } = booth
  const name = over?.name ?? (mode.name === 'tour' ? `tour-${mode.phase}` : mode.name)
  const { texts } = telling
  const words = sceneWords(name, booth, telling)
  const scene = name === 'free' ? texts.modes.free : words.scene
  if (!words.title || name === 'freeze') return texts.named(scene)
  return name === 'tour-stop' ? texts.quoted(words.title) : texts.withTitle(scene, words.title)
}
