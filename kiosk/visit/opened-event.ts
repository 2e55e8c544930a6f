import type { VisitEventDetail } from '#shared/visit-events.ts'
import type { Page } from '#shared/visit.ts'

/** What is recorded when a page comes on the glass. `from` is the page or the part of one that led there. */
export function openedEvent(page: Page, from: string): VisitEventDetail {
  switch (page.name) {
    case 'home':
      return { type: 'home-opened' }
    case 'category':
      return { type: 'category-opened', category: page.category }
    case 'unit':
      return { type: 'unit-opened', unit: page.unit }
    case 'exhibit':
      return { type: 'exhibit-opened', exhibit: page.exhibit, from }
    case 'lead':
      return { type: 'lead-opened', exhibit: page.exhibit }
    case 'quiz':
      return { type: 'quiz-started' }
    case 'search':
      return { type: 'search-opened' }
    case 'field':
      return { type: 'field-opened', field: page.field }
    case 'activities':
      return { type: 'activities-opened' }
    case 'activity':
      return { type: 'activity-opened', activity: page.activity }
    case 'challenges':
      return { type: 'challenges-opened' }
    case 'challenge':
      return { type: 'challenge-opened', challenge: page.challenge }
    case 'plan':
      return { type: 'plan-opened' }
    case 'zone':
      return { type: 'zone-opened', zone: page.zone }
  }
}
