import type { Role } from '#shared/rights.ts'

/** What the panel offers to whom, apart from commands. The server decides; this only keeps dead buttons off the glass. */
const acts = {
  'set-up-kiosks': ['administrator', 'staff', 'technician'],
  'help-kiosks': ['administrator', 'staff', 'explainer', 'technician'],
  publish: ['administrator', 'approver'],
  import: ['administrator', 'approver', 'staff'],
  export: ['administrator', 'approver', 'staff'],
  'read-tours': ['administrator', 'approver', 'staff', 'explainer', 'viewer'],
  'keep-tours': ['administrator', 'approver', 'staff', 'explainer'],
  'read-leads': ['administrator', 'approver', 'staff'],
  'export-leads': ['administrator', 'approver'],
  'read-audit': ['administrator', 'approver'],
  'keep-accounts': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Act = keyof typeof acts

export const may = (role: Role, act: Act): boolean => (acts[act] as readonly Role[]).includes(role)
