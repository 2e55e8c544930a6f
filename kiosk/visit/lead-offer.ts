import type { Content, Exhibit } from '#shared/content.ts'
import type { ExhibitId } from '#shared/ids.ts'
import { noticeOf, type LeadNotice } from '#shared/lead-notice.ts'
import { findExhibit } from '#shared/lookup.ts'
import type { LeadDesk } from './lead-desk.ts'

/** What is needed to leave a number about this exhibit; null where that is off (P1). */
export function leadOffer(
  desk: LeadDesk | undefined,
  content: Content,
  id: ExhibitId,
): { desk: LeadDesk; exhibit: Exhibit; notice: LeadNotice } | null {
  const exhibit = findExhibit(content, id)
  const notice = desk && noticeOf(content, id, desk.today)
  return exhibit && notice ? { desk, exhibit, notice } : null
}
