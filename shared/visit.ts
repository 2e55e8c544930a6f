import type { ActivityOrder } from './activities.ts'
import type { CategoryId } from './content.ts'
import type { ActivityId, ChallengeId, ExhibitId, FieldId, UnitCode, VisitId, ZoneId } from './ids.ts'
import type { Language } from './words.ts'

/** The quiz and how far it got: its questions follow from the seed, so that the page alone brings it back (K44). */
export type QuizPage = { name: 'quiz'; seed: string; answers: readonly number[]; step: number }

/** The activities, how they are laid out, and the one heading that was picked: the page alone brings it back (K53). */
export type ActivitiesPage = { name: 'activities'; by: ActivityOrder; only: string | null }

/** Where a visitor is. Pages are addresses, so that going back and being restored are the same thing. */
export type Page =
  | { name: 'home' }
  | { name: 'category'; category: CategoryId }
  | { name: 'unit'; unit: UnitCode }
  | { name: 'exhibit'; exhibit: ExhibitId }
  | QuizPage
  | { name: 'lead'; exhibit: ExhibitId }
  | { name: 'search' }
  | { name: 'field'; field: FieldId }
  | ActivitiesPage
  | { name: 'activity'; activity: ActivityId }
  | { name: 'challenges' }
  | { name: 'challenge'; challenge: ChallengeId }
  | { name: 'plan' }
  | { name: 'zone'; zone: ZoneId }

/** One visitor's session at one kiosk, from first touch to idle. It lives only there. */
export type Visit = {
  id: VisitId
  startedAt: number
  language: Language
  pages: readonly [Page, ...Page[]] // the way back; the last one is on the screen
}
