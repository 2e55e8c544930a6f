import type { Content } from '#shared/content.ts'
import { EventId, VisitId, type BundleHash, type ExhibitId, type KioskId } from '#shared/ids.ts'
import { timeOrderedId } from '#shared/time-ordered-id.ts'
import type { Audience, VisitEvent, VisitEventDetail } from '#shared/visit-events.ts'
import type { Chance } from './chance.ts'

/** One visitor at one screen, who looks at a few exhibits the way people do. */

export type Circumstances = {
  chance: Chance
  content: Content
  bundle: BundleHash
  kiosk: KioskId
  audience?: Audience
  rehearsal?: boolean
}

/** The events of a visit that begins at `start`, by the screen's own clock. */
export function visitAt(start: number, around: Circumstances): VisitEvent[] {
  return new Visit(start, around).walk()
}

class Visit {
  readonly #around: Circumstances
  readonly #start: number
  readonly #id: VisitId
  readonly #events: VisitEvent[] = []
  #now: number
  #lastTouch: number
  #actions = 0
  #language = 'zh'

  constructor(start: number, around: Circumstances) {
    this.#around = around
    this.#start = start
    this.#now = start
    this.#lastTouch = start
    this.#id = VisitId.parse(timeOrderedId(start, around.chance.bytes()))
  }

  walk(): VisitEvent[] {
    const { chance } = this.#around
    this.#write({ type: 'visit-started', via: 'attract', language: 'zh' })
    this.#act({ type: 'home-opened' })
    if (chance.number() < 0.08) this.#choose()
    const wanted = chance.one([
      [0, 15],
      [1, 30],
      [2, 25],
      [4, 20],
      [7, 10],
    ])
    for (let seen = 0; seen < wanted; seen++) this.#look()
    if (chance.number() < 0.12) this.#quiz()
    return this.#end()
  }

  #choose(): void {
    const language = this.#around.chance.one(
      this.#around.content.languages.map((name) => [name, name === 'zh' ? 1 : 4]),
    )
    this.#language = language
    this.#wait(1, 6)
    this.#act({ type: 'language-chosen', language })
  }

  #look(): void {
    const { chance, content } = this.#around
    this.#wait(2, 15)
    // Some exhibits draw more people than others.
    const { id: exhibit } = chance.one(content.exhibits.map((one, place) => [one, 1 + (place % 5)]))
    this.#act({ type: 'exhibit-opened', exhibit, from: 'home' })
    const opened = this.#now
    this.#wait(1, chance.one([[3, 20], [40, 65], [240, 15]])) // prettier-ignore
    if (chance.number() < 0.15) this.#act({ type: 'qr-shown', exhibit })
    if (chance.number() < 0.2) this.#like(exhibit)
    this.#write({ type: 'exhibit-closed', exhibit, dwellMs: this.#now - opened })
    this.#act({ type: 'home-opened' })
  }

  /** A few take it back, and one or two think again. */
  #like(exhibit: ExhibitId): void {
    const { chance } = this.#around
    const turns = chance.one([[1, 80], [2, 15], [3, 5]]) // prettier-ignore
    for (let turn = 0; turn < turns; turn++) {
      this.#wait(1, 3)
      this.#act({ type: 'exhibit-liked', exhibit, liked: turn % 2 === 0 })
    }
  }

  #quiz(): void {
    const { chance, content } = this.#around
    const questions = (content.quiz ?? []).slice(0, 3)
    this.#wait(2, 8)
    this.#act({ type: 'quiz-started' })
    let right = 0
    for (const { id: question } of questions) {
      if (chance.number() < 0.1) return // walks away
      this.#wait(3, 20)
      const correct = chance.number() < 0.6
      if (correct) right++
      this.#act({ type: 'quiz-answered', question, correct })
    }
    if (questions.length > 0) this.#act({ type: 'quiz-finished', right, of: questions.length })
  }

  #end(): VisitEvent[] {
    const reason = this.#around.chance.one([['idle', 70], ['finished', 30]] as const) // prettier-ignore
    if (reason === 'idle') this.#now += 65_000
    const durationMs = this.#lastTouch - this.#start
    this.#write({ type: 'visit-ended', reason, language: this.#language, durationMs, actions: this.#actions })
    return this.#events
  }

  #wait(least: number, most: number): void {
    this.#now += this.#around.chance.between(least * 1_000, most * 1_000)
  }

  #act(detail: VisitEventDetail): void {
    this.#actions++
    this.#lastTouch = this.#now
    this.#write(detail)
  }

  #write(detail: VisitEventDetail): void {
    const { chance, kiosk, bundle, audience = 'visitor', rehearsal = false } = this.#around
    // As the screens count events of one millisecond, so that sorted by time and id they are in order.
    const random = chance.bytes()
    random.set([this.#events.length >> 5, this.#events.length % 32])
    const id = EventId.parse(timeOrderedId(this.#now, random))
    this.#events.push({ id, at: this.#now, kiosk, visit: this.#id, audience, rehearsal, bundle, ...detail })
  }
}
