import type { BundleHash, ExhibitId, LeadId } from '#shared/ids.ts'
import type { LeadKind, LeadStored } from '#shared/leads.ts'
import { isPhone, longestPhone } from '#shared/phone.ts'
import type { LeadDesk } from './lead-desk.ts'
import type { CodeAnswer, LeadTrouble } from './lead-sender.ts'

type Step = 'notice' | 'form' | 'phone' | 'done' | 'withdraw' | 'withdrawn'

/** What the visitor read before writing: the notice of this bundle, and the last day that it named. */
export type LeadRead = { exhibit: ExhibitId; notice: BundleHash; until: string }

const codeLength = 9

/**
 * One visitor's lead while the page is open (P2–P4). It lives in that page alone: no visit, no memory and no disk knows
 * of it, and when the page goes it is gone.
 */
export class Lead {
  agreed = $state(false)
  over14 = $state(false)
  passOn = $state(false)
  kind = $state.raw<LeadKind | null>(null)
  #step = $state.raw<Step>('notice')
  #digits = $state('')
  #code = $state('')
  #busy = $state(false)
  #trouble = $state.raw<LeadTrouble | null>(null)
  #answer = $state.raw<Exclude<CodeAnswer, 'withdrawn'> | null>(null)
  #stored = $state.raw<LeadStored | null>(null)
  #link = $state.raw<string | null>(null)
  #sending: LeadId | null = null
  #gone = false
  readonly #desk: LeadDesk

  constructor(desk: LeadDesk) {
    this.#desk = desk
  }

  get step(): Step {
    return this.#step
  }
  /** The number as far as it is typed. */
  get digits(): string {
    return this.#digits
  }
  /** The code as far as it is typed, to take an earlier lead back. */
  get code(): string {
    return this.#code
  }
  /** Something is on its way to the server. */
  get busy(): boolean {
    return this.#busy
  }
  get trouble(): LeadTrouble | null {
    return this.#trouble
  }
  get answer(): Exclude<CodeAnswer, 'withdrawn'> | null {
    return this.#answer
  }
  /** Where the visitor's own phone finds the form; null where phones cannot reach the booth. */
  get link(): string | null {
    return this.#link
  }
  get stored(): LeadStored | null {
    return this.#stored
  }
  get mayWrite(): boolean {
    return this.agreed && this.over14
  }
  get maySend(): boolean {
    return this.mayWrite && this.kind !== null && isPhone(this.#digits) && !this.#busy
  }
  get mayWithdraw(): boolean {
    return this.#code.length === codeLength && !this.#busy
  }

  write = (): void => {
    if (!this.mayWrite) return
    this.#trouble = null
    this.#step = 'form'
  }
  readAgain = (): void => {
    this.#code = ''
    this.#answer = null
    this.#step = 'notice'
  }
  openPhone = (): void => {
    this.#clear()
    this.#step = 'phone'
  }
  /** Asks for a link of this visitor's own (P11). */
  async findLink({ exhibit, notice }: Pick<LeadRead, 'exhibit' | 'notice'>): Promise<void> {
    const link = this.#desk.online ? await this.#desk.sender.link({ exhibit, notice }) : null
    if (!this.#gone) this.#link = link
  }
  openWithdrawal = (): void => {
    this.#clear()
    this.#step = 'withdraw'
  }
  type = (digits: string): void => {
    if (!this.#busy) this.#digits = digits.replace(/\D/g, '').slice(0, longestPhone)
  }
  typeCode = (digits: string): void => {
    this.#answer = null
    if (!this.#busy) this.#code = digits.replace(/\D/g, '').slice(0, codeLength)
  }

  /** True: it is on the server's disk, and the code is on the glass. */
  send = async ({ exhibit, notice, until }: LeadRead): Promise<boolean> => {
    const { kind, passOn } = this
    if (!this.maySend || kind === null || !this.#desk.online) return false
    const id = this.#desk.newId()
    this.#sending = id
    this.#busy = true
    const what = { id, exhibit, kind, phone: this.#digits, passOn, notice, until }
    const stored = await this.#desk.sender.leave({ ...what, agreed: true, over14: true })
    this.#busy = false
    this.#sending = null
    // Whether a lead that nobody was thanked for arrived or not: it must not stay.
    if (this.#gone || stored === 'failed') this.#desk.forget(id)
    this.#clear()
    if (this.#gone) return false
    if (typeof stored === 'string') this.#trouble = stored
    else this.#stored = stored
    this.#step = typeof stored === 'string' ? 'notice' : 'done'
    return typeof stored !== 'string'
  }

  withdraw = async (): Promise<void> => {
    if (!this.mayWithdraw) return
    this.#busy = true
    const answer = await this.#desk.sender.withdraw(this.#code)
    this.#busy = false
    if (this.#gone) return
    this.#answer = answer === 'withdrawn' ? null : answer
    if (answer !== 'withdrawn') return
    this.#code = ''
    this.#step = 'withdrawn'
  }

  /** A freeze keeps what is on the glass, for cameras as well: what is half typed is taken off it first (K91). */
  hide = (): void => {
    if (this.#busy || (this.#step !== 'form' && this.#step !== 'withdraw')) return
    this.#clear()
    this.readAgain()
  }

  /** The page goes: interrupted, left, idle. What is still on its way is taken back when its answer comes. */
  leave = (): void => {
    this.#gone = true
    this.#clear()
    this.#code = ''
    this.#stored = null
    if (this.#sending) this.#desk.forget(this.#sending)
  }

  #clear(): void {
    this.agreed = false
    this.over14 = false
    this.passOn = false
    this.kind = null
    this.#digits = ''
  }
}
