import type { Content } from '#shared/content.ts'
import type { ExhibitId, KioskId } from '#shared/ids.ts'
import { noticeOf, type LeadNotice } from '#shared/lead-notice.ts'
import type { NewLead } from '#shared/leads.ts'
import { findExhibit } from '#shared/lookup.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { Context } from '../context.ts'
import { zonedDay, zonedText } from '../zoned-time.ts'
import type { LeadOrigin } from './leads.ts'

type Parts = Pick<Context, 'booth' | 'bundles' | 'clock' | 'env'>

/** Today in the booth's zone. */
const todayOf = ({ clock, env }: Parts): string => zonedText(clock.now(), env.timeZone).slice(0, 'yyyy-mm-dd'.length)

/** The notice that stands now for this exhibit; null where there is none, or no such exhibit (P1). */
export async function standingNotice(parts: Parts, exhibit: ExhibitId): Promise<LeadNotice | null> {
  const content = await parts.bundles.load(parts.booth.current.bundle)
  return content && noticeIn(content, exhibit, parts)
}

/** The notice that stands now must be whole, and the one that the visitor read must have said the same (P2). */
export async function originOf(
  parts: Parts,
  lead: Pick<NewLead, 'exhibit' | 'notice' | 'until' | 'passOn'>,
  kiosk: KioskId,
): Promise<Result<LeadOrigin, 'leads-closed' | 'notice-changed'>> {
  const { current } = parts.booth
  const notice = await standingNotice(parts, lead.exhibit)
  if (!notice) return err('leads-closed')
  const read = await parts.bundles.load(lead.notice)
  const same = read && JSON.stringify(noticeIn(read, lead.exhibit, parts)) === JSON.stringify(notice)
  const promised = lead.until < notice.until ? lead.until : notice.until
  if (!same || promised < todayOf(parts) || (lead.passOn && !notice.exhibitor)) return err('notice-changed')
  const rehearsal = current.rehearsal || current.staffKiosks.includes(kiosk)
  return ok({ kiosk, rehearsal, until: promised, deleteAt: zonedDay(promised, parts.env.timeZone).end })
}

const noticeIn = (content: Content, exhibit: ExhibitId, parts: Parts): LeadNotice | null =>
  findExhibit(content, exhibit) ? noticeOf(content, exhibit, todayOf(parts)) : null
