import type { Content } from './content.ts'
import type { ChallengeId } from './ids.ts'
import type { Challenge } from './rooms.ts'

export const findChallenge = (content: Content, id: ChallengeId): Challenge | undefined =>
  content.challenges?.find((challenge) => challenge.id === id)

/** Open until its last day is over; one without a deadline stays open. `today` is a day of the booth's time zone. */
export const isOpen = ({ deadline }: Challenge, today: string): boolean => !deadline || today <= deadline

const always = '9999-12-31'

/** The next deadline first, then what has none, and last what is over, the latest of it first. */
export function challengesInOrder(challenges: readonly Challenge[], today: string): Challenge[] {
  const order = (a: Challenge, b: Challenge) => (a.deadline ?? always).localeCompare(b.deadline ?? always)
  const open = challenges.filter((challenge) => isOpen(challenge, today)).toSorted(order)
  const over = challenges.filter((challenge) => !isOpen(challenge, today)).toSorted((a, b) => order(b, a))
  return [...open, ...over]
}
