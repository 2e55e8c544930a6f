import type { Server as IoServer, Socket as IoSocket } from 'socket.io'
import type { Socket as IoClient } from 'socket.io-client'
import { z } from 'zod'
import type { Booth } from './booth.ts'
import type { Call } from './calls.ts'
import type { LiveCondition } from './set-up-board.ts'
import type { Command } from './commands.ts'
import { KioskId } from './ids.ts'
import type { KioskPresence, KioskStatus, Painted } from './presence.ts'
import type { Refusal } from './refusals.ts'
import type { Result } from './result.ts'
import type { Role } from './rights.ts'
import type { Due } from './schedule.ts'
import type { LinkMaker } from './short-link.ts'
import type { Warning } from './warnings.ts'

/** The Socket.IO vocabulary, in one place. Types only from socket.io: they vanish. */

export const Handshake = z.object({
  token: z.string().max(200).optional(),
  protocol: z.number().int().optional(),
  build: z.string().max(80).optional(),
  /** Only from a kiosk that is not paired: the name it would like. */
  screen: KioskId.optional(),
})
export type Handshake = z.infer<typeof Handshake>

export type BoothMessage = { booth: Booth; serverTime: number }
export type ClockReply = { received: number; sent: number } // booth time

/** `sentAt` is the sender's own wall clock: it shows a tablet whose clock is wrong. */
export const ClockQuestion = z.object({ wall: z.number() })
export type ClockQuestion = z.infer<typeof ClockQuestion>

export interface ServerToKiosk {
  booth: (message: BoothMessage) => void
  /** The six digits to show, and nothing else, for a screen that is not paired. */
  pairing: (message: { code: string; screen: string | null }) => void
  paired: (message: { token: string; kiosk: KioskId }) => void
  /** This screen's pairing was revoked: forget the token. */
  unpaired: () => void
  identify: (message: { number: number; name: string; seconds: number }) => void
  /** This screen's call for an explainer as it now stands; null on connecting when there is none. */
  call: (call: Call | null) => void
  /** How this screen makes the short links of its codes; null without a public address. */
  links: (maker: LinkMaker | null) => void
  reload: () => void
}

export interface KioskToServer {
  painted: (painted: Painted) => void
  status: (status: KioskStatus) => void
  clock: (question: ClockQuestion, reply: (times: ClockReply) => void) => void
}

export type Identity = { session: string; name: string; role: Role }

/** How publishing goes: which screens have the new bundle completely. */
export type Publication = { bundle: string; startedAt: number; ready: string[]; waiting: string[]; seconds: number }

export interface ServerToTablet {
  booth: (message: BoothMessage) => void
  kiosks: (kiosks: KioskPresence[]) => void
  warnings: (warnings: Warning[]) => void
  publication: (publication: Publication | null) => void
  timetable: (due: Due) => void
  /** The calls for an explainer that are open, oldest first. */
  calls: (calls: readonly Call[]) => void
  /** What the set-up board knows of exhibits today. */
  conditions: (live: readonly LiveCondition[]) => void
  identity: (identity: Identity) => void
  /** The session ended or was revoked. */
  'signed-out': () => void
  reload: () => void
}

export type CommandReply = Result<{ revision: number }, Refusal>

export interface TabletToServer {
  command: (command: Command, reply: (result: CommandReply) => void) => void
  clock: (question: ClockQuestion, reply: (times: ClockReply) => void) => void
}

export type KioskSocket = IoClient<ServerToKiosk, KioskToServer>
export type TabletSocket = IoClient<ServerToTablet, TabletToServer>
export type KioskPeer = IoSocket<KioskToServer, ServerToKiosk>
export type TabletPeer = IoSocket<TabletToServer, ServerToTablet>
export type Io = IoServer
