import type { Content } from '#shared/content.ts'
import { putItem } from '#shared/draft/items.ts'
import type { PreviewShow } from '#shared/draft/preview.ts'
import type { KioskId } from '#shared/ids.ts'
import type { Page } from '#shared/visit.ts'
import type { Opened } from './address.ts'

const since = 0 // an instant that nobody waits for

type Wished = Pick<PreviewShow, 'mode' | 'over' | 'page'>

const page = (page: Page): Wished => ({ mode: { name: 'free', since }, over: [], page })
const noVisitor: Wished = { mode: { name: 'free', since }, over: [], page: null }
const tourMode = { length: 'short', kiosks: 'all' } as const
const tourTimes = { since, phaseSince: since, pausedSince: null, pausedMs: 0, phasePausedMs: 0 } as const

/** Where on the screens an item is seen. */
function wished({ kind, id }: Opened, content: Content): Wished {
  switch (kind) {
    case 'exhibit':
      return page({ name: 'exhibit', exhibit: id as never }) // the ids of items are those of the content
    case 'unit':
      return page({ name: 'unit', unit: id as never })
    case 'category':
      return page({ name: 'category', category: id as never })
    case 'field':
      return page({ name: 'field', field: id as never })
    case 'activity':
      return page({ name: 'activity', activity: id as never })
    case 'activity-lists':
      return page({ name: 'activities', by: 'series', only: null })
    case 'challenge':
      return page({ name: 'challenge', challenge: id as never })
    case 'quiz':
      return page({ name: 'quiz', seed: id, answers: [], step: 0 })
    case 'plan':
      return page({ name: 'plan' })
    case 'languages':
    case 'texts':
      return {
        mode: { name: 'standby', tour: '' as never, since, stage: 'waiting', stageSince: since },
        over: [],
        page: null,
      }
    case 'emergency':
      return { ...noVisitor, over: [{ name: 'emergency', text: id as never, since }] }
    case 'programme':
    case 'ceremony-title':
      return { mode: { name: 'ceremony', item: (id || null) as never, done: [], since }, over: [], page: null }
    case 'tour':
    case 'welcome':
      return tour(kind === 'tour' ? id : (content.tours[0]?.id ?? ''), kind === 'welcome' ? id : null, content)
    default:
      return noVisitor
  }
}

function tour(id: string, welcome: string | null, content: Content): Wished {
  const stop = content.tours.find((one) => one.id === id)?.stops[0]?.id ?? null
  const phase = welcome === null && stop ? 'stop' : 'arrival'
  const named = { tour: id as never, phase, stop, welcome: welcome as never } as const
  return {
    mode: { name: 'tour', ...tourMode, visited: [], ahead: [], released: [], ...tourTimes, ...named },
    over: [],
    page: null,
  }
}

/** What a screen shows of a form, as it stands, within the whole draft. Nobody is asked but this page. */
export function showOf(
  opened: Opened,
  value: unknown,
  { content, kiosk, language }: { content: Content; kiosk: KioskId; language: 'zh' | 'en' },
): PreviewShow {
  const shown = value === null ? content : withItem(content, opened, value)
  return { content: shown, kiosk, language, solemn: false, ...wished(opened, shown) }
}

function withItem(content: Content, { kind, id }: Opened, value: unknown): Content {
  const copy = shallow(content)
  putItem(copy, kind, id, value)
  return copy
}

/** Deep enough for `putItem`, which puts new lists in place of old ones: a keystroke copies no texts. */
const shallow = (content: Content): Content => ({
  ...content,
  ceremony: { ...content.ceremony },
  ...(content.activities && { activities: { ...content.activities } }),
})

/** The screen on which an item is best seen: itself, where its tour stands first, or the first of the booth. */
export function screenOf({ kind, id }: Opened, { screens, tours }: Content): KioskId {
  const own =
    kind === 'screen' ? id : kind === 'tour' ? [tours.find((tour) => tour.id === id)?.stops[0]?.kiosk].flat()[0] : null
  const there = screens.find(({ kiosk }) => kiosk === own) ?? screens[0]
  return there?.kiosk ?? ('preview' as KioskId) // a booth without screens yet
}
