import type { Content } from '#shared/content.ts'
import { findExhibit, findUnit } from '#shared/lookup.ts'
import { say } from '#shared/say.ts'
import type { Page } from '#shared/visit.ts'
import type { Language } from '#shared/words.ts'
import { texts } from '../texts.ts'

const shown = 4

/** Where the visitor is, as names from the home page on; of a long way only its last steps. */
export function trailOf(content: Content, pages: readonly Page[], language: Language): string[] {
  const names = pages.map((page) => nameOf(content, page, language))
  return names.length <= shown ? names : [...names.slice(0, 1), '…', ...names.slice(2 - shown)]
}

function nameOf(content: Content, page: Page, language: Language): string {
  const home = say(texts.home, language)
  switch (page.name) {
    case 'home':
      return home
    case 'category': {
      const category = content.categories.find((candidate) => candidate.id === page.category)
      return category ? say(category.name, language) : home
    }
    case 'unit': {
      const unit = findUnit(content, page.unit)
      return unit ? say(unit.name, language) : home
    }
    case 'search':
      return say(texts.search, language)
    case 'quiz':
      return say(texts.quiz, language)
    case 'lead':
      return say(texts.lead, language)
    case 'exhibit': {
      const exhibit = findExhibit(content, page.exhibit)
      return exhibit ? say(exhibit.title, language) : home
    }
  }
}
