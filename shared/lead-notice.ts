import type { Content } from './content.ts'
import type { ExhibitId } from './ids.ts'
import type { Privacy } from './leads.ts'
import type { Words } from './words.ts'

/** What the notice says about one exhibit, with nothing left blank. `until` is the last day on which the number is held. */
export type LeadNotice = {
  handler: Words
  contact: Words
  purpose: Words
  kinds: Words
  until: string
  /** To whom it may be passed on, if the visitor agrees to that as well. */
  exhibitor: { name: Words; contact: Words } | null
}

const texts = ['handler', 'contact', 'purpose', 'kinds'] as const
export type NoticeField = (typeof texts)[number] | 'keep' | 'exhibitors'

const isBlank = (words: Words | undefined): boolean => !words || words.zh.trim() === '' || words.en.trim() === ''

/** What still has to be filled in before anybody may be asked for a number (P1). `today` is a day such as 2023-05-20. */
export function missingOf(privacy: Privacy | undefined, today: string): NoticeField[] {
  const missing: NoticeField[] = texts.filter((field) => isBlank(privacy?.[field]))
  const until = privacy && untilOf(privacy, today)
  if (!until || until < today) missing.push('keep')
  if (privacy?.exhibitors?.some(({ name, contact }) => isBlank(name) || isBlank(contact))) missing.push('exhibitors')
  return missing
}

/** The notice for this exhibit; null while anything of it is missing or its time is over: then there is no form. */
export function noticeOf(content: Content, exhibit: ExhibitId, today: string): LeadNotice | null {
  const { privacy } = content
  if (!privacy || missingOf(privacy, today).length > 0) return null
  const { handler, contact, purpose, kinds } = privacy
  const until = untilOf(privacy, today)
  if (!handler || !contact || !purpose || !kinds || !until) return null
  const own = privacy.exhibitors?.find((one) => one.exhibit === exhibit)
  const exhibitor = own?.name && own.contact ? { name: own.name, contact: own.contact } : null
  return { handler, contact, purpose, kinds, until, exhibitor }
}

const dayMs = 86_400_000

/** The last day on which a number left today would be held; null where the notice does not say. */
export function untilOf({ keepUntil, keepDays }: Privacy, today: string): string | null {
  const days = keepDays === undefined ? null : Date.parse(`${today}T00:00:00Z`) + keepDays * dayMs
  const last = days === null ? null : new Date(days).toISOString().slice(0, 10)
  if (keepUntil && last) return keepUntil < last ? keepUntil : last
  return keepUntil ?? last
}
