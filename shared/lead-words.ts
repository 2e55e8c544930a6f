import type { LeadKind } from './leads.ts'

/** What somebody may want of an exhibitor, in the order in which it is asked. */
export const leadKinds = ['technology', 'cooperation', 'purchase', 'talent', 'other'] as const satisfies LeadKind[]

export const leadKindNames: Record<LeadKind, { zh: string; en: string }> = {
  technology: { zh: '了解技术', en: 'Learn about the technology' },
  cooperation: { zh: '合作', en: 'Work together' },
  purchase: { zh: '采购', en: 'Buy' },
  talent: { zh: '人才', en: 'Talent' },
  other: { zh: '其他', en: 'Something else' },
}
