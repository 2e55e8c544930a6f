import type { CommandType } from './commands.ts'

/** Who may do what. Denied unless named here; one test tries every role on every command, route and socket event. */

export const roles = ['administrator', 'approver', 'staff', 'explainer', 'technician', 'viewer'] as const
export type Role = (typeof roles)[number]

export const roleNames: Record<Role, { zh: string; en: string }> = {
  administrator: { zh: '管理员', en: 'Administrator' },
  approver: { zh: '审核人', en: 'Approver' },
  staff: { zh: '工作人员', en: 'Staff' },
  explainer: { zh: '讲解员', en: 'Explainer' },
  technician: { zh: '技术员', en: 'Technician' },
  viewer: { zh: '只读', en: 'Viewer' },
}

/** Whether this is the other role or one below it in the list. What a program may do is checked against both all the same. */
export const isWithin = (role: Role, other: Role): boolean => roles.indexOf(role) >= roles.indexOf(other)

const steerers: readonly Role[] = ['administrator', 'approver', 'staff', 'explainer']
const approvers: readonly Role[] = ['administrator', 'approver']
const nobody: readonly Role[] = []

/** The roles that may send a command, and whether it also needs the control lease. */
export const commandRights: Record<CommandType, { roles: readonly Role[]; lease: boolean }> = {
  open: { roles: steerers, lease: true },
  'start-ceremony': { roles: steerers, lease: true },
  'show-item': { roles: steerers, lease: true },
  'stand-by': { roles: steerers, lease: true },
  'start-tour': { roles: steerers, lease: true },
  'go-to-phase': { roles: steerers, lease: true },
  'go-to-stop': { roles: steerers, lease: true },
  'set-stage': { roles: steerers, lease: true },
  'queue-tour': { roles: steerers, lease: true },
  'unqueue-tour': { roles: steerers, lease: true },
  'set-welcome': { roles: steerers, lease: true },
  'set-plan': { roles: steerers, lease: true },
  'pause-tour': { roles: steerers, lease: true },
  'continue-tour': { roles: steerers, lease: true },
  'release-kiosk': { roles: steerers, lease: true },
  'end-tour': { roles: steerers, lease: true },
  close: { roles: steerers, lease: true },
  freeze: { roles: steerers, lease: true },
  unfreeze: { roles: steerers, lease: true },
  blank: { roles: steerers, lease: true },
  unblank: { roles: steerers, lease: true },
  // Anyone on the stand may take a wrong picture off the screens; lifting it is an approver's act.
  'show-safe': { roles: ['administrator', 'approver', 'staff', 'explainer', 'technician'], lease: false },
  'clear-safe': { roles: approvers, lease: false },
  // One act on any signed-in device. A technician or viewer who raised it needs someone who steers to lift it.
  'raise-emergency': { roles, lease: false },
  'clear-emergency': { roles: steerers, lease: false },
  'set-solemn': { roles: steerers, lease: true },
  'set-rehearsal': { roles: steerers, lease: true },
  'set-muted': { roles: steerers, lease: true },
  'set-volume': { roles: steerers, lease: true },
  'set-staff-check': { roles: ['administrator', 'staff', 'explainer', 'technician'], lease: false },
  'take-control': { roles: steerers, lease: false },
  'request-control': { roles: steerers, lease: false },
  'grant-control': { roles: steerers, lease: true },
  'deny-control': { roles: steerers, lease: true },
  'yield-control': { roles: steerers, lease: false },
  'prepare-bundle': { roles: nobody, lease: false },
  'show-bundle': { roles: nobody, lease: false },
  'follow-timetable': { roles: nobody, lease: false },
  'drop-lease': { roles: nobody, lease: false },
}

export const mayCommand = (role: Role, type: CommandType): boolean => commandRights[type].roles.includes(role)
