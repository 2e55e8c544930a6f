import { checks } from '#shared/checks/list.ts'
import { remarksOn } from '#shared/checks/remarks.ts'
import type { Remark } from '#shared/checks/list.ts'
import type { Content } from '#shared/content.ts'
import { withValueAt } from '#shared/draft/differences.ts'
import { merge, type Clash } from '#shared/draft/merge.ts'
import { same } from '#shared/draft/same.ts'
import type { DraftItem, DraftProblem } from '#shared/draft/wire.ts'
import { call } from '../http.ts'
import { callOf, type Opened } from './address.ts'
import { saveItem } from './save.ts'

export type EditingState = 'loading' | 'gone' | 'saved' | 'typing' | 'saving' | 'kept' | 'clash' | 'offline'

const pauseMs = 700 // a sentence is not saved letter by letter
const againMs = 3_000
const lookMs = 5_000

/** One item in its form: what is typed, what was kept of it, and what somebody else did meanwhile. */
export class Editing {
  readonly opened: Opened
  #base = $state.raw<unknown>(null)
  #value = $state.raw<unknown>(null)
  #state = $state<EditingState>('loading')
  #problems = $state.raw<readonly DraftProblem[]>([])
  #glyphs = $state.raw<readonly { path: string; characters: string }[]>([])
  #clashes = $state.raw<readonly Clash[]>([])
  #resumed = $state(false)
  #merged = $state(false)
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending = false

  constructor(opened: Opened) {
    this.opened = opened
  }

  get value() {
    return this.#value
  }
  get state() {
    return this.#state
  }
  get clashes() {
    return this.#clashes
  }
  get resumed() {
    return this.#resumed
  }
  get merged() {
    return this.#merged
  }

  /** All that is to be said of the form, in one list: by the schema, by the checks, by the fonts. */
  remarks(content: Content): Remark[] {
    const problems = this.#problems.map(({ path, says }): Remark => ({
      check: 'untranslated',
      path,
      weight: 'refuse',
      says,
    }))
    const glyphs = this.#glyphs.map(({ path, characters }): Remark => ({
      ...{ check: 'glyph', path, weight: 'refuse' },
      says: { zh: `“${characters}”：${checks.glyph.zh}`, en: `“${characters}”: ${checks.glyph.en}` },
    }))
    const found = remarksOn(this.opened.kind, this.#value, content)
    const known = new Set(problems.map(({ path }) => path))
    return [...problems, ...glyphs, ...found.filter(({ check, path }) => check !== 'untranslated' || !known.has(path))]
  }

  async load(): Promise<void> {
    const answer = await call<DraftItem>('GET', callOf(this.opened))
    if (!answer.ok) return void (this.#state = answer.error.status === 404 ? 'gone' : 'offline')
    const { value, unfinished } = answer.value
    this.#base = unfinished ? unfinished.base : value
    this.#value = unfinished ? unfinished.value : value
    this.#resumed = unfinished !== null
    this.#state = unfinished ? 'kept' : 'saved'
    if (unfinished) void this.#save()
  }

  /** Looks for what others did while nobody types here. Returns the stop, which keeps what is still to be kept. */
  start(): () => void {
    void this.load()
    const timer = setInterval(() => void this.#look(), lookMs)
    return () => {
      clearInterval(timer)
      clearTimeout(this.#timer)
      if (this.#state === 'typing') void this.#save()
    }
  }

  put(path: string, said: unknown): void {
    this.#value = withValueAt(this.#value, path, said)
    this.#state = 'typing'
    this.#later(pauseMs)
  }

  /** Mine or theirs, for one field that two people changed. */
  choose(clash: Clash, whose: 'mine' | 'theirs'): void {
    this.#clashes = this.#clashes.filter(({ path }) => path !== clash.path)
    this.#value = withValueAt(this.#value, clash.path, clash[whose])
    if (this.#clashes.length > 0) return
    this.#state = 'typing'
    this.#later(0)
  }

  async discard(): Promise<void> {
    await call('DELETE', `${callOf(this.opened)}/unfinished`)
    this.#problems = []
    await this.load()
  }

  #later(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#save(), ms)
  }

  async #look(): Promise<void> {
    if (this.#state !== 'saved') return
    const answer = await call<DraftItem>('GET', callOf(this.opened))
    if (!answer.ok || this.#state !== 'saved' || same(answer.value.value, this.#base)) return
    this.#base = answer.value.value
    this.#value = answer.value.value
    this.#merged = true
  }

  async #save(): Promise<void> {
    if (this.#sending) return this.#later(pauseMs)
    if (this.#clashes.length > 0) return
    const sent = this.#value
    this.#sending = true
    this.#state = 'saving'
    const [saved] = await Promise.all([saveItem(callOf(this.opened), { base: this.#base, value: sent }), this.#check()])
    this.#sending = false
    if (saved.ok) this.#took(sent, saved.value.value, saved.value.merged)
    else if (saved.error?.reason === 'clash') this.#clash(saved.error)
    else if (saved.error) this.#refused(saved.error.problems ?? [{ path: '', says: bothWays(saved.error.detail) }])
    else {
      this.#state = 'offline'
      this.#later(againMs)
    }
  }

  #took(sent: unknown, value: unknown, merged: boolean): void {
    const typed = this.#value
    this.#base = value
    this.#problems = []
    this.#merged = merged
    this.#resumed = false
    if (same(sent, typed)) {
      this.#value = value
      this.#state = 'saved'
      return
    }
    const both = merge(sent, typed, value) // what was typed meanwhile goes over what came back
    this.#value = both.clashes.reduce((now, { path, mine }) => withValueAt(now, path, mine), both.value)
    this.#state = 'typing'
    this.#later(pauseMs)
  }

  #clash({ clashes = [], theirs, value }: { clashes?: Clash[] | undefined; theirs?: unknown; value?: unknown }): void {
    this.#clashes = clashes
    this.#base = theirs
    this.#value = value
    this.#state = 'clash'
  }

  #refused(problems: readonly DraftProblem[]): void {
    this.#problems = problems
    this.#state = 'kept'
  }

  async #check(): Promise<void> {
    const answer = await call<{ glyphs: { path: string; characters: string }[] }>(
      'POST',
      `${callOf(this.opened)}/check`,
      { value: this.#value },
    )
    if (answer.ok) this.#glyphs = answer.value.glyphs
  }
}

const bothWays = (detail: string) => ({ zh: detail, en: detail })
