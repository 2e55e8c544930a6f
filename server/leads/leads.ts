import type { Logger } from 'pino'
import type { KioskId } from '#shared/ids.ts'
import { LeadRow, type LeadList, type LeadStored, type NewLead } from '#shared/leads.ts'
import { groupPhone, maskPhone } from '#shared/phone.ts'
import type { AuditLog } from '../storage/audit-log.ts'
import type { Database } from '../storage/database.ts'
import * as log from '../storage/lead-log.ts'
import { Turns } from '../turns.ts'
import type { LeadKey } from './lead-key.ts'
import { LeadLimits } from './lead-limits.ts'
import { LeadTickets } from './lead-tickets.ts'

const listed = 500
const attempts = 20 // a code that is taken already is rare, twenty in a row are not to be expected
const checkEveryMs = 3_600_000 // a day ends at midnight; an hour later its numbers are gone

type Parts = { db: Database; key: LeadKey; audit: AuditLog; now: () => number; log: Logger; sqlite: boolean }

/** Where a lead comes from, and how long it may stay: `until` is the day that the visitor read, `deleteAt` its end. */
export type LeadOrigin = { kiosk: KioskId; rehearsal: boolean; until: string; deleteAt: number }

/** 对接意向 on the server: on disk and sealed before anybody is thanked, gone when the notice said so (P3–P7). */
export class Leads {
  readonly limits = new LeadLimits()
  readonly tickets: LeadTickets
  readonly #parts: Parts
  readonly #turns = new Turns()

  constructor(parts: Parts) {
    this.#parts = parts
    this.tickets = new LeadTickets(parts.now)
  }

  /** Deletes what is due, now and then every hour. Returns the stop. */
  start(): () => void {
    const { sqlite, db } = this.#parts
    const check = () => this.expire().catch((error: unknown) => this.#failed(error))
    if (sqlite) this.#turns.take(() => log.forgetDeleted(db)).catch((error: unknown) => this.#failed(error))
    void check()
    const timer = setInterval(() => void check(), checkEveryMs)
    return () => clearInterval(timer)
  }

  /** Whether this id was sent before. */
  async knows(id: string): Promise<boolean> {
    return (await log.findLead(this.#parts.db, id)) !== null
  }

  /** On disk when it resolves. Sent again it gives the same answer; null: it was taken back meanwhile. */
  leave(lead: NewLead, origin: LeadOrigin): Promise<LeadStored | null> {
    return this.#turns.take(async () => {
      const { db, key } = this.#parts
      const known = await log.findLead(db, lead.id)
      if (known) return this.#again(known)
      const code = await this.#freeCode(lead.id)
      const { id, exhibit, kind, notice } = lead
      const { kiosk, rehearsal, until, deleteAt } = origin
      await log.insertLead(db, {
        ...{ id, kiosk, exhibit, kind, notice, at: this.#now(), kept_until: until, delete_at: deleteAt },
        ...{ pass_on: lead.passOn ? 1 : 0, rehearsal: rehearsal ? 1 : 0, ending: null, ended_at: null },
        ...{ sealed: key.seal(id, lead.phone), code_hash: key.hashOf(code) },
      })
      return { code, until }
    })
  }

  /** Takes back whatever this code stands for. False: there is no such code. */
  withdrawByCode(code: string, actor: string): Promise<boolean> {
    const { db, key } = this.#parts
    return this.#withdraw(() => log.findLeadByCode(db, key.hashOf(code)), actor)
  }

  /** Takes back this one. False: there is none, or it has ended. */
  withdraw(id: string, actor: string, onlyOf?: KioskId): Promise<boolean> {
    return this.#withdraw(async () => {
      const lead = await log.findLead(this.#parts.db, id)
      return lead && (onlyOf === undefined || lead.kiosk === onlyOf) ? lead : null
    }, actor)
  }

  /** The number in full, after the audit has it that somebody looked, and why. Null: it is gone; `unreadable`: its key is. */
  async reveal(id: string, actor: string, reason: string): Promise<{ phone: string } | 'unreadable' | null> {
    const { db, audit, key } = this.#parts
    const lead = await log.findLead(db, id)
    if (!lead?.sealed) return null
    await audit.append({ at: this.#now(), actor, action: 'lead-revealed', detail: { lead: id, reason } })
    const phone = key.unseal(id, lead.sealed)
    return phone === null ? 'unreadable' : { phone: groupPhone(phone) }
  }

  /** The newest ones with their numbers masked, and the counts of all. */
  async list(): Promise<LeadList> {
    const { db } = this.#parts
    const [leads, counts] = await Promise.all([log.newestLeads(db, listed), log.countLeads(db)])
    return { leads: leads.map((lead) => this.#masked(lead)), counts }
  }

  /** Every number that is held, for a file. */
  async *held(): AsyncGenerator<{ lead: log.LeadRecord; phone: string | null }[]> {
    for await (const page of log.readHeldLeads(this.#parts.db)) {
      yield page.map((lead) => ({ lead, phone: this.#phoneOf(lead) }))
    }
  }

  /** Deletes every number whose last day is over, and tells the audit how many they were. */
  async expire(): Promise<void> {
    await this.#turns.take(async () => {
      const { db, audit } = this.#parts
      const now = this.#now()
      const due = await log.dueLeads(db, now)
      if (due.length === 0) return
      const entry = { at: now, actor: 'server', action: 'leads-deleted', detail: { count: due.length } }
      await audit.append(entry, (tx) => log.emptyLeads(tx, due, 'expired', now))
      await this.#emptyLog()
    })
  }

  /** Resolves when nothing is being written any more. */
  settled(): Promise<void> {
    return this.#turns.settled()
  }

  #withdraw(find: () => Promise<log.LeadRecord | null>, actor: string): Promise<boolean> {
    return this.#turns.take(async () => {
      const lead = await find()
      if (!lead || lead.ending !== null) return false
      const now = this.#now()
      const entry = { at: now, actor, action: 'lead-withdrawn', detail: { lead: lead.id } }
      await this.#parts.audit.append(entry, (tx) => log.emptyLeads(tx, [lead.id], 'withdrawn', now))
      await this.#emptyLog()
      return true
    })
  }

  /** Of one that is there already: the code that its hash was made from. */
  #again({ id, ending, code_hash, kept_until }: log.LeadRecord): LeadStored | null {
    if (ending !== null) return null
    for (let attempt = 0; attempt < attempts; attempt++) {
      const code = this.#parts.key.codeOf(id, attempt)
      if (this.#parts.key.hashOf(code) === code_hash) return { code, until: kept_until }
    }
    throw new Error(`The lead ${id} was sealed with another key.`)
  }

  async #freeCode(id: string): Promise<string> {
    const { db, key } = this.#parts
    for (let attempt = 0; attempt < attempts; attempt++) {
      const code = key.codeOf(id, attempt)
      if ((await log.findLeadByCode(db, key.hashOf(code))) === null) return code
    }
    throw new Error(`No code is free for the lead ${id}.`)
  }

  #masked(lead: log.LeadRecord): LeadRow {
    const { id, kiosk, exhibit, kind, at, ending, delete_at: deletedOn } = lead
    const phone = this.#phoneOf(lead)
    return LeadRow.parse({
      ...{ id, kiosk, exhibit, kind, at, ending, deletedOn, phone: phone && maskPhone(phone) },
      ...{ passOn: lead.pass_on === 1, rehearsal: lead.rehearsal === 1 },
    })
  }

  #phoneOf({ id, sealed }: log.LeadRecord): string | null {
    return sealed === null ? null : this.#parts.key.unseal(id, sealed)
  }

  async #emptyLog(): Promise<void> {
    if (this.#parts.sqlite) await log.emptyLog(this.#parts.db)
  }

  #now(): number {
    return Math.round(this.#parts.now())
  }

  #failed(error: unknown): void {
    this.#parts.log.error({ error }, 'leads that are due could not be deleted; it is tried again in an hour')
  }
}
