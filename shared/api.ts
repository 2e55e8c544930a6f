import { z } from 'zod'
import { Command } from './commands.ts'
import { KioskId, Sha256 } from './ids.ts'
import { roles } from './rights.ts'
import { Words } from './words.ts'

/** Bodies and answers of the HTTP interface that have no home of their own. The routes and `/api/openapi.json` use these. */

export const Pin = z.string().regex(/^[0-9]{6,12}$/, 'six to twelve digits')
export const AccountName = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._·-]*$/u, 'letters and digits')

/** One line that any database stores as it is: no control characters, no half of a surrogate pair. */
const line = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'one line of text')

export const SignIn = z.strictObject({ name: line, pin: z.string().min(1).max(64) })
export const SignedIn = z.object({ token: z.string(), role: z.enum(roles), name: z.string() })
export type SignedIn = z.infer<typeof SignedIn>

export const Account = z.object({
  name: z.string(),
  role: z.enum(roles),
  disabled: z.boolean(),
  createdAt: z.number(),
  lastSignIn: z.number().nullable(),
})
export type Account = z.infer<typeof Account>

export const NewAccount = z.strictObject({ name: AccountName, role: z.enum(roles), pin: Pin })
export const AccountChange = z.strictObject({
  role: z.enum(roles).optional(),
  pin: Pin.optional(),
  disabled: z.boolean().optional(),
})

export const SessionRow = z.object({
  id: z.string(),
  account: z.string(),
  role: z.enum(roles),
  createdAt: z.number(),
  seenAt: z.number(),
  address: z.string(),
  device: z.string(),
  own: z.boolean(), // the one that asks
})
export type SessionRow = z.infer<typeof SessionRow>

/** A program's token as it is listed. The token itself is shown once, when it is made. */
export const ApiTokenRow = z.object({
  id: z.string(),
  account: z.string(), // its owner
  name: z.string(),
  role: z.enum(roles),
  createdAt: z.number(),
  createdBy: z.string(),
  lastUsed: z.number().nullable(),
})
export type ApiTokenRow = z.infer<typeof ApiTokenRow>

/** Without `account` it is the caller's own. */
export const NewApiToken = z.strictObject({ account: AccountName.optional(), name: AccountName, role: z.enum(roles) })
export const MadeApiToken = z.object({ token: z.string(), row: ApiTokenRow })
export type MadeApiToken = z.infer<typeof MadeApiToken>

const TourStep = z.object({ name: Words, command: Command })

/** Where a tour is, and where one key forward or back leads; null where there is nowhere to go. */
export const TourSteps = z.object({
  revision: z.number(),
  now: TourStep.nullable(),
  next: TourStep.nullable(),
  back: TourStep.nullable(),
})
export type TourSteps = z.infer<typeof TourSteps>

/** `revision`: what the key was pressed on. If the booth has moved since, nothing happens. */
export const StepPress = z.strictObject({ revision: z.number().int().nonnegative().optional() })

export const PairRequest = z.strictObject({
  code: z.string().regex(/^[0-9]{6}$/, 'six digits'),
  screen: KioskId,
  name: line.optional(),
})

export const KioskChange = z.strictObject({ name: line })

/** Screens that wait for somebody to type their code; the code itself is only on their glass. */
export const WaitingScreen = z.object({ screen: z.string().nullable(), address: z.string(), since: z.number() })
export type WaitingScreen = z.infer<typeof WaitingScreen>

export const ContentStatus = z.object({
  published: Sha256,
  draft: Sha256,
  changed: z.boolean(), // the draft differs from what is published
  problem: z.object({ file: z.string(), path: z.string(), detail: z.string() }).nullable(),
  /** Of the draft: what visitors may choose, what no native speaker has read, and the first of the texts that are not translated. */
  languages: z.object({
    offered: z.array(z.string()),
    drafts: z.array(z.string()),
    missing: z.array(z.object({ path: z.string(), language: z.string() })),
    missingCount: z.number(),
  }),
})
export type ContentStatus = z.infer<typeof ContentStatus>

export const Health = z.object({
  status: z.enum(['ok', 'degraded', 'failing']),
  version: z.string(),
  revision: z.number(),
  bundle: z.string(),
})
export type Health = z.infer<typeof Health>

export const AuditRow = z.object({
  seq: z.number(),
  at: z.number(),
  actor: z.string(),
  action: z.string(),
  detail: z.string(),
  hash: z.string(),
})
export type AuditRow = z.infer<typeof AuditRow>

/** RFC 9457. `reason` is set on a refusal (see `refusals.ts`). */
export const Problem = z.object({
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  reason: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>
