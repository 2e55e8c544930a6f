import type { Role } from '#shared/rights.ts'
import { may } from './may.ts'

export const views = [
  'live',
  'tour',
  'screens',
  'content',
  'setup',
  'counts',
  'figures',
  'records',
  'units',
  'leads',
  'accounts',
] as const
export type View = (typeof views)[number]

/** The pages that hold something for this role. */
export const viewsFor = (role: Role): View[] =>
  views.filter((view) => {
    if (view === 'records') return may(role, 'export') || may(role, 'read-tours')
    if (view === 'setup' || view === 'counts') return may(role, 'keep-tours')
    if (view === 'units') return may(role, 'import')
    if (view === 'leads') return may(role, 'read-leads')
    if (view === 'accounts') return may(role, 'keep-accounts')
    return true
  })

/** `#/tour` → tour, and so is what lies under it; anything else is the live view. */
export const viewOf = (hash: string): View =>
  views.find((view) => hash === `#/${view}` || hash.startsWith(`#/${view}/`)) ?? 'live'
