import { findActivity } from '#shared/activities.ts'
import { findChallenge } from '#shared/challenges.ts'
import type { Content } from '#shared/content.ts'
import { findField } from '#shared/fields.ts'
import { findZone } from '#shared/floor-plan.ts'
import { findExhibit, findUnit } from '#shared/lookup.ts'
import { say } from '#shared/say.ts'
import type { Page } from '#shared/visit.ts'
import type { Language, Words } from '#shared/words.ts'
import { texts } from '../texts.ts'

const shown = 4

/** Where the visitor is, as names from the home page on; of a long way only its last steps. */
export function trailOf(content: Content, pages: readonly Page[], language: Language): string[] {
  const names = pages.map((page) => nameOf(content, page, language))
  return names.length <= shown ? names : [...names.slice(0, 1), '…', ...names.slice(2 - shown)]
}

function nameOf(content: Content, page: Page, language: Language): string {
  const words = wordsOf(content, page)
  return say(words ?? texts.home, language)
}

/** The name of a page; nothing where its content is gone. */
function wordsOf(content: Content, page: Page): Words | undefined {
  switch (page.name) {
    case 'home':
    case 'search':
    case 'quiz':
    case 'activities':
    case 'challenges':
    case 'plan':
    case 'lead':
      return texts[page.name]
    case 'category':
      return content.categories.find((candidate) => candidate.id === page.category)?.name
    case 'unit':
      return findUnit(content, page.unit)?.name
    case 'field':
      return findField(content, page.field)?.name
    case 'activity':
      return findActivity(content, page.activity)?.title
    case 'challenge':
      return findChallenge(content, page.challenge)?.title
    case 'zone':
      return findZone(content, page.zone)?.name
    case 'exhibit':
      return findExhibit(content, page.exhibit)?.title
  }
}
