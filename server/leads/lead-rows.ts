import type { Content } from '#shared/content.ts'
import { leadKindNames } from '#shared/lead-words.ts'
import { LeadKind } from '#shared/leads.ts'
import { findUnit } from '#shared/lookup.ts'
import { groupPhone } from '#shared/phone.ts'
import { say } from '#shared/say.ts'
import type { LeadRecord } from '../storage/lead-log.ts'
import { zonedText } from '../zoned-time.ts'

type Lang = 'zh' | 'en'

export const leadHeaders: Record<Lang, readonly string[]> = {
  zh: ['时间', '展品编号', '展品', '推荐单位', '意向', '电话', '可转交给', '转交方联系方式', '最后保存日'],
  en: [
    'Time',
    'Exhibit no.',
    'Exhibit',
    'Unit',
    'Wants',
    'Phone',
    'May be passed on to',
    'Their contact',
    'Kept until',
  ],
}

const nobody: Record<Lang, string> = { zh: '不得转交', en: 'nobody' }
const unreadable: Record<Lang, string> = { zh: '无法解密', en: 'cannot be decrypted' }

/** One lead as cells. The number has spaces in it, so that a spreadsheet takes it for the text that it is. */
export function leadRow(
  { lead, phone }: { lead: LeadRecord; phone: string | null },
  content: Content,
  { lang, timeZone }: { lang: Lang; timeZone: string },
): (string | number | null)[] {
  const exhibit = content.exhibits.find(({ id }) => id === lead.exhibit)
  const unit = exhibit && findUnit(content, exhibit.unit)
  const exhibitor = content.privacy?.exhibitors?.find((one) => one.exhibit === lead.exhibit)
  const passOn = lead.pass_on === 1
  return [
    zonedText(lead.at, timeZone),
    exhibit?.no ?? lead.exhibit,
    exhibit ? say(exhibit.title, lang) : null,
    unit ? say(unit.name, lang) : null,
    leadKindNames[LeadKind.parse(lead.kind)][lang],
    phone === null ? unreadable[lang] : groupPhone(phone),
    passOn ? exhibitor?.name && say(exhibitor.name, lang) : nobody[lang],
    passOn && exhibitor?.contact ? say(exhibitor.contact, lang) : null,
    lead.kept_until,
  ].map((cell) => cell ?? null)
}
