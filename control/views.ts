import type { Role } from '#shared/rights.ts'
import { may } from './may.ts'

export const views = [
  'live',
  'tour',
  'screens',
  'content',
  'counts',
  'figures',
  'records',
  'leads',
  'accounts',
] as const
export type View = (typeof views)[number]

/** The pages that hold something for this role. */
export const viewsFor = (role: Role): View[] =>
  views.filter((view) => {
    if (view === 'records') return may(role, 'export') || may(role, 'read-tours')
    if (view === 'counts') return may(role, 'keep-tours')
    if (view === 'leads') return may(role, 'read-leads')
    if (view === 'accounts') return may(role, 'keep-accounts')
    return true
  })

/** `#/tour` → tour; anything else is the live view. */
export const viewOf = (hash: string): View => views.find((view) => hash === `#/${view}`) ?? 'live'
