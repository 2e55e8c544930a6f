import type { Mode, Over } from '../booth.ts'
import type { Content } from '../content.ts'
import type { KioskId } from '../ids.ts'
import type { Page } from '../visit.ts'
import type { Language } from '../words.ts'

/** What a screen in a frame of the panel is to show. It comes from the page around it and never from a server. */
export type PreviewShow = {
  content: Content
  kiosk: KioskId
  mode: Mode
  over: Over[]
  solemn: boolean
  /** The page of a visitor who stands before it; null where nobody does. */
  page: Page | null
  language: Language
}

/** The frame's own word: it is there, and whatever it is sent will be seen. */
export const previewReady = 'preview-ready'
